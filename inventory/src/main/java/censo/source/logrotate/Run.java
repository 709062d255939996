package censo.source.logrotate;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Reading;
import censo.source.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One run of logrotate: what is read, and what has been made of it so far. */
final class Run {
  /** Mistakes that are left out in turn, to tell what a block would be without them. */
  private static final int MOST_MISTAKES = 8;

  private static final Set<String> FREQUENCIES =
      Set.of("hourly", "daily", "weekly", "monthly", "yearly", "size");

  private final Draft draft;
  private final Version version;
  private final Owners owners;
  private final Directives directives;
  private final Logs logs;
  private final Files files;
  private final Taboo taboo;
  private final Globals globals = new Globals();
  private final List<Item> items = new ArrayList<>();

  /** How many mistakes were left out of what is read here; 0 for what logrotate reads. */
  private final int leftOut;

  Run(Draft draft, Version version) {
    this(draft, version, new Owners(draft.root(), version), 0);
  }

  private Run(Draft draft, Version version, Owners owners, int leftOut) {
    this.draft = draft;
    this.version = version;
    this.owners = owners;
    this.leftOut = leftOut;
    this.directives = new Directives(version, owners);
    this.logs = new Logs(draft.root(), owners);
    this.taboo = new Taboo(version);
    this.files = new Files(this);
  }

  /** Items of the main files that a command names, and of what these include. */
  List<Item> read(List<String> mains) {
    Settings settings = new Settings();
    for (String main : mains) {
      Settings last = files.readMain(main, settings);
      if (main.equals(mains.getLast())) {
        items.addAll(globals.item(main, last, taboo));
      }
    }
    return items;
  }

  Draft draft() {
    return draft;
  }

  Version version() {
    return version;
  }

  Directives directives() {
    return directives;
  }

  Logs logs() {
    return logs;
  }

  Files files() {
    return files;
  }

  Taboo taboo() {
    return taboo;
  }

  Globals globals() {
    return globals;
  }

  /** Of the user whom logrotate runs as. */
  String home() {
    return owners.home("root").orElse("/root");
  }

  boolean isAttempt() {
    return leftOut > 0;
  }

  /** Takes a block that is in force. */
  void add(Block block) {
    if (block.patterns().isEmpty()) {
      draft.add(
          draft
              .problem(
                  Severity.IGNORED,
                  Code.LOGROTATE_BLOCK_IGNORED,
                  block.at(),
                  "all logs of the block are those of another; it rotates nothing",
                  "name each log in one block only")
              .withWouldBe(block.wouldBe()));
      return;
    }
    items.add(block.item());
    if (block.isCut()) {
      draft.doubt(
          Code.LOGROTATE_DUPLICATE,
          block.at(),
          "a log of the block is that of another: of that pattern it and what follows it by name"
              + " are not rotated here",
          "name each log in one block only");
    }
  }

  void doubtOpen(Block block) {
    draft.doubt(
        Code.LOGROTATE_SLOPPY,
        block.at(),
        "the block is not closed; logrotate takes it as it is",
        "write } on a line of its own behind it");
  }

  /** A frequency in place of another of the same block: only the last one counts. */
  void noteOverride(String keyword, Settings settings, Optional<Block> block, Origin at) {
    if (!FREQUENCIES.contains(keyword) || block.isEmpty()) {
      return;
    }
    Stream.of("frequency", "size")
        .flatMap(name -> settings.at(name).stream())
        .filter(block.get()::holds)
        .findFirst()
        .ifPresent(
            before ->
                draft.doubt(
                    Code.LOGROTATE_SLOPPY,
                    before,
                    "another frequency or size follows in line " + at.line() + " and replaces it",
                    "keep one of them, or write maxsize instead of size"));
  }

  void ignoreLine(Origin at, Fault fault) {
    ignore(Code.LOGROTATE_LINE_IGNORED, at, fault, fault.message(), List.of());
  }

  void ignoreBlock(Origin at, Fault fault, List<Item> wouldBe) {
    String message = fault.message() + "; the block is ignored";
    ignore(Code.LOGROTATE_BLOCK_IGNORED, at, fault, message, wouldBe);
  }

  void ignoreRest(Origin at, Fault fault, List<Item> wouldBe) {
    String message = fault.message() + "; the file is ignored from here on";
    ignore(Code.LOGROTATE_REST_IGNORED, at, fault, message, wouldBe);
  }

  private void ignore(Code code, Origin at, Fault fault, String message, List<Item> wouldBe) {
    draft.add(
        draft.problem(Severity.IGNORED, code, at, message, fault.mend()).withWouldBe(wouldBe));
  }

  /**
   * What a text would be if logrotate read it.
   *
   * @param firstLine its number in the file
   * @param before what is in force before it
   */
  List<Item> wouldBe(String path, String text, int firstLine, Settings before) {
    if (leftOut == MOST_MISTAKES) {
      return List.of();
    }
    Draft attempt = new Draft("logrotate", draft.root());
    Run run = new Run(attempt, version, owners, leftOut + 1);
    new Parser(run, path, text, firstLine, before.copy()).parse();
    Reading reading = attempt.reading();
    return Stream.concat(
            run.items.stream(), reading.problems().stream().flatMap(p -> p.wouldBe().stream()))
        .toList();
  }
}
