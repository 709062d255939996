/**
 * The proof that a machine is the EC2 instance it says it is: Amazon's signature, checked with
 * certificates that lie on this machine. Asks nobody, and takes no key from the message it checks.
 */
package censo.collector.ec2;
