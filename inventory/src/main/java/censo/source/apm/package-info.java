/**
 * How the agents that watch a host's programs are set up: Instana, New Relic, Datadog. Their files
 * are of three formats, YAML, properties and PHP's ini, and each is read as lines of key and value;
 * what a setting means to an agent is not known here. YAML is read event by event, so that aliases
 * are never expanded, and its parser is loaded only on a host that has such a file. It must never
 * ask an agent, nor read what an agent ships as an example.
 */
package censo.source.apm;
