/**
 * What runs under the daemons but is not in their files, and the reverse. Where a process may have
 * become another program, or may have ended as it should, nothing is said. It must never read a
 * process's environment, and never tell a number that changes by itself.
 */
package censo.source.processes;
