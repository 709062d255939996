package censo.packaging.oracle;

/** A tree that Censo and a daemon read differently; each reading is canonical text. */
record Difference(Tree tree, Daemon daemon, String ours, String theirs) {
  @Override
  public String toString() {
    return tree.kind()
        + " "
        + tree.name()
        + "\n"
        + tree.shown()
        + "=== Censo\n"
        + ours
        + "\n=== "
        + daemon.name()
        + " "
        + daemon.version()
        + "\n"
        + theirs
        + "\n";
  }
}
