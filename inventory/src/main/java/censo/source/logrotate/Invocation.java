package censo.source.logrotate;

import censo.inventory.Item;
import censo.source.Paths;
import censo.source.Root;
import censo.source.unit.Units;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One run of logrotate: the files its command names, read one after the other.
 *
 * @param paths absolute
 */
record Invocation(List<String> paths) {
  static final String MAIN = "/etc/logrotate.conf";
  static final Invocation DEFAULT = new Invocation(List.of(MAIN));

  private static final String PROGRAM = "logrotate";

  /** Its arguments, in a line of shell that is no comment. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?m)^(?![ \t]*#).*?(?<![\\w.-])(?:/usr)?(?:/s?bin/)?"
              + PROGRAM
              + "[ \t]+([^#;|&><\n]*)");

  /** Options with a value behind them. */
  private static final Pattern WITH_VALUE = Pattern.compile("-[dfv]*[msl]|--(mail|state|log)");

  /**
   * The distribution's own first, then what else units, cron scripts and jobs of root run.
   *
   * @param before items, those of cron among them
   */
  static List<Invocation> all(Root root, List<Item> before) {
    SequencedSet<Invocation> all = new LinkedHashSet<>();
    Units units = Units.of(root);
    for (String name : units.names()) {
      if (name.contains(PROGRAM) && name.endsWith(".service")) {
        units
            .unit(name)
            .flatMap(unit -> unit.command())
            .filter(command -> Paths.name(command.texts().getFirst()).equals(PROGRAM))
            .ifPresent(command -> add(command.texts().subList(1, command.texts().size()), all));
      }
    }
    for (Item item : before) {
      String text =
          switch (item.kind()) {
            case "cron_script" -> item.text("content").orElse("");
            case "cron_job" ->
                item.text("user").equals(Optional.of("root"))
                    ? item.text("command").orElse("")
                    : "";
            default -> "";
          };
      Matcher command = COMMAND.matcher(text.replace("\\\n", " "));
      while (command.find()) {
        add(Words.of(command.group(1)).orElse(List.of()), all);
      }
    }
    List<Invocation> sorted = new ArrayList<>(all);
    if (all.stream().noneMatch(run -> run.paths().contains(MAIN))) {
      sorted.addFirst(DEFAULT);
    }
    return sorted;
  }

  /** Arguments that are no options; one with a variable in it is not known. */
  private static void add(List<String> arguments, SequencedSet<Invocation> all) {
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (WITH_VALUE.matcher(word).matches()) {
        i++;
      } else if (word.startsWith("/") && word.indexOf('$') < 0) {
        paths.add(Paths.absolute(word, "/"));
      }
    }
    if (!paths.isEmpty()) {
      all.add(new Invocation(paths));
    }
  }
}
