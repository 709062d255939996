/**
 * supervisord's configuration, as {@code supervisor/options.py} and {@code datatypes.py} of
 * supervisor 4.2 and 4.3 read it on top of CPython's {@code configparser}. The functions that are
 * named in comments are theirs. Never expands a {@code %(…)s} into a setting, and never asks a
 * running supervisord: even its {@code reread} changes what it knows.
 */
package censo.source.supervisor;
