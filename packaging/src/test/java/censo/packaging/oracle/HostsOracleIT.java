package censo.packaging.oracle;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Utf8;
import censo.source.Opened;
import censo.source.hosts.Hosts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What glibc takes from {@code /etc/hosts}: every entry in order, and every name looked up in both
 * families.
 */
final class HostsOracleIT {
  private static final Pattern MULTI =
      Pattern.compile("(?im)^[ \t]*multi[ \t]+on(?![\\s\\S]*^[ \t]*multi[ \t]+off)");

  /** Lookups by name, then by family, as the line says them. */
  private static final Comparator<String> BY_NAME =
      Comparator.<String, String>comparing(line -> line.substring(0, line.indexOf(" in IPv")))
          .thenComparing(line -> line);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void names_are_found_at_the_addresses_that_glibc_finds(String image) throws Exception {
    try (Daemon glibc = Daemon.of(image, "glibc", "getconf GNU_LIBC_VERSION | cut -d' ' -f2")) {
      new Comparison(new Hosts(), glibc, List.of(glibc.elsewhere()))
          .check(
              glibc.trees(new Hosts(), HostsTexts::tree),
              "hosts.py",
              HostsOracleIT::ours,
              HostsOracleIT::theirs);
    }
  }

  private static String ours(Tree tree) {
    Reading reading = new Hosts().read(tree.root(), List.of());
    // glibc reads a line whose names were all there before, and what has no name; it finds neither.
    Stream<Item> hidden =
        reading.problems().stream()
            .filter(problem -> problem.code().equals(Code.HOSTS_SHADOWED.id()))
            .map(Problem::wouldBe)
            .flatMap(List::stream);
    List<Item> entries =
        Stream.concat(reading.items().stream(), hidden)
            .sorted(Comparator.comparingInt(item -> item.origin().line()))
            .toList();
    boolean multi =
        tree.root().open("/etc/host.conf") instanceof Opened.Read conf
            && MULTI.matcher(conf.bytes().utf8()).find();
    List<String> lines = new ArrayList<>();
    entries.stream()
        .filter(item -> !in(item, 4).isEmpty())
        .forEach(item -> lines.add(in(item, 4) + " " + names(item)));
    SortedSet<String> names = new TreeSet<>();
    entries.forEach(item -> names(item).forEach(name -> names.add(name.toLowerCase(Locale.ROOT))));
    for (String name : names) {
      for (int family : new int[] {4, 6}) {
        List<Item> found =
            entries.stream()
                .filter(item -> !in(item, family).isEmpty())
                .filter(item -> names(item).stream().anyMatch(name::equalsIgnoreCase))
                .limit(multi ? Long.MAX_VALUE : 1)
                .toList();
        if (!found.isEmpty()) {
          lines.add(
              found(
                  name,
                  family,
                  names(found.getFirst()).getFirst(),
                  found.stream().map(item -> in(item, family)).toList()));
        }
      }
    }
    return String.join("\n", lines);
  }

  private static List<String> names(Item item) {
    List<String> names = new ArrayList<>();
    names.add(item.name().replaceFirst(" #[0-9]+$", ""));
    names.addAll(item.list("aliases"));
    return names;
  }

  /** The address as a lookup of that family sees it, else nothing (files-hosts.c). */
  private static String in(Item item, int family) {
    String address = item.text("address").orElseThrow();
    if (family == 6) {
      return address.contains(":") ? address : "";
    }
    String four =
        address.equals("::1") ? "127.0.0.1" : address.replaceFirst("^::ffff:(?=.*[.])", "");
    return four.contains(":") ? "" : four;
  }

  private static String found(String name, int family, String canonical, List<String> addresses) {
    return name + " in IPv" + family + ": " + canonical + " " + addresses;
  }

  private static String theirs(Map<String, Object> answer) {
    List<String> lines = new ArrayList<>();
    for (Object entry : (List<?>) answer.get("entries")) {
      List<String> words = words(entry);
      // An entry without a name: nothing finds it.
      if (!words.get(1).isEmpty()) {
        lines.add(words.getFirst() + " " + words.subList(1, words.size()));
      }
    }
    SortedSet<String> lookups = new TreeSet<>(BY_NAME);
    ((Map<?, ?>) answer.get("names"))
        .forEach(
            (name, found) ->
                ((Map<?, ?>) found)
                    .forEach(
                        (family, entry) -> {
                          List<String> words = words(entry);
                          lookups.add(
                              found(
                                  Utf8.decode((String) name).toLowerCase(Locale.ROOT),
                                  Integer.parseInt((String) family),
                                  words.getFirst(),
                                  words.subList(1, words.size())));
                        }));
    lines.addAll(lookups);
    return String.join("\n", lines);
  }

  private static List<String> words(Object list) {
    return ((List<?>) list).stream().map(word -> Utf8.decode((String) word)).toList();
  }
}
