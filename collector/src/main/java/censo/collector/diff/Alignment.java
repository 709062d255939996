package censo.collector.diff;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lines of two texts are the same line. Lines that stand once on each side are found first
 * and part the texts (patience diff); what is between is compared line by line while the budget
 * lasts, since a host can send two texts for which that takes minutes. After that it counts as
 * replaced.
 */
final class Alignment {
  /** Pairs of lines that are looked at in all. */
  private static final long BUDGET = 16_000_000;

  /** Pairs of lines that are looked at between two anchors. */
  private static final long BUDGET_OF_A_GAP = 4_000_000;

  private final List<String> before;
  private final List<String> after;
  private final int[] matches;
  private long budget = BUDGET;

  private Alignment(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
    this.matches = new int[before.size()];
    Arrays.fill(matches, -1);
  }

  /** For each line before, the index of its line after, or -1; those that are not -1 rise. */
  static int[] of(List<String> before, List<String> after) {
    Alignment alignment = new Alignment(before, after);
    int old = 0;
    int now = 0;
    for (Pair anchor : anchors(before, after)) {
      alignment.gap(old, anchor.before(), now, anchor.after());
      alignment.matches[anchor.before()] = anchor.after();
      old = anchor.before() + 1;
      now = anchor.after() + 1;
    }
    alignment.gap(old, before.size(), now, after.size());
    return alignment.matches;
  }

  /** A line before and the same line after. */
  private record Pair(int before, int after) {}

  /** Where a line stands that stands once; -1 for one that stands more often. */
  private static Map<String, Integer> once(List<String> lines) {
    Map<String, Integer> once = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      once.merge(lines.get(i), i, (_, _) -> -1);
    }
    return once;
  }

  /** The longest row of lines that stand once on each side and in one order on both. */
  private static List<Pair> anchors(List<String> before, List<String> after) {
    Map<String, Integer> old = once(before);
    Map<String, Integer> now = once(after);
    List<Pair> piles = new ArrayList<>();
    Map<Pair, Pair> left = new HashMap<>();
    for (int i = 0; i < before.size(); i++) {
      int at = now.getOrDefault(before.get(i), -1);
      if (at < 0 || old.get(before.get(i)) < 0) {
        continue;
      }
      Pair pair = new Pair(i, at);
      int pile = pile(piles, at);
      if (pile > 0) {
        left.put(pair, piles.get(pile - 1));
      }
      if (pile == piles.size()) {
        piles.add(pair);
      } else {
        piles.set(pile, pair);
      }
    }
    List<Pair> row = new ArrayList<>();
    for (Pair pair = piles.isEmpty() ? null : piles.getLast();
        pair != null;
        pair = left.get(pair)) {
      row.add(pair);
    }
    return row.reversed();
  }

  /** The first pile whose top is not before {@code at}. */
  private static int pile(List<Pair> piles, int at) {
    int low = 0;
    int high = piles.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (piles.get(middle).after() < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void gap(int from, int to, int otherFrom, int otherTo) {
    int old = from;
    int now = otherFrom;
    int oldEnd = to;
    int nowEnd = otherTo;
    while (old < oldEnd && now < nowEnd && before.get(old).equals(after.get(now))) {
      matches[old++] = now++;
    }
    while (old < oldEnd && now < nowEnd && before.get(oldEnd - 1).equals(after.get(nowEnd - 1))) {
      matches[--oldEnd] = --nowEnd;
    }
    long pairs = (long) (oldEnd - old) * (nowEnd - now);
    if (pairs > 0 && pairs <= Math.min(BUDGET_OF_A_GAP, budget)) {
      budget -= pairs;
      compare(old, oldEnd, now, nowEnd);
    }
  }

  private void compare(int old, int oldEnd, int now, int nowEnd) {
    int i = old;
    int j = now;
    for (AbstractDelta<String> delta :
        DiffUtils.diff(before.subList(old, oldEnd), after.subList(now, nowEnd)).getDeltas()) {
      while (i < old + delta.getSource().getPosition()) {
        matches[i++] = j++;
      }
      i += delta.getSource().size();
      j += delta.getTarget().size();
    }
    while (i < oldEnd) {
      matches[i++] = j++;
    }
  }
}
