package censo.redact;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts tokens where the rules find secrets, in values and in files. */
final class RuleWalk extends Walk {
  /** From here on a secret of the item is no accident inside another word of its name. */
  private static final int LONG_ENOUGH = 6;

  private final SecretTable secrets;
  private final HostWords words;
  private final Options options;
  private final Set<String> files;
  private final List<Place> places;
  // Names in which nothing was found: files, settings and keys are named again and again.
  private final Set<String> cleanNames = new HashSet<>();
  // Token by spelling, of the secrets of the item that is gone through.
  private final Map<String, String> ofItem = new LinkedHashMap<>();

  /**
   * @param files paths of the files that are looked through: a doubt about a value is told there
   */
  RuleWalk(
      SecretTable secrets,
      HostWords words,
      Options options,
      Set<String> files,
      List<Place> places) {
    this.secrets = secrets;
    this.words = words;
    this.options = options;
    this.files = files;
    this.places = places;
  }

  @Override
  Item item(String source, Item item) {
    ofItem.clear();
    int first = places.size();
    Item clean = PhpSpelling.followed(item, super.item(source, item));
    String key = clean.key().toString();
    places.subList(first, places.size()).replaceAll(place -> place.withItem(key));
    return clean;
  }

  /** Names are made of values: a secret of the item is one in its name too. */
  @Override
  String itemName(At at, String text) {
    String clean = text;
    for (var spelling : ofItem.entrySet()) {
      String secret = spelling.getKey();
      clean =
          secret.length() >= LONG_ENOUGH
              ? clean.replace(secret, spelling.getValue())
              : Whole.replace(clean, secret, spelling.getValue());
    }
    if (!clean.equals(text)) {
      add(secretInName(at.source(), at.origin()));
    }
    return name(at, clean);
  }

  static Problem secretInName(String source, Origin at) {
    return Problem.of(
        source,
        Problem.Severity.DOUBT,
        Code.SECRET_IN_NAME,
        at,
        "a name, key or path here holds a secret; Puppet code can't name it",
        "let the name say something else and keep the secret in a value");
  }

  @Override
  String name(At at, String text) {
    String kind = at.item() == null ? "" : at.item().kind();
    boolean alone = !ItemValues.isCompared(kind, at.setting());
    if (alone && cleanNames.contains(text)) {
      return text;
    }
    Hits hits = new Hits(text, options);
    ItemValues.findInName(kind, at.setting(), Slice.of(text), hits);
    if (alone && hits.count() == 0) {
      cleanNames.add(text);
    }
    String clean = replaced(at, text, hits);
    if (!clean.equals(text)) {
      add(secretInName(at.source(), at.origin()));
    }
    return clean;
  }

  @Override
  String value(At at, String text) {
    Hits hits = new Hits(text, options);
    ItemValues.find(at, Slice.of(text), hits);
    return ItemValues.tidy(at, replaced(at, text, hits));
  }

  @Override
  String content(At at, String text) {
    Hits hits = new Hits(text, options);
    Dialect.of(at.origin().file(), text).find(Slice.of(text), hits);
    return replaced(at, text, hits);
  }

  private String replaced(At at, String text, Hits hits) {
    if (hits.count() == 0) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    LineCount lines = new LineCount(text);
    int done = 0;
    for (Hit hit : hits.inOrder()) {
      String token = secrets.token(hit.value());
      if (options.allows(at.origin().file(), token)) {
        continue;
      }
      String spelling = text.substring(hit.from(), hit.to());
      secrets.note(hit.value(), hit.rule(), spelling);
      if (!words.isOrdinary(hit.value())) {
        ofItem.put(hit.value(), token);
        ofItem.put(spelling, token);
      }
      int line = lines.at(hit.from());
      places.add(at.place(line, hit.rule().id(), token));
      doubtWeak(at, line, hit);
      clean.append(text, done, hit.from()).append(token).append(hit.rest());
      done = hit.to();
    }
    return clean.append(text, done, text.length()).toString();
  }

  private void doubtWeak(At at, int line, Hit hit) {
    boolean toldInFile = at.item() != null && files.contains(at.origin().file());
    if (toldInFile || hit.rule().isGuess() || words.isUnmistakable(hit.value())) {
      return;
    }
    add(
        Problem.of(
            at.source(),
            Problem.Severity.DOUBT,
            Code.WEAK_SECRET,
            Origin.of(at.origin().file(), at.item() == null ? line : at.origin().line()),
            "a secret here is short or an ordinary word; it is hidden only where a rule finds it",
            "choose a longer one, drawn by chance"));
  }
}
