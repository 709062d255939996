/**
 * Kernel parameters, as systemd-sysctl sets them at boot (sysctl.d(5), systemd's
 * src/sysctl/sysctl.c). Never looks at what the running kernel has: {@code /proc/sys} is no
 * configuration.
 */
package censo.source.sysctl;
