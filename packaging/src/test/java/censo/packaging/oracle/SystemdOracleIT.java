package censo.packaging.oracle;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Utf8;
import censo.packaging.Machine;
import censo.source.systemd.Systemd;
import censo.source.unit.Assignment;
import censo.source.unit.Command;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What systemd, as a machine's first process, takes from its units and their drop-ins. */
final class SystemdOracleIT {
  private static final Pattern PACKAGED = Pattern.compile("(/usr)?/lib/systemd/.+");
  private static final Pattern ARGUMENTS = Pattern.compile("argv\\[\\]=(.*) ; ignore_errors=.*");
  private static final Pattern TIMER = Pattern.compile("\\{ ([A-Za-z]+)=(.*) ; next_elapse=.*");
  private static final Pattern SPAN = Pattern.compile("([0-9.]+)([a-z]+)");
  private static final Map<String, String> SECONDS =
      Map.of(
          "us", "0.000001",
          "ms", "0.001",
          "s", "1",
          "min", "60",
          "h", "3600",
          "d", "86400",
          "w", "604800",
          "month", "2629800",
          "y", "31557600");

  private static final Known OF_A_PACKAGE =
      new Known(
          "of a packaged unit Censo tells what people set, systemd everything",
          both -> both.tree().root().paths().stream().anyMatch(PACKAGED.asMatchPredicate()));
  private static final Known OF_THE_IMAGE =
      new Known(
          "the example hosts name units that only the image has",
          both -> both.tree().kind() == Tree.Kind.EXAMPLE);

  private static final Known KEPT =
      new Known("specifiers as %i stay as written", both -> both.ours().contains("--queue %i"));
  private static final Known OUTSIDE =
      new Known(
          "a link leads out of the folders that are laid over the machine",
          both -> both.tree().name().equals("linked-unit-file"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CENSO_IMAGE_HOST_BULLSEYE",
        "CENSO_IMAGE_HOST_BOOKWORM",
        "CENSO_IMAGE_HOST_TRIXIE"
      })
  void units_are_what_systemd_makes_of_them(String image) throws Exception {
    Machine machine = Machine.start(image, Map.of());
    machine.must("mkdir /trees");
    String version = machine.must("systemctl --version | sed -n '1s/systemd \\([0-9]*\\).*/\\1/p'");
    try (Daemon systemd = new Daemon(machine, image, "systemd", version.strip())) {
      new Comparison(new Systemd(), systemd, List.of(OF_A_PACKAGE, OF_THE_IMAGE, KEPT, OUTSIDE))
          .check(
              Tree.all(new Systemd(), image, SystemdTexts::tree),
              "systemd.py",
              SystemdOracleIT::ours,
              SystemdOracleIT::theirs);
    }
  }

  private static String ours(Tree tree) {
    Reading reading = new Systemd().read(tree.root(), List.of());
    Map<String, Item> templates = new TreeMap<>();
    reading.items().forEach(item -> templates.put(item.name(), item));
    Map<String, String> units = new TreeMap<>();
    for (Item item : reading.items()) {
      Item whole = templates.getOrDefault(item.text("template").orElse(""), item);
      units.put(item.name(), item.text("masked").isPresent() ? "masked" : text(whole));
    }
    for (Problem problem : reading.problems()) {
      if (problem.code().equals(Code.SYSTEMD_REFUSED.id())) {
        problem.wouldBe().forEach(item -> units.put(item.name(), "refused"));
      }
    }
    units.keySet().removeIf(name -> !name.matches(".*[^@-]\\.(service|timer)"));
    return shown(units);
  }

  private static String text(Item item) {
    UnitText text = new UnitText();
    item.text("user").ifPresent(user -> text.put("User", user));
    item.text("group").ifPresent(group -> text.put("Group", group));
    item.text("directory").ifPresent(folder -> text.put("WorkingDirectory", folder(folder)));
    text.put(
        "Environment",
        item.map("environment").entrySet().stream()
            .map(e -> e.getKey() + "=" + unescaped(e.getValue()))
            .sorted()
            .toList()
            .toString()
            .replace("[]", ""));
    text.put("ExecStart", commands(item.list("command")));
    text.put("ExecStartPre", commands(item.list("ExecStartPre")));
    item.text("LimitNOFILE").ifPresent(limit -> text.put("LimitNOFILE", limit(limit)));
    for (String flag : List.of("PrivateTmp", "RemainAfterExit", "Persistent")) {
      item.text(flag).ifPresent(value -> text.put(flag, UnitText.flag(value)));
    }
    for (String plain : List.of("Nice", "Type", "Restart")) {
      item.text(plain).ifPresent(value -> text.put(plain, value));
    }
    item.text("RestartSec").ifPresent(span -> text.put("RestartSec", ourSeconds(span)));
    item.text("TimeoutStopSec").ifPresent(span -> text.put("TimeoutStopSec", ourSeconds(span)));
    item.text("RandomizedDelaySec")
        .ifPresent(span -> text.put("RandomizedDelaySec", ourSeconds(span)));
    if (item.kind().equals("systemd_timer")) {
      text.put("Timers", String.valueOf(item.list("schedule").size()));
      text.put("Unit", item.text("unit").orElse(""));
    }
    text.put("DropIns", String.join(" ", item.list("drop_ins")));
    return "loaded\n" + text;
  }

  private static String commands(List<String> written) {
    return String.join(
        " ; ",
        written.stream()
            .map(text -> new Assignment("Service", "ExecStart", latin1(text), Origin.of("")))
            .flatMap(line -> Command.of(line).stream())
            .map(command -> unescaped(String.join(" ", arguments(command))))
            .toList());
  }

  /** With {@code @} the second word is what the program is told to be called. */
  private static List<String> arguments(Command command) {
    boolean named = command.marks().contains("@") && command.words().size() > 1;
    return (named ? command.words().subList(1, command.words().size()) : command.words())
        .stream().map(Utf8::decode).toList();
  }

  private static String latin1(String text) {
    return censo.inventory.Bytes.ofUtf8(text).latin1();
  }

  private static String unescaped(String text) {
    return text.replace("%%", "%");
  }

  private static String folder(String written) {
    String path = written.startsWith("-") ? written.substring(1) : written;
    String plain = path.equals("~") ? path : censo.source.Paths.absolute(path, "/");
    return (written.startsWith("-") ? "!" : "") + plain;
  }

  private static String limit(String written) {
    String[] ends = written.split(":");
    return number(ends[0]) + ":" + number(ends[ends.length - 1]);
  }

  private static String number(String text) {
    return text.startsWith("0x")
        ? String.valueOf(Long.decode(text))
        : text.endsWith("K")
            ? String.valueOf(1024 * Long.parseLong(text.substring(0, text.length() - 1)))
            : text;
  }

  private static String ourSeconds(String text) {
    return text.endsWith("ms")
        ? plain(new BigDecimal(text.substring(0, text.length() - 2)).movePointLeft(3))
        : text;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String theirs(Map<String, Object> answer) {
    Map<String, String> units = new TreeMap<>();
    ((Map<?, ?>) answer.get("units"))
        .forEach((name, said) -> units.put((String) name, properties((Map<?, ?>) said)));
    return shown(units);
  }

  private static String properties(Map<?, ?> said) {
    String state = one(said, "LoadState");
    if (!state.equals("loaded")) {
      return state.equals("bad-setting") || state.equals("error") ? "refused" : state;
    }
    UnitText text = new UnitText();
    for (String plain :
        List.of(
            "User",
            "Group",
            "WorkingDirectory",
            "PrivateTmp",
            "RemainAfterExit",
            "Persistent",
            "Nice",
            "Type",
            "Restart")) {
      text.put(plain, one(said, plain));
    }
    text.put("Environment", environment(one(said, "Environment")));
    text.put("ExecStart", theirCommands(said, "ExecStart"));
    text.put("ExecStartPre", theirCommands(said, "ExecStartPre"));
    if (said.containsKey("LimitNOFILE")) {
      text.put("LimitNOFILE", one(said, "LimitNOFILESoft") + ":" + one(said, "LimitNOFILE"));
    }
    text.put("RestartSec", seconds(one(said, "RestartUSec")));
    text.put("TimeoutStopSec", seconds(one(said, "TimeoutStopUSec")));
    text.put("RandomizedDelaySec", seconds(one(said, "RandomizedDelayUSec")));
    if (one(said, "Id").endsWith(".timer")) {
      long timers =
          Stream.of("TimersCalendar", "TimersMonotonic")
              .flatMap(key -> all(said, key).stream())
              .filter(line -> TIMER.matcher(line).matches())
              .count();
      text.put("Timers", String.valueOf(timers));
      text.put("Unit", one(said, "Unit"));
    }
    text.put("DropIns", one(said, "DropInPaths"));
    return "loaded\n" + text;
  }

  private static String theirCommands(Map<?, ?> said, String key) {
    List<String> commands = new ArrayList<>();
    for (String line : all(said, key)) {
      Matcher arguments = ARGUMENTS.matcher(line);
      if (arguments.find()) {
        commands.add(arguments.group(1));
      }
    }
    return String.join(" ; ", commands);
  }

  /** Words in the quotes of a shell. */
  private static String environment(String text) {
    List<String> words = new ArrayList<>();
    Matcher word =
        Pattern.compile("\\$'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)")
            .matcher(text);
    while (word.find()) {
      String quoted = word.group(1) != null ? word.group(1) : word.group(2);
      words.add(
          quoted == null ? word.group(3) : quoted.replace("\\t", "\t").replaceAll("\\\\(.)", "$1"));
    }
    return words.stream().sorted().toList().toString().replace("[]", "");
  }

  private static String seconds(String text) {
    if (text.isEmpty() || text.equals("infinity")) {
      return text;
    }
    BigDecimal sum = BigDecimal.ZERO;
    Matcher part = SPAN.matcher(text);
    while (part.find()) {
      String unit = SECONDS.get(part.group(2));
      if (unit == null) {
        return text;
      }
      sum = sum.add(new BigDecimal(part.group(1)).multiply(new BigDecimal(unit)));
    }
    return plain(sum);
  }

  private static String one(Map<?, ?> said, String key) {
    List<String> all = all(said, key);
    return all.isEmpty() ? "" : all.getFirst();
  }

  private static List<String> all(Map<?, ?> said, String key) {
    return said.get(key) instanceof List<?> values
        ? values.stream().map(value -> Utf8.decode((String) value)).toList()
        : List.of();
  }

  private static String shown(Map<String, String> units) {
    return String.join(
        "\n", units.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
  }
}
