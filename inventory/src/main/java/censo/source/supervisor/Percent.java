package censo.source.supervisor;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * {@code text % dictionary} of Python, as {@code supervisor.options.expand} does it: what would be
 * refused, what would be printed, which names are needed. A part that a name stands for becomes a
 * mark, so that it is never in the result as text.
 */
final class Percent {
  /** Wider than any value that makes sense; a wider one is not printed here. */
  private static final int WIDEST = 4096;

  private final Template in;
  private final Names names;
  private final Template.Builder out;
  private final SequencedSet<String> environment = new LinkedHashSet<>();
  private boolean printsAll;

  /** Whether {@code %s} without a name has something left to print: it has that once. */
  private boolean argument = true;

  private int at;

  /**
   * What came of it.
   *
   * @param template as it would be, up to where it would be refused
   * @param environment variables it needs that the configuration does not set
   * @param printsAll whether it prints all names with their values, as {@code %s} does
   * @param fault why it would be refused; empty otherwise
   */
  record Expansion(
      Template template,
      SequencedSet<String> environment,
      boolean printsAll,
      Optional<String> fault) {
    /** Expands what came of it once more. */
    Expansion then(Names names) {
      Expansion next = expand(template, names);
      SequencedSet<String> needed = new LinkedHashSet<>(environment);
      needed.addAll(next.environment);
      return new Expansion(next.template, needed, printsAll || next.printsAll, next.fault);
    }
  }

  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String why) {
      super(why, null, false, false);
    }
  }

  private Percent(Template in, Names names) {
    this.in = in;
    this.names = names;
    this.out = in.expansion();
  }

  static Expansion expand(Template in, Names names) {
    if (!in.has('%')) {
      return new Expansion(in, Collections.emptyNavigableSet(), false, Optional.empty());
    }
    Percent percent = new Percent(in, names);
    Optional<String> fault = Optional.empty();
    try {
      percent.run();
    } catch (Refused e) {
      fault = Optional.of(e.getMessage());
    }
    return new Expansion(percent.out.build(), percent.environment, percent.printsAll, fault);
  }

  private void run() throws Refused {
    while (at < in.length()) {
      int point = in.at(at++);
      if (Template.isMark(point)) {
        out.add(in.mark(point));
      } else if (point == '%') {
        specifier(at - 1);
      } else {
        out.add(point);
      }
    }
  }

  private void specifier(int start) throws Refused {
    if (peek() == '%') {
      at++;
      out.add('%');
      return;
    }
    Optional<String> name = peek() == '(' ? Optional.of(name()) : Optional.empty();
    if (name.isPresent() && names.find(name.get()).isEmpty()) {
      throw new Refused("holds a % name that supervisord does not know here");
    }
    argument |= name.isPresent();
    String flags = take("-+ #0");
    String width = number();
    String precision = "";
    if (peek() == '.') {
      at++;
      precision = "." + number();
    }
    if ("hlL".indexOf(peek()) >= 0) {
      at++;
    }
    int conversion = peek();
    at++;
    if (!argument || conversion < 0 || "diuoxXeEfFgGcrsa".indexOf(conversion) < 0) {
      throw new Refused("holds a % that supervisord can't expand");
    }
    argument = false;
    String written = in.part(start, at).written();
    if (name.isPresent()) {
      out.add(new Template.Mark(written, named(name.get(), flags, width, precision, conversion)));
    } else {
      printAll(conversion);
      out.add(new Template.Mark(written, Optional.empty()));
    }
  }

  private void printAll(int conversion) throws Refused {
    if ("rsa".indexOf(conversion) < 0) {
      throw new Refused("holds a % that supervisord can't expand");
    }
    printsAll = true;
  }

  private Optional<String> named(
      String name, String flags, String width, String precision, int conversion) throws Refused {
    Names.Name found = names.find(name).orElseThrow();
    boolean text = "rsa".indexOf(conversion) >= 0;
    boolean character = conversion == 'c' && found.value().map(String::length).orElse(1) == 1;
    if (!text && !found.number() && !character) {
      throw new Refused("formats a text as a number");
    }
    if (name.startsWith(Names.ENV) && !names.defines(name)) {
      environment.add(name.substring(Names.ENV.length()));
    }
    return found.value().flatMap(v -> format(v, flags, width, precision, conversion));
  }

  /** As printed, for the conversions people use. */
  private static Optional<String> format(
      String value, String flags, String width, String precision, int conversion) {
    int wide = small(width);
    int precise = precision.isEmpty() ? 0 : small(precision.substring(1));
    boolean integer = "diu".indexOf(conversion) >= 0;
    if (wide < 0 || precise < 0 || !plain(flags) || !(integer || conversion == 's')) {
      return Optional.empty();
    }
    String body = value;
    if (integer) {
      String sign = value.startsWith("-") ? "-" : "";
      int digits = flags.equals("0") ? Math.max(precise, wide - sign.length()) : precise;
      body =
          sign
              + "0".repeat(Math.max(0, digits - value.length() + sign.length()))
              + value.substring(sign.length());
    } else if (!precision.isEmpty()) {
      body =
          value.substring(
              0,
              value.offsetByCodePoints(
                  0, Math.min(precise, value.codePointCount(0, value.length()))));
    }
    String blanks = " ".repeat(Math.max(0, wide - body.codePointCount(0, body.length())));
    return Optional.of(flags.contains("-") ? body + blanks : blanks + body);
  }

  private static boolean plain(String flags) {
    return flags.chars().allMatch(c -> c == '0' || c == '-');
  }

  private static int small(String digits) {
    return digits.isEmpty()
        ? 0
        : digits.length() > 4 || Integer.parseInt(digits) > WIDEST ? -1 : Integer.parseInt(digits);
  }

  /** The name in parentheses, which may hold pairs of them. */
  private String name() throws Refused {
    int start = ++at;
    int open = 1;
    while (open > 0) {
      int point = peek();
      at++;
      if (point < 0 || Template.isMark(point)) {
        throw new Refused("holds a % name that is not closed");
      }
      open += point == '(' ? 1 : point == ')' ? -1 : 0;
    }
    StringBuilder name = new StringBuilder();
    for (int i = start; i < at - 1; i++) {
      name.appendCodePoint(in.at(i));
    }
    return name.toString();
  }

  private String take(String any) {
    StringBuilder taken = new StringBuilder();
    while (peek() >= 0 && any.indexOf(peek()) >= 0) {
      taken.append((char) peek());
      at++;
    }
    return taken.toString();
  }

  private String number() throws Refused {
    if (peek() == '*') {
      throw new Refused("holds a % that supervisord can't expand");
    }
    return take("0123456789");
  }

  /** The point ahead; -1 at the end. */
  private int peek() {
    return at < in.length() ? in.at(at) : -1;
  }
}
