/**
 * The real daemons as the judges of what Censo reads: the same trees are read here and by the
 * daemon in a container, and both readings are compared as text.
 *
 * <p>A test of one source gives four things:
 *
 * <pre>
 * Tree.all(source, random -> tree)   case folders, example hosts, generated variants
 * Daemon.of(image, name, "…")        a container with the daemon, and its version, asked from itself
 * NAME.py, .php or .sh               a driver among this package's resources: it is run as `driver /trees`, looks at each
 *                                    /trees/N/root and prints one line of JSON for it, {"tree": "N", …}; laid.py beside it lays trees over the
 *                                    machine, for daemons that are run in the tree itself
 * Comparison.check                   Censo's reading and the driver's line, each as canonical text
 * </pre>
 *
 * <p>Where the two differ and that is meant, the comparison names it by a {@link
 * censo.packaging.oracle.Known} with its reason; it is counted apart. Nothing else is left out.
 * What was compared stands in {@code packaging/target/oracle/*.tsv}, and {@code script/test} ends
 * with the sum.
 *
 * <p>Must never: ask a daemon outside of a container, or correct a daemon's answer. Bytes that are
 * no UTF-8 are characters of that number on both sides.
 */
package censo.packaging.oracle;
