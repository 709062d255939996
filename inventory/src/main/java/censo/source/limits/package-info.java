/**
 * Limits of sessions, as pam_limits sets them (limits.conf(5), linux-pam's
 * modules/pam_limits/pam_limits.c). They hold for cron, su and ssh; a service that systemd starts
 * has those of its unit. Never says which limit a user ends up with: that depends on the groups it
 * is in.
 */
package censo.source.limits;
