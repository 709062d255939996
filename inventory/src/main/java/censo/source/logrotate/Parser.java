package censo.source.logrotate;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Utf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The text of one file, character by character as {@code readConfigFile} goes through it: a mistake
 * moves on by the step it happened to take, and what follows is read from there.
 */
final class Parser {
  private static final Set<String> SCRIPTS =
      Set.of("prerotate", "postrotate", "firstaction", "lastaction", "preremove");

  private static final String INCLUDE = "include";
  private static final String END = "endscript";

  /** A byte order mark. */
  private static final String MARK = "\u00ef\u00bb\u00bf";

  /** What the next character is looked at as. */
  private enum State {
    STATEMENT,
    AFTER_BLOCK,
    SCRIPT,
    /** The character after a mistake in a block, which is lost. */
    MISTAKE,
    /** In a block that is skipped. */
    SKIPPED
  }

  private final Run run;
  private final String path;
  private final Cursor cursor;

  /** Those outside of blocks. In a file that a block includes these are the block's. */
  private final Settings globals;

  private State state = State.STATEMENT;
  private boolean skipsLine;
  private Optional<Block> block = Optional.empty();

  /** Begin of a script's text. */
  private int scriptStart = -1;

  private String script = "";
  private Origin scriptAt = Origin.of("");
  private boolean hasFault;

  /** The mistake for which a block is skipped, until it is known where the block ends. */
  private Optional<Mistake> mistake = Optional.empty();

  private record Mistake(Fault fault, int at) {}

  /**
   * @param firstLine number of the text's first line in the file
   * @param globals in force before; changed by what stands outside of blocks
   */
  Parser(Run run, String path, String text, int firstLine, Settings globals) {
    this.run = run;
    this.path = path;
    this.cursor = new Cursor(text, firstLine, run.version());
    this.globals = globals;
  }

  /** Reads to the end, or to what logrotate gives up at; whether there was no mistake. */
  boolean parse() {
    Optional<Fault> end = Optional.empty();
    int at = cursor.at();
    while (end.isEmpty() && !cursor.isAtEnd()) {
      at = cursor.at();
      end = skipsLine ? skipLine() : step();
      cursor.step();
    }
    if (end.isEmpty() && scriptStart >= 0) {
      at = scriptStart;
      end =
          Optional.of(
              Fault.file(
                  script + " has no endscript", "write endscript on a line of its own behind it"));
    }
    if (end.isPresent()) {
      giveUp(end.get(), at);
    } else {
      block.ifPresent(this::leaveOpen);
    }
    return !hasFault;
  }

  private Optional<Fault> skipLine() {
    skipsLine = cursor.here() != '\n';
    return Optional.empty();
  }

  /** What logrotate gives the file up for. */
  private Optional<Fault> step() {
    switch (state) {
      case STATEMENT -> {
        return statement();
      }
      case AFTER_BLOCK -> afterBlock();
      case SCRIPT -> scriptLine();
      case MISTAKE -> state = State.SKIPPED;
      case SKIPPED -> skipped();
    }
    return Optional.empty();
  }

  private Optional<Fault> statement() {
    char c = cursor.here();
    if (c == '#') {
      skipsLine = true;
    } else if (Cursor.isLetter(c)) {
      int at = cursor.at();
      return keyword().flatMap(fault -> mistaken(fault, at));
    } else if (c == '/' || c == '"' || c == '\'' || c == '~') {
      int at = cursor.at();
      return head().flatMap(fault -> mistaken(fault, at));
    } else if (c == '}') {
      return close();
    } else if (c != '\n' && !Cursor.isBlank(c)) {
      return mistaken(noStatement(c), cursor.at());
    }
    return Optional.empty();
  }

  private static Fault noStatement(char c) {
    return switch (c) {
      case '\r' ->
          Fault.block("a carriage return stands here", "save the file with Unix line ends");
      case '\u00ef' -> Fault.block("begins with a byte order mark", "save the file without it");
      default ->
          Fault.block("the line begins with neither a directive nor a path", "remove the line");
    };
  }

  /** Outside of a block the file is given up, in one the block is skipped. */
  private Optional<Fault> mistaken(Fault fault, int at) {
    if (fault.scope() == Fault.Scope.LINE) {
      run.ignoreLine(origin(at), fault);
      return Optional.empty();
    }
    if (fault.scope() == Fault.Scope.FILE || block.isEmpty()) {
      return Optional.of(fault);
    }
    hasFault = true;
    mistake = Optional.of(new Mistake(fault, at));
    state = State.MISTAKE;
    return Optional.empty();
  }

  private Optional<Fault> keyword() {
    Origin at = origin(cursor.at());
    String keyword = cursor.word();
    char next = cursor.here();
    if (!Cursor.isSpace(next) && next != '=') {
      return Optional.of(
          Fault.block(
              "something other than a blank follows the directive",
              cursor.isAtEnd() ? "end the file with a newline" : "put a blank behind it"));
    }
    Settings settings = block.map(Block::settings).orElse(globals);
    block.ifPresentOrElse(b -> b.endsAt(at.line()), () -> run.files().noteGlobal(at));
    return switch (keyword) {
      case "tabooext", "taboopat" -> taboo(keyword);
      case INCLUDE -> include(at, settings);
      default -> {
        if (SCRIPTS.contains(keyword)) {
          settings.remove(keyword);
          script = keyword;
          scriptStart = cursor.at();
          scriptAt = at;
          state = State.SCRIPT;
          yield Optional.empty();
        }
        run.noteOverride(keyword, settings, block, at);
        yield run.directives().take(keyword, cursor, settings, at);
      }
    };
  }

  private Optional<Fault> taboo(String keyword) {
    if (block.isPresent()) {
      return Optional.of(Fault.block(keyword + " stands in a block", "put it before all blocks"));
    }
    Optional<String> value = cursor.value();
    value.ifPresent(text -> run.taboo().take(text, keyword.equals("tabooext") ? "*" : ""));
    return value.isPresent()
        ? Optional.empty()
        : Optional.of(Fault.line(keyword + " has no value", "write one, or remove it"));
  }

  private Optional<Fault> include(Origin at, Settings settings) {
    Optional<String> value = cursor.value();
    if (value.isEmpty()) {
      return Optional.of(run.directives().noValue(INCLUDE));
    }
    Files.Outcome outcome = run.files().include(value.get(), at, settings, block.isPresent());
    hasFault |= outcome != Files.Outcome.FINE;
    if (outcome == Files.Outcome.MISTAKEN) {
      // The block's settings are put back, and its logs are forgotten with them.
      block.ifPresent(run.logs()::forget);
    }
    return Optional.empty();
  }

  private Optional<Fault> head() {
    if (block.isPresent()) {
      return Optional.of(
          Fault.block("a path stands in a block", "close the block before it with }"));
    }
    Block opened = new Block(path, cursor.line(cursor.at()), cursor.at(), globals.inherited());
    block = Optional.of(opened);
    List<String> patterns = new ArrayList<>();
    Optional<Fault> fault = Head.read(cursor, run.version(), patterns);
    if (fault.isEmpty()) {
      List<String> names = patterns.stream().map(Utf8::decode).toList();
      hasFault |= !run.logs().add(opened, names, globals.has("ignoreduplicates"));
    }
    return fault;
  }

  private Optional<Fault> close() {
    if (block.isEmpty()) {
      return Optional.of(Fault.file("a } stands outside of a block", "remove it"));
    }
    Block closed = block.get();
    closed.endsAt(cursor.line(cursor.at()));
    Optional<Fault> fault = Olddir.check(run.draft().root(), closed);
    if (fault.isEmpty()) {
      run.add(closed);
      block = Optional.empty();
      state = State.AFTER_BLOCK;
    }
    return fault;
  }

  private void afterBlock() {
    char c = cursor.here();
    if (c == '\n') {
      state = State.STATEMENT;
    } else if (!Cursor.isBlank(c)) {
      // A carriage return loses nothing.
      if (c != '\r') {
        run.ignoreLine(
            origin(cursor.at()),
            Fault.line("the rest of the line behind } is ignored", "begin a new line there"));
      }
      skipsLine = true;
      state = State.STATEMENT;
    }
  }

  private void scriptLine() {
    String word = cursor.word();
    if (!word.equals(END)) {
      skipsLine = cursor.here() != '\n';
    } else if (mistake.isPresent()) {
      state = State.SKIPPED;
    } else {
      takeScript();
      state = State.STATEMENT;
    }
  }

  /** Up to the line of {@code endscript}; where that is the line of the keyword, to the end. */
  private void takeScript() {
    int end = cursor.text().lastIndexOf('\n', cursor.at() - END.length()) + 1;
    String text =
        cursor.text().substring(scriptStart, end < scriptStart ? cursor.text().length() : end);
    String lines = text.startsWith("\n") ? text.substring(1) : text;
    Settings settings = block.map(Block::settings).orElse(globals);
    settings.set(script, lines, lines, new Origin(path, scriptAt.line(), cursor.line(cursor.at())));
    block.ifPresent(b -> b.endsAt(cursor.line(cursor.at())));
    scriptStart = -1;
  }

  private void skipped() {
    if (cursor.here() == '}') {
      tellSkipped();
      block = Optional.empty();
      state = State.STATEMENT;
    } else if (SCRIPTS.contains(cursor.word())) {
      state = State.SCRIPT;
    } else {
      skipsLine = cursor.here() != '\n';
    }
  }

  /** A block that the file ends in is in force all the same, even one with a mistake. */
  private void leaveOpen(Block open) {
    open.endsAt(cursor.line(Math.max(0, cursor.text().stripTrailing().length() - 1)));
    mistake.ifPresent(m -> run.ignoreLine(origin(m.at()), m.fault()));
    run.add(open);
    run.doubtOpen(open);
  }

  /** Tells of a block that was skipped. */
  private void tellSkipped() {
    Block skipped = block.get();
    Mistake made = mistake.get();
    mistake = Optional.empty();
    run.logs().release(skipped);
    skipped.endsAt(cursor.line(cursor.at()));
    String text = cursor.text().substring(skipped.start(), cursor.at() + 1);
    String without = without(text, made.at() - skipped.start());
    List<Item> wouldBe = run.wouldBe(path, without, skipped.at().line(), globals);
    run.ignoreBlock(
        origin(made.at()), made.fault(), wouldBe.isEmpty() ? skipped.wouldBe() : wouldBe);
  }

  /** Tells that the rest of the file is lost, and with it the block it happened in. */
  private void giveUp(Fault fault, int at) {
    hasFault = true;
    block.ifPresent(run.logs()::release);
    String text = cursor.text();
    List<Item> wouldBe = new ArrayList<>();
    boolean inBlock = block.filter(b -> !b.named().isEmpty()).isPresent();
    if (inBlock && scriptStart < 0 && text.charAt(at) != '}') {
      Block lost = block.get();
      String without = without(text.substring(lost.start()), at - lost.start());
      wouldBe.addAll(run.wouldBe(path, without, lost.at().line(), globals));
    } else {
      block.filter(_ -> inBlock).ifPresent(b -> wouldBe.addAll(b.wouldBe()));
      if (scriptStart < 0) {
        int rest = mistakeEnd(text, at);
        wouldBe.addAll(run.wouldBe(path, text.substring(rest), cursor.line(rest), globals));
      }
    }
    run.ignoreRest(scriptStart < 0 ? origin(at) : scriptAt, fault, wouldBe);
  }

  private static String without(String text, int at) {
    int end = mistakeEnd(text, at);
    return text.substring(0, at) + " ".repeat(end - at) + text.substring(end);
  }

  /** What has to go with a mistake: the rest of its line, or what no editor shows. */
  private static int mistakeEnd(String text, int at) {
    int newline = text.indexOf('\n', at);
    return text.startsWith(MARK, at)
        ? at + MARK.length()
        : text.charAt(at) == '\r' ? at + 1 : newline < 0 ? text.length() : newline;
  }

  private Origin origin(int at) {
    return Origin.of(path, cursor.line(at));
  }
}
