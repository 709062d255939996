package censo.packaging.oracle;

import censo.inventory.Bytes;
import censo.packaging.Built;
import censo.source.Cases;
import censo.source.MemoryRoot;
import censo.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A host's files, to be read by Censo and by a daemon.
 *
 * @param name unique in a comparison; for a variant with its seed, so that it can be made again
 */
record Tree(Kind kind, String name, MemoryRoot root) {
  /** Where a tree comes from. */
  enum Kind {
    CASE,
    EXAMPLE,
    VARIANT
  }

  private static final boolean SOAK = Boolean.getBoolean("censo.soak");
  private static final int VARIANTS = Integer.getInteger("censo.variants", SOAK ? 500 : 200);
  private static final long SEED = Long.getLong("censo.seed", 1);

  /**
   * Every case folder of the source, the example hosts, and {@code -Dcenso.variants} generated ones
   * of the seed {@code -Dcenso.seed} (1): 200, mostly other ones for each release of Debian, so
   * that a source meets 500; with {@code -Dcenso.soak=true} the same 500 for each.
   *
   * @param image of the daemon that reads them
   */
  static List<Tree> all(Source source, String image, Function<Random, MemoryRoot> generator) {
    List<Tree> all = new ArrayList<>();
    for (Path folder : Cases.folders(source)) {
      all.add(read(Kind.CASE, folder.getFileName().toString(), folder.resolve("root")));
    }
    for (String host : List.of("shop-01", "shop-02", "shop-03")) {
      all.add(read(Kind.EXAMPLE, host, Built.CHECKOUT.resolve("examples/hosts").resolve(host)));
    }
    int first = SOAK ? 0 : VARIANTS * 3 / 4 * release(image);
    for (int i = first; i < first + VARIANTS; i++) {
      // Each has its own, so that one of them can be made again alone.
      Random random = new Random(SEED * 1_000_003 + i);
      String name = "-Dcenso.seed=" + SEED + " variant " + i;
      all.add(new Tree(Kind.VARIANT, name, generator.apply(random)));
    }
    return all;
  }

  private static int release(String image) {
    return image.endsWith("_BULLSEYE") ? 0 : image.endsWith("_BOOKWORM") ? 1 : 2;
  }

  private static Tree read(Kind kind, String name, Path folder) {
    try {
      return new Tree(kind, name, MemoryRoot.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a variant as a person reads them; the others lie in the checkout. */
  String shown() {
    if (kind != Kind.VARIANT) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (String path : root.paths()) {
      if (Daemon.OWN.contains(path)) {
        continue;
      }
      Bytes bytes = root.bytes(path);
      root.lstat(path)
          .filter(stat -> !stat.isFolder())
          .ifPresent(
              stat ->
                  text.append("--- ")
                      .append(path)
                      .append(' ')
                      .append(
                          stat.isLink() ? "-> " + stat.target().orElse("") : stat.kind().words())
                      .append(' ')
                      .append(stat.octalMode())
                      .append(' ')
                      .append(stat.owner())
                      .append('\n')
                      .append(visible(bytes.latin1())));
    }
    return text.toString();
  }

  /** What a terminal would hide or a person would not see. */
  static String visible(String latin1) {
    StringBuilder text = new StringBuilder();
    latin1
        .chars()
        .forEach(
            c -> {
              if (c == '\n' || (c >= ' ' && c < 0x7f)) {
                text.append((char) c);
              } else {
                text.append(String.format("\\x%02x", c));
              }
            });
    return text.isEmpty() || text.charAt(text.length() - 1) == '\n'
        ? text.toString()
        : text.append("\\ (no final newline)\n").toString();
  }
}
