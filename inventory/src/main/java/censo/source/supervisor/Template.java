package censo.source.supervisor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A value some parts of which only the running daemon knows: code points, and above those of
 * Unicode the marks that stand for a part each.
 */
final class Template {
  private static final int FIRST_MARK = Character.MAX_CODE_POINT + 1;
  private static final String HERE = "%(here)s";

  private final int[] points;
  private final List<Mark> marks;
  private final int percent;

  private Template(int[] points, List<Mark> marks, int percent) {
    this.points = points;
    this.marks = marks;
    this.percent = percent;
  }

  /**
   * What a mark stands for.
   *
   * @param written as in the file, {@code %(program_name)s}
   * @param value empty where it is not known
   */
  record Mark(String written, Optional<String> value) {}

  static Template of(String text) {
    return new Template(text.codePoints().toArray(), List.of(), 1);
  }

  /**
   * The value with every {@code %(here)s} replaced, as {@code expand_here} does it: as text, before
   * any other expansion and without a look at what stands before the percent sign.
   */
  static Template of(String text, String here) {
    Builder out = new Builder(new ArrayList<>(), 1);
    int at = 0;
    for (int next = text.indexOf(HERE); next >= 0; next = text.indexOf(HERE, at)) {
      text.substring(at, next).codePoints().forEach(out::add);
      out.add(new Mark(HERE, Optional.of(here)));
      at = next + HERE.length();
    }
    text.substring(at).codePoints().forEach(out::add);
    return out.build();
  }

  int length() {
    return points.length;
  }

  /** A code point, or a mark. */
  int at(int index) {
    return points[index];
  }

  /** Begins what comes of expanding this, in which one {@code %} stands for two of it. */
  Builder expansion() {
    return new Builder(new ArrayList<>(), percent * 2);
  }

  static boolean isMark(int point) {
    return point >= FIRST_MARK;
  }

  Mark mark(int point) {
    return marks.get(point - FIRST_MARK);
  }

  /** The whole value; empty where a part of it is not known. */
  Optional<String> value() {
    for (int point : points) {
      if (isMark(point) && mark(point).value().isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(value(""));
  }

  /** The whole value, with something else for each part that is not known. */
  String value(String unknown) {
    StringBuilder text = new StringBuilder(points.length);
    for (int point : points) {
      if (isMark(point)) {
        text.append(mark(point).value().orElse(unknown));
      } else {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }

  /** As the file writes it. */
  String written() {
    StringBuilder text = new StringBuilder();
    for (int point : points) {
      if (isMark(point)) {
        text.append(mark(point).written());
      } else if (point == '%') {
        text.repeat('%', percent);
      } else {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }

  /** The points from {@code start} to before {@code end}. */
  Template part(int start, int end) {
    return new Template(Arrays.copyOfRange(points, start, end), marks, percent);
  }

  boolean has(char c) {
    for (int point : points) {
      if (point == c) {
        return true;
      }
    }
    return false;
  }

  boolean is(char c) {
    return points.length == 1 && points[0] == c;
  }

  /** Begins another template of points of this one, its marks among them. */
  Builder builder() {
    return new Builder(marks, percent);
  }

  /** Collects points and marks. */
  static final class Builder {
    private final List<Mark> marks;
    private final int percent;
    private int[] points = new int[64];
    private int size;

    private Builder(List<Mark> marks, int percent) {
      this.marks = marks;
      this.percent = percent;
    }

    void add(int point) {
      if (size == points.length) {
        points = Arrays.copyOf(points, size * 2);
      }
      points[size++] = point;
    }

    void add(Mark mark) {
      add(FIRST_MARK + marks.size());
      marks.add(mark);
    }

    Template build() {
      return new Template(Arrays.copyOf(points, size), List.copyOf(marks), percent);
    }
  }
}
