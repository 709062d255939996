/**
 * From end to end, with the real thing as the judge: real daemons, real Puppet, real systemd, in
 * containers.
 */
package censo.packaging;
