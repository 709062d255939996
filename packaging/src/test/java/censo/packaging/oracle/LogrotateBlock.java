package censo.packaging.oracle;

import censo.inventory.Item;
import censo.inventory.Utf8;
import censo.source.Accounts;
import censo.source.Glob;
import censo.source.MemoryRoot;
import censo.source.Stat;
import censo.source.logrotate.LogrotateParts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A block, as {@code logrotate -d} tells of it.
 *
 * @param logs sorted; of one that shares logs with a block before it only that it does
 * @param settings what it tells of every block
 * @param steps what it tells when it rotates a log, with -f
 * @param rotates whether it did
 */
record LogrotateBlock(String logs, String settings, Set<String> steps, boolean rotates) {
  private static final String STEP = "step of ";
  private static final String ROTATES = "rotated ";
  private static final String CUT = "some logs are another's";
  private static final Pattern BLOCK =
      Pattern.compile(
          "\nrotating pattern: (.*?) {1,2}(forced from command line|hourly|after 1 days|weekly"
              + "|monthly|yearly|-?\\d+ bytes) (.*?)(?=\nrotating pattern: |\\z)",
          Pattern.DOTALL);
  private static final Pattern DUPLICATE =
      Pattern.compile("(?m)^error: .*:\\d+ duplicate log entry for (.*)$");
  private static final Pattern LOG = Pattern.compile("(?m)^considering log (.*)$");
  private static final Pattern SCRIPT =
      Pattern.compile(
          """
          running (prerotate|postrotate|first action|last action) script
          running script with arg.*?: "(.*?)"
          """,
          Pattern.DOTALL);
  private static final Pattern CREATE =
      Pattern.compile("creating new \\S+ mode = (\\d+) uid = (\\d+) gid = (\\d+)");
  private static final Pattern COMPRESS = Pattern.compile("compressing log with: (\\S+)");
  private static final Pattern SWITCH =
      Pattern.compile("switching euid from 0 to (\\d+) and egid from 0 to (\\d+)");

  /**
   * The block as Censo reads it; empty where it names folders only, of which logrotate is silent.
   */
  static Optional<LogrotateBlock> of(Item item, MemoryRoot root, boolean isCut) {
    List<String> logs =
        item.list("paths").stream()
            .flatMap(pattern -> logs(pattern, root).stream())
            .map(log -> log.replaceFirst("(?s)\n.*", ""))
            .distinct()
            .sorted()
            .toList();
    if (logs.isEmpty()) {
      return Optional.empty();
    }
    Accounts accounts = Accounts.of(root);
    List<String> settings = new ArrayList<>();
    settings.add(
        item.text("frequency")
            .map(frequency -> frequency.replaceFirst(" .*", ""))
            .orElse(item.text("size").orElse("1048576") + " bytes"));
    settings.add("rotate " + item.text("rotate").orElse("0").replaceFirst("-.*", "-1"));
    settings.add("olddir " + item.text("olddir").orElse(""));
    settings.add(item.text("notifempty").isPresent() ? "notifempty" : "ifempty");
    for (String name : List.of("minsize", "maxsize", "minage")) {
      settings.add(name + " " + item.text(name).orElse("0"));
    }
    // Of logs that are kept for ever 3.22 tells no address.
    String mail = item.text("mail").filter(_ -> !settings.contains("rotate -1")).orElse("");
    settings.add("mail " + mail);
    String[] su = item.text("su").orElse("root root").split(" ");
    String ids = user(su[0], accounts) + " " + group(su[1], accounts);
    settings.add("su " + (ids.equals("0 0") ? "" : ids));
    return Optional.of(
        new LogrotateBlock(
            isCut ? CUT : String.join(" ", logs),
            String.join(", ", settings),
            steps(item, accounts),
            false));
  }

  private static List<String> logs(String pattern, MemoryRoot root) {
    List<String> found = Glob.isPattern(pattern) ? Glob.expand(root, pattern) : List.of();
    return (found.isEmpty() ? List.of(pattern) : found)
        .stream()
            .filter(
                log ->
                    root.lstat(log.replaceFirst("(.)/+$", "$1")).filter(Stat::isFolder).isEmpty())
            .toList();
  }

  private static Set<String> steps(Item item, Accounts accounts) {
    Set<String> steps = new TreeSet<>();
    for (String script : List.of("prerotate", "postrotate", "firstaction", "lastaction")) {
      item.text(script).ifPresent(text -> steps.add(script + " " + text.strip()));
    }
    boolean copies = item.text("copytruncate").isPresent() || item.text("copy").isPresent();
    if (item.text("create").isPresent() && !copies) {
      String written = item.text("create").get();
      String mode = written.matches("[0-7]{4,}.*") ? written.replaceFirst(" .*", "") : "0644";
      List<String> names =
          Stream.of(written.split(" ")).filter(w -> !w.equals(mode) && !w.equals("true")).toList();
      String uid = names.isEmpty() ? "0" : user(names.getFirst(), accounts);
      String gid = names.size() < 2 ? "0" : group(names.getLast(), accounts);
      steps.add("create " + Integer.parseInt(mode, 8) + " " + uid + " " + gid);
    }
    if (item.text("copytruncate").isPresent()) {
      steps.add("copytruncate");
    }
    if (item.text("compress").isPresent()) {
      steps.add("compress " + item.text("compresscmd").orElse("/bin/gzip"));
    }
    return steps;
  }

  private static String user(String name, Accounts accounts) {
    return accounts.user(name).map(u -> String.valueOf(u.uid())).orElse(name);
  }

  private static String group(String name, Accounts accounts) {
    return accounts.groups().containsKey(name)
        ? String.valueOf(accounts.groups().get(name).gid())
        : name;
  }

  /** The blocks that one run tells of. */
  static List<LogrotateBlock> told(String said, String forced, Set<String> there) {
    Set<String> duplicates = all(DUPLICATE, said).collect(Collectors.toSet());
    List<LogrotateBlock> blocks = new ArrayList<>();
    Matcher plain = BLOCK.matcher("\n" + said);
    Matcher rotating = BLOCK.matcher("\n" + forced);
    while (plain.find() && rotating.find()) {
      List<String> logs = all(LOG, plain.group(3)).distinct().sorted().toList();
      if (!logs.isEmpty()) {
        blocks.add(told(logs, duplicates, there, plain, rotating.group(3)));
      }
    }
    return blocks;
  }

  private static LogrotateBlock told(
      List<String> logs,
      Set<String> duplicates,
      Set<String> there,
      Matcher plain,
      String rotating) {
    String rest = plain.group(3);
    List<String> settings = new ArrayList<>();
    settings.add(plain.group(2).replace("after 1 days", "daily"));
    settings.add(
        rest.contains("no old logs will be kept)") || rest.contains("no old logs will be kept\n")
            ? "rotate 0"
            : "rotate " + first("\\((\\d+) rotations\\)", rest, "-1"));
    settings.add("olddir " + first("olddir is (.*?), ", rest, ""));
    settings.add(rest.contains("empty log files are not rotated") ? "notifempty" : "ifempty");
    settings.add("minsize " + first("only log files >= (\\d+) bytes", rest, "0"));
    settings.add("maxsize " + first("log files >= (\\d+) are rotated earlier", rest, "0"));
    settings.add("minage " + first("older than (\\d+) days are rotated", rest, "0"));
    boolean forever = settings.contains("rotate -1");
    settings.add("mail " + (forever ? "" : first("old logs mailed to ([^,\n]*)", rest, "")));
    settings.add("su " + String.join(" ", all(SWITCH, rest).limit(1).toList()));
    Set<String> steps = new TreeSet<>();
    Matcher script = SCRIPT.matcher(rotating);
    while (script.find()) {
      String text = script.group(2).strip();
      if (!text.isEmpty()) {
        steps.add(script.group(1).replace(" ", "") + " " + Utf8.decode(text));
      }
    }
    Matcher create = CREATE.matcher(rotating);
    while (create.find()) {
      int mode = Integer.parseInt(create.group(1), 8);
      steps.add("create " + mode + " " + create.group(2) + " " + create.group(3));
    }
    all(COMPRESS, rotating).forEach(program -> steps.add("compress " + program));
    if (rotating.contains("\ntruncating ")) {
      steps.add("copytruncate");
    }
    return new LogrotateBlock(
        isCut(plain.group(1), logs, duplicates, there) ? CUT : String.join(" ", logs),
        String.join(", ", settings),
        steps,
        // After an error it leaves out what else it would do.
        rotating.contains("\nrotating log ") && !rotating.contains("\nerror: "));
  }

  /** Whether one of its patterns, or two of them, name a log that was taken already. */
  private static boolean isCut(
      String patterns, List<String> logs, Set<String> duplicates, Set<String> there) {
    List<String> named =
        LogrotateParts.patterns(patterns).stream().map(p -> home(Utf8.decode(p))).toList();
    return duplicates.stream()
        .anyMatch(
            log ->
                named.stream()
                        .filter(p -> p.equals(log) || (names(p, log) && there.contains(log)))
                        .count()
                    > (logs.contains(log) ? 1 : 0));
  }

  private static boolean names(String pattern, String log) {
    String[] parts = pattern.split("/+");
    String[] names = log.split("/+");
    return pattern.equals(log)
        || (parts.length == names.length
            && IntStream.range(0, parts.length).allMatch(i -> Glob.matches(parts[i], names[i])));
  }

  /** A line for each, and for each of its steps; the logs begin all of them. */
  static String text(List<LogrotateBlock> blocks) {
    return blocks.stream()
        .flatMap(LogrotateBlock::lines)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private Stream<String> lines() {
    return Stream.of(
            Stream.of(logs + " {" + settings + "}"),
            steps.stream().map(step -> STEP + logs + " " + step.replace("\n", "|")),
            Stream.of(ROTATES + logs).filter(_ -> rotates && !logs.equals(CUT)))
        .flatMap(lines -> lines);
  }

  /**
   * Whether the second text, logrotate's, says what the first does; it tells steps it takes only.
   */
  static boolean alike(String ours, String theirs) {
    List<String> us = ours.lines().filter(line -> line.startsWith(STEP)).toList();
    List<String> them = theirs.lines().filter(line -> line.startsWith(STEP)).toList();
    boolean allTaken =
        theirs
            .lines()
            .filter(line -> line.startsWith(ROTATES))
            .map(line -> STEP + line.substring(ROTATES.length()) + " ")
            .allMatch(
                block ->
                    us.stream()
                        .filter(
                            s ->
                                s.startsWith(block)
                                    && !s.matches("\\Q" + block + "\\E(compress .*|copytruncate)"))
                        .allMatch(them::contains));
    return bases(ours).equals(bases(theirs)) && us.containsAll(them) && allTaken;
  }

  private static List<String> bases(String text) {
    return text.lines().filter(l -> !l.startsWith(STEP) && !l.startsWith(ROTATES)).toList();
  }

  private static Stream<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(
            m ->
                String.join(
                    " ",
                    IntStream.rangeClosed(1, m.groupCount())
                        .mapToObj(i -> Utf8.decode(m.group(i)))
                        .map(LogrotateBlock::home)
                        .toList()));
  }

  /** Where nothing matches, logrotate leaves the tilde of a home. */
  private static String home(String path) {
    return path.replaceFirst("^~/", "/root/").replaceFirst("^~bob/", "/home/bob/");
  }

  private static String first(String pattern, String text, String otherwise) {
    Matcher m = Pattern.compile(pattern).matcher(text);
    return m.find() ? m.group(1) : otherwise;
  }
}
