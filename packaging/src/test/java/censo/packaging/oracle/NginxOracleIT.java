package censo.packaging.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Reading;
import censo.packaging.Built;
import censo.source.MemoryRoot;
import censo.source.Opened;
import censo.source.nginx.Nginx;
import censo.source.nginx.NginxGenerator;
import censo.source.nginx.NginxParts;
import censo.source.nginx.NginxTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nginx takes of its files: {@code nginx -T} reads the same files with the same bytes, or
 * refuses them at a place where Censo says so too.
 */
final class NginxOracleIT {
  private static final String MAIN = "/etc/nginx/nginx.conf";
  static final String VERSION = "nginx -v 2>&1 | sed 's,.*/,,'";

  private static final Pattern PLACE = Pattern.compile("(?s)(.*) in (/\\S*:[0-9]+)");
  private static final Pattern OPENED = Pattern.compile("(?:open|pread)\\(\\) \"([^\"]*)\" failed");
  private static final Pattern UNKNOWN =
      Pattern.compile(
          "(?s)(?:unknown directive )?\"(.*?)\"(?: directive is not allowed here)? in "
              + MAIN
              + ":[0-9]+");

  private static final Pattern SETTER =
      Pattern.compile(
          "says (pcre2?_compile\\(\\) failed|host not found in|invalid (host|parameter|rate|zone size"
              + "|network|code|log level|URL prefix)|unknown \"[^\"]*\" variable"
              + "|open\\(\\)|no path in the unix)");

  private static final List<Known> KNOWN =
      List.of(
          new Known(
              "the tree loads a module that the image does not have: nginx reads nothing behind it",
              d -> d.theirs().contains("says dlopen()")),
          new Known("no nginx is there to refuse anything", d -> d.ours().equals("absent")),
          new Known(
              "of another build than Debian's: what it does not know is a doubt",
              d ->
                  d.tree().root().open("/var/lib/dpkg/status") instanceof Opened.Read status
                      && !status.bytes().latin1().contains("nginx-common")),
          new Known(
              "a mangled value that only the setter of its directive refuses: a pattern PCRE does not"
                  + " compile, a host that nobody knows, a parameter",
              d -> d.tree().kind() == Tree.Kind.VARIANT && SETTER.matcher(d.theirs()).find()),
          new Known(
              "nginx -t binds, and the image does not have the address",
              d -> d.theirs().contains("says bind()")),
          new Known(
              "Debian 11 has nginx in flavours; which one a host has is not judged",
              d -> d.theirs().contains("says unknown directive \"random_index\"")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void nginxReadsTheFilesThatCensoReadsAndRefusesThemWhereCensoSaysSo(String image)
      throws Exception {
    List<Tree> trees = Tree.all(new Nginx(), image, NginxOracleIT::variant);
    trees.forEach(NginxOracleIT::start);
    try (Daemon nginx = Daemon.of(image, "nginx", VERSION)) {
      Below below = Below.of(nginx);
      new Comparison(new Nginx(), nginx, KNOWN)
          .check(
              trees,
              "nginx.py",
              tree -> ours(below.under(tree.root(), true)),
              NginxOracleIT::theirs,
              Refusal::alike);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void nginxDecodesAWordAsCensoDoes(String image) throws Exception {
    Set<String> words = new HashSet<>();
    for (long seed = 0; words.size() < 250; seed++) {
      NginxParts.words(new NginxTexts(seed).wellFormed()).forEach(words::add);
    }
    List<Tree> trees = new ArrayList<>();
    for (String word : words.stream().sorted().toList()) {
      // Where a directive stands, nginx says what it makes of the word.
      MemoryRoot root = new MemoryRoot().file(MAIN, word + " ;");
      trees.add(new Tree(Tree.Kind.VARIANT, word, root));
    }
    trees.forEach(NginxOracleIT::start);
    try (Daemon nginx = Daemon.of(image, "nginx", VERSION)) {
      List<Map<String, Object>> answers = nginx.ask("nginx.py", trees);
      for (int i = 0; i < trees.size(); i++) {
        Matcher m = UNKNOWN.matcher(said(answers.get(i)));
        String decoded = m.matches() ? m.group(1) : said(answers.get(i));
        assertEquals(NginxParts.decoded(trees.get(i).name()), decoded, trees.get(i).name());
      }
    }
  }

  /** Half of them are as people would write them, the others hold a mistake. */
  private static MemoryRoot variant(Random random) {
    return switch (random.nextInt(6)) {
      case 0, 1, 2 -> generated(new NginxGenerator(random.nextLong(), false));
      case 3, 4 -> generated(new NginxGenerator(random.nextLong(), true));
      default -> mutated(random);
    };
  }

  private static MemoryRoot generated(NginxGenerator generator) {
    MemoryRoot root = new MemoryRoot();
    generator.files().forEach(root::file);
    return root;
  }

  /** An example host with a few bytes of one file changed. */
  private static MemoryRoot mutated(Random random) {
    try {
      String host = "shop-0" + (1 + random.nextInt(3));
      MemoryRoot root = MemoryRoot.of(Built.CHECKOUT.resolve("examples/hosts").resolve(host));
      List<String> files =
          root.paths().stream()
              .filter(p -> p.startsWith("/etc/nginx/") && root.lstat(p).get().isFile())
              .toList();
      String file = files.get(random.nextInt(files.size()));
      return root.file(file, new NginxTexts(random.nextLong()).mutate(root.bytes(file).latin1()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells the driver how nginx is started: that is no matter of its files. */
  static void start(Tree tree) {
    tree.root().file("/.arguments", String.join("\n", NginxParts.arguments(tree.root())));
  }

  static String ours(MemoryRoot root) {
    Reading reading = new Nginx().read(root, List.of());
    if (reading.status() == Reading.Status.ABSENT) {
      return "absent";
    }
    if (!reading.wouldStart()) {
      return Refusal.ours(reading);
    }
    Set<String> beside = new HashSet<>();
    reading.files().forEach(f -> f.target().ifPresent(beside::add));
    reading.problems().stream()
        .filter(p -> p.code().equals("nginx_unread"))
        .forEach(p -> beside.add(p.file()));
    Map<String, String> read = new TreeMap<>();
    for (HostFile file : reading.files()) {
      if (!beside.contains(file.path()) && file.content().isPresent()) {
        read.put(file.path(), file.content().get().latin1());
      }
    }
    return taken(read);
  }

  static String theirs(Map<String, Object> answer) {
    if (Long.valueOf(0).equals(answer.get("code"))) {
      Map<String, String> read = new TreeMap<>();
      ((Map<?, ?>) answer.get("files"))
          .forEach((path, text) -> read.put((String) path, (String) text));
      read.remove("/dev/null");
      return taken(read);
    }
    String said = answer.get("code") == null ? "nothing, and waits" : said(answer);
    List<String> places = new ArrayList<>();
    Matcher place = PLACE.matcher(said);
    if (place.matches()) {
      places.add(place.group(2));
    }
    // What can't be opened is told there by Censo, by nginx at its include.
    Matcher opened = OPENED.matcher(said);
    if (opened.find()) {
      places.add(opened.group(1));
    }
    return Refusal.theirs(places, said);
  }

  private static String said(Map<String, Object> answer) {
    List<?> said = (List<?>) answer.get("said");
    return said.isEmpty() ? "nothing" : (String) said.getFirst();
  }

  private static String taken(Map<String, String> files) {
    StringBuilder text = new StringBuilder("taken");
    files.forEach(
        (path, content) ->
            text.append("\n")
                .append(path)
                .append(' ')
                .append(Bytes.ofLatin1(content).sha256(), 0, 12));
    return text.toString();
  }
}
