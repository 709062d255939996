/**
 * The commands of {@code censo-collector}, a class each. Data goes to standard output and
 * everything else to standard error; what a command prints is what the packages below say, never
 * computed here.
 */
package censo.collector.command;
