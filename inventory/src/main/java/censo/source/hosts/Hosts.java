package censo.source.hosts;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading;
import censo.source.Draft;
import censo.source.Opened;
import censo.source.Root;
import censo.source.Source;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Host names and addresses of {@code /etc/hosts}. */
public final class Hosts implements Source {
  private static final String PATH = "/etc/hosts";

  /** The header of cloud-init's own template. */
  private static final Pattern REWRITTEN =
      Pattern.compile("\\s*#.*'manage_etc_hosts' as (true|localhost).*", Pattern.CASE_INSENSITIVE);

  @Override
  public String name() {
    return "hosts";
  }

  @Override
  public Reading read(Root root, List<Item> before) {
    Draft draft = new Draft(name(), root);
    switch (draft.open(PATH)) {
      case Opened.Missing() -> {
        return Reading.absent(name());
      }
      case Opened.Refused refused -> draft.lost(PATH, refused);
      case Opened.Read read -> {
        new Taker(draft, Resolver.of(root)).take(read.bytes().latin1());
        draft.doubtOddBytes(PATH, read.bytes());
      }
    }
    return draft.reading();
  }

  private static final class Taker {
    private final Draft draft;
    private final Resolver resolver;
    private final Stock stock;
    private final Map<String, Integer> uses = new HashMap<>();

    /** Names that a line before has, with the family of its address. */
    private final Set<String> known = new HashSet<>();

    Taker(Draft draft, Resolver resolver) {
      this.draft = draft;
      this.resolver = resolver;
      this.stock = new Stock(resolver.hostName().replaceFirst("\\..*", ""));
    }

    void take(String text) {
      String[] lines = text.split("\n");
      for (int i = 0; i < lines.length; i++) {
        int number = i + 1;
        boolean ended = number < lines.length || text.endsWith("\n");
        HostsLine.parse(ended ? lines[i] : unended(lines[i], number), number).ifPresent(this::take);
        if (REWRITTEN.matcher(lines[i]).matches()) {
          draft.doubt(
              Code.HOSTS_REWRITTEN,
              Origin.of(PATH, number),
              "cloud-init writes this file anew at each boot: what people add is lost",
              "edit its template in /etc/cloud/templates, or turn manage_etc_hosts off");
        }
      }
      if (!resolver.asksFiles()) {
        draft.doubt(
            Code.HOSTS_SHADOWED,
            Origin.of(PATH),
            "the line hosts: of /etc/nsswitch.conf does not name files: nobody reads this one",
            "add files to that line, or remove what stands here");
      }
    }

    /** A last line without newline, as glibc reads it. */
    private String unended(String line, int number) {
      String text = line.replaceFirst("^[ \t\u000b\f\r]+", "");
      if (!resolver.doublesUnended() || text.length() == line.length() || text.isEmpty()) {
        return line;
      }
      draft.doubt(
          Code.HOSTS_NO_FINAL_NEWLINE,
          Origin.of(PATH, number),
          "the last line begins with a blank and has no newline: glibc reads its last character twice",
          "end the file with a newline");
      // The text is moved to the front of its buffer, and what stood behind it is still there.
      return text + line.substring(text.length());
    }

    private void take(HostsLine line) {
      if (line.address().isEmpty()) {
        boolean mark = line.written().startsWith("\ufeff");
        ignore(
            line,
            Code.HOSTS_BAD_ADDRESS,
            mark
                ? "a byte order mark stands before the address; the line is ignored"
                : "the address is not one to glibc; the line is ignored",
            mark ? "save the file without it" : "correct the address or remove the line");
      } else if (line.names().isEmpty()) {
        ignore(line, Code.HOSTS_NO_NAME, "the address has no name", "add one or remove the line");
      } else if (isShadowed(line)) {
        ignore(
            line,
            Code.HOSTS_SHADOWED,
            "lines above have all its names, and without multi on in /etc/host.conf they win",
            "remove the line, or write multi on");
      } else {
        String name = line.names().getFirst();
        int use = uses.merge(name, 1, Integer::sum);
        draft.add(line.item(use == 1 ? name : name + " #" + use, PATH, stock.has(line)));
      }
    }

    private boolean isShadowed(HostsLine line) {
      String family = line.address().filter(Address::isIpv6).isPresent() ? "6 " : "4 ";
      boolean anyNew = false;
      for (String name : line.names()) {
        anyNew |= known.add(family + name.toLowerCase(Locale.ROOT));
      }
      return !anyNew && !resolver.multi();
    }

    private void ignore(HostsLine line, Code code, String message, String mend) {
      List<Item> wouldBe =
          line.names().isEmpty()
              ? List.of()
              : List.of(line.item(line.names().getFirst(), PATH, false));
      Origin at = Origin.of(PATH, line.number());
      draft.add(draft.problem(Severity.IGNORED, code, at, message, mend).withWouldBe(wouldBe));
    }
  }
}
