package censo.collector.store;

/**
 * What has a history of its own on a host.
 *
 * @param kind of an item and its place; the source of a problem; else empty
 * @param name unique within part and kind on one host
 */
record Thing(Part part, String kind, String name) {
  /** A part of a snapshot. */
  enum Part {
    HOST,
    SOURCE,
    /** Settings of an item, without where it stands. */
    ITEM,
    /** Where an item stands, by itself: a line added above moves it and changes nothing else. */
    PLACE,
    /** What is said of a file. */
    FILE,
    /** What is in a file. */
    BYTES,
    PROBLEM,
    SECRET
  }

  Thing(Part part, String name) {
    this(part, "", name);
  }
}
