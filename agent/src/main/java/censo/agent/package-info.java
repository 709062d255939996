/**
 * The program on a host: reads its file tree, takes a census, sends it. Reads as root may, writes
 * nothing outside its state directory, and runs no program of the host but rpm.
 */
package censo.agent;
