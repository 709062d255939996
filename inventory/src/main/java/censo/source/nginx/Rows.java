package censo.source.nginx;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What nginx refuses in the rows of {@code map}, {@code geo} and their kin. */
final class Rows {
  private static final Pattern PERCENT = Pattern.compile("\\*|[0-9]+(\\.[0-9]{0,2})?%");
  private static final Set<String> FLAGS =
      Set.of("map hostnames", "map volatile", "geo ranges", "geo proxy_recursive");

  private Rows() {}

  /**
   * Why a row is refused; empty where it is taken.
   *
   * @param block name of the block in which it stands
   * @param seen keys that it has already; the row's is added
   */
  static Optional<String> refused(String block, Statement row, Set<String> seen) {
    if (row.isBlock()) {
      return Optional.of("unexpected \"{\"");
    }
    List<String> args = row.args();
    return switch (block) {
      case "map", "geo", "charset_map" -> {
        if (args.isEmpty() && FLAGS.contains(block + " " + row.name())) {
          yield Optional.empty();
        }
        if (args.size() != 1) {
          yield Optional.of("invalid number of the " + block + " parameters");
        }
        // The keys of a geo may repeat: the last one holds.
        boolean unique = !block.equals("map") || row.name().startsWith("~");
        yield unique || seen.add(row.name().toLowerCase(Locale.ROOT))
            ? Optional.empty()
            : Optional.of("conflicting parameter");
      }
      case "split_clients" ->
          PERCENT.matcher(row.name()).matches()
              ? Optional.empty()
              : Optional.of("invalid percent value");
      default -> Optional.empty();
    };
  }
}
