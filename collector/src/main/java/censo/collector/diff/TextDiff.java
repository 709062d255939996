package censo.collector.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What differs between two texts, line by line, with the words that differ marked. */
public final class TextDiff {
  /** Lines around a difference. */
  private static final int CONTEXT = 3;

  /**
   * Words, numbers, single signs, runs of blanks: a cron field or a part of a path is a word of its
   * own.
   */
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}_]+|[0-9]+|\\s+|.");

  /** Of longer lines the whole line is marked: comparing every word of both would take too long. */
  private static final int MAX_TOKEN_PAIRS = 10_000;

  /** Pairs of words that are looked at in all of a diff; after that whole lines differ. */
  private static final long TOKEN_BUDGET = 4_000_000;

  private static final double ENOUGH_IN_COMMON = 0.3;

  private long budget = TOKEN_BUDGET;

  private TextDiff() {}

  /** Whether a line is on both sides or on one. */
  public enum Side {
    BOTH,
    REMOVED,
    ADDED
  }

  /** A piece of a line, and whether it differs from the other side's. */
  public record Piece(String text, boolean marked) {}

  /**
   * A line of the diff.
   *
   * @param before its number on the old side, 0 if it is not there
   * @param after its number on the new side, 0 if it is not there
   */
  public record Line(Side side, int before, int after, List<Piece> pieces) {}

  /**
   * Lines that stand together.
   *
   * @param skipped equal lines before it that are not shown
   */
  public record Hunk(int skipped, List<Line> lines) {}

  /** Differences with their context; none for equal texts. */
  public static List<Hunk> of(List<String> before, List<String> after) {
    List<Line> all = new TextDiff().lines(before, after);
    List<Hunk> hunks = new ArrayList<>();
    List<Line> open = new ArrayList<>();
    int skipped = 0;
    for (int i = 0; i < all.size(); i++) {
      if (isNearDifference(all, i)) {
        open.add(all.get(i));
      } else {
        if (!open.isEmpty()) {
          hunks.add(new Hunk(skipped, List.copyOf(open)));
          open.clear();
          skipped = 0;
        }
        skipped++;
      }
    }
    if (!open.isEmpty()) {
      hunks.add(new Hunk(skipped, List.copyOf(open)));
    }
    return hunks;
  }

  private static boolean isNearDifference(List<Line> all, int at) {
    for (int i = Math.max(0, at - CONTEXT); i <= Math.min(all.size() - 1, at + CONTEXT); i++) {
      if (all.get(i).side() != Side.BOTH) {
        return true;
      }
    }
    return false;
  }

  private List<Line> lines(List<String> before, List<String> after) {
    int[] matches = Alignment.of(before, after);
    List<Line> all = new ArrayList<>();
    int old = 0;
    int now = 0;
    while (old < before.size() || now < after.size()) {
      int removedEnd = old;
      while (removedEnd < before.size() && matches[removedEnd] < 0) {
        removedEnd++;
      }
      int addedEnd = removedEnd < before.size() ? matches[removedEnd] : after.size();
      replace(all, before.subList(old, removedEnd), old, after.subList(now, addedEnd), now);
      old = removedEnd;
      now = addedEnd;
      if (old < before.size()) {
        all.add(same(before.get(old), ++old, ++now));
      }
    }
    return all;
  }

  private void replace(List<Line> all, List<String> removed, int old, List<String> added, int now) {
    int paired = Math.min(removed.size(), added.size());
    for (int i = 0; i < removed.size(); i++) {
      String other = i < paired ? added.get(i) : "";
      all.add(new Line(Side.REMOVED, old + i + 1, 0, marked(removed.get(i), other, i < paired)));
    }
    for (int i = 0; i < added.size(); i++) {
      String other = i < paired ? removed.get(i) : "";
      all.add(new Line(Side.ADDED, 0, now + i + 1, marked(added.get(i), other, i < paired)));
    }
  }

  private static Line same(String text, int before, int after) {
    return new Line(Side.BOTH, before, after, List.of(new Piece(text, false)));
  }

  /**
   * A line of one side with what the other side's has not marked; unmarked where they have too
   * little in common.
   */
  private List<Piece> marked(String line, String other, boolean paired) {
    // Of one letter each there are at most so many words, which is cheaper to know than to cut.
    boolean tooLong = (long) line.length() * other.length() > MAX_TOKEN_PAIRS * 100L;
    List<String> words = paired && !tooLong ? tokens(line) : List.of();
    List<String> others = paired && !tooLong ? tokens(other) : List.of();
    long pairs = (long) words.size() * others.size();
    if (!paired || tooLong || pairs > Math.min(MAX_TOKEN_PAIRS, budget)) {
      return List.of(new Piece(line, false));
    }
    budget -= pairs;
    boolean[] differs = new boolean[words.size()];
    int different = 0;
    for (AbstractDelta<String> delta : DiffUtils.diff(others, words).getDeltas()) {
      int from = delta.getTarget().getPosition();
      for (int i = from; i < from + delta.getTarget().size(); i++) {
        differs[i] = true;
        different += words.get(i).length();
      }
    }
    if (line.length() - different < line.length() * ENOUGH_IN_COMMON) {
      return List.of(new Piece(line, false));
    }
    List<Piece> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      piece.append(words.get(i));
      if (i + 1 == words.size() || differs[i] != differs[i + 1]) {
        pieces.add(new Piece(piece.toString(), differs[i]));
        piece.setLength(0);
      }
    }
    return pieces.isEmpty() ? List.of(new Piece("", false)) : pieces;
  }

  private static List<String> tokens(String line) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(line);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    return tokens;
  }
}
