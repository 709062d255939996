package censo.source.zend;

import censo.inventory.Origin;
import censo.source.ini.PlainIni;
import censo.source.ini.Section;
import censo.source.zend.ZendGrammar.SyntaxError;
import censo.source.zend.ZendLexer.Kind;
import censo.source.zend.ZendLexer.State;
import censo.source.zend.ZendLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * An ini text of PHP, statement by statement: brought to the plain form, and read from there by
 * ini4j. Keys and sections are decoded, {@code env[X]} is one key; a value is its source text for
 * {@link ZendValue}, that may need what was read before.
 *
 * @param sections in their order; one named empty whose place is its first option has no header:
 *     the section before it goes on
 * @param faults what the scanner reports
 */
public record ZendIni(List<Section> sections, List<Fault> faults) {
  /** What is wrong with a statement. */
  public enum Kinds {
    /** A word without {@code =}. */
    NO_VALUE,
    /** No statement at all. */
    SYNTAX
  }

  /**
   * Something that is no assignment.
   *
   * @param at where it begins
   * @param line where PHP reports it
   */
  public record Fault(Kinds kind, Origin at, int line) {}

  public ZendIni {
    sections = List.copyOf(sections);
    faults = List.copyOf(faults);
  }

  /** As php.ini is read: at a syntax error the rest of the text is dropped. */
  public static ZendIni ofFile(String text, String file, PhpVersion version, Names names) {
    Scan scan = new Scan(file, version, names);
    scan.run(text, 1);
    scan.keep();
    return scan.result();
  }

  /**
   * What would be read of a php.ini behind a syntax error, the lines from there on taken as if they
   * stood alone.
   *
   * @param line the first of them
   */
  public static ZendIni ofRest(
      String text, String file, int line, PhpVersion version, Names names) {
    Scan scan = new Scan(file, version, names);
    int from = 0;
    for (int i = 1; i < line && from >= 0; i++) {
      from = text.indexOf('\n', from) + 1;
      from = from == 0 ? -1 : from;
    }
    String[] lines = from < 0 ? new String[0] : text.substring(from).split("\n", -1);
    scan.lines(lines, line);
    return scan.result();
  }

  /** As php-fpm.conf is read: each line by itself, so that no value goes over two. */
  public static ZendIni ofLines(String text, String file, PhpVersion version, Names names) {
    Scan scan = new Scan(file, version, names);
    scan.lines(text.split("\n", -1), 1);
    return scan.result();
  }

  private static final class Scan {
    private final String file;
    private final PhpVersion version;
    private final Names names;
    private final PlainIni plain = new PlainIni();
    private final List<Fault> faults = new ArrayList<>();

    /** Statements of the text being scanned, and its faults, before it is known what counts. */
    private final List<Consumer<PlainIni>> statements = new ArrayList<>();

    private final List<Fault> found = new ArrayList<>();

    /** Of the text being scanned: the line its character at {@link #counted} stands in. */
    private int line;

    private int counted;
    private String text = "";

    Scan(String file, PhpVersion version, Names names) {
      this.file = file;
      this.version = version;
      this.names = names;
    }

    ZendIni result() {
      return new ZendIni(plain.read(), faults);
    }

    /** Each line by itself: one with a fault says nothing but that. */
    void lines(String[] lines, int first) {
      for (int i = 0; i < lines.length; i++) {
        if (!lines[i].isEmpty()) {
          run(lines[i] + "\n", first + i);
          if (!found.isEmpty()) {
            statements.clear();
            found.subList(1, found.size()).clear();
          }
          keep();
        }
      }
    }

    void keep() {
      statements.forEach(statement -> statement.accept(plain));
      statements.clear();
      faults.addAll(found);
      found.clear();
    }

    /** Scans a text that begins in a line of the file. */
    void run(String scanned, int firstLine) {
      text = scanned;
      line = firstLine;
      counted = 0;
      ZendLexer lexer = new ZendLexer(text, State.INITIAL, version);
      ZendGrammar grammar = new ZendGrammar(text, lexer, names);
      while (grammar.ahead().kind() != Kind.END) {
        int start = line(grammar.ahead().from());
        try {
          statement(grammar, start);
        } catch (SyntaxError e) {
          int reported = Math.max(start, line(grammar.ahead().to()));
          found.add(new Fault(Kinds.SYNTAX, Origin.of(file, start), reported));
          return;
        }
      }
    }

    private void statement(ZendGrammar grammar, int start) throws SyntaxError {
      // The token that is no start of a statement stays ahead: PHP reports its line.
      Token first = isStart(grammar.ahead().kind()) ? grammar.take() : grammar.take(Kind.LABEL);
      switch (first.kind()) {
        case END_OF_LINE -> {}
        case SECTION -> {
          grammar.parts(false);
          Token close = grammar.take(Kind.CLOSE);
          String name = text.substring(first.to(), close.from());
          String decoded = ZendValue.section(name, version, names);
          statements.add(plain -> plain.section(decoded, Origin.of(file, start)));
        }
        case LABEL -> {
          if (grammar.ahead().kind() == Kind.EQUALS) {
            grammar.take();
            option(first.text(), grammar, start);
          } else {
            found.add(new Fault(Kinds.NO_VALUE, Origin.of(file, start), start));
          }
        }
        case OFFSET -> {
          int from = first.to();
          grammar.parts(true);
          int to = grammar.take(Kind.CLOSE).from();
          grammar.take(Kind.EQUALS);
          String offset = ZendValue.offset(text.substring(from, to), version, names);
          option(first.text() + "[" + offset + "]", grammar, start);
        }
        default -> {}
      }
    }

    private static boolean isStart(Kind kind) {
      return kind == Kind.END_OF_LINE || kind == Kind.SECTION || kind == Kind.OFFSET;
    }

    private void option(String key, ZendGrammar grammar, int start) throws SyntaxError {
      int from = grammar.ahead().from();
      boolean none = grammar.ahead().kind() == Kind.END_OF_LINE;
      grammar.value();
      // A literal takes the blanks behind it along, a value of nothing its line end.
      String value = none ? "" : text.substring(from, grammar.ahead().from());
      int end = line(none ? from : from + Math.max(0, value.stripTrailing().length() - 1));
      statements.add(plain -> plain.option(key, value, new Origin(file, start, end)));
    }

    /** Line of a character; those asked for must not go back beyond the start of a statement. */
    private int line(int at) {
      while (counted < at && counted < text.length()) {
        if (text.charAt(counted++) == '\n') {
          line++;
        }
      }
      return line;
    }
  }
}
