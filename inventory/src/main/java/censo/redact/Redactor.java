package censo.redact;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Problem;
import censo.inventory.Reading;
import censo.inventory.Secret;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets in the values of items, and puts tokens in their place there and in the files. */
public final class Redactor {
  private static final Pattern USERINFO =
      Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s:@\"']*:([^/\\s@\"']+)@");

  private final FingerprintKey key;

  public Redactor(FingerprintKey key) {
    this.key = key;
  }

  /** Readings in which no secret that a rule knows is left. */
  public Redacted redact(List<Reading> readings) {
    Map<String, String> rules =
        new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));
    for (Reading reading : readings) {
      reading.items().forEach(item -> find(item, rules));
      reading.problems().forEach(problem -> problem.wouldBe().forEach(item -> find(item, rules)));
    }
    Map<String, Integer> uses = new LinkedHashMap<>();
    List<Reading> clean = readings.stream().map(r -> replace(r, rules, uses)).toList();
    List<Secret> secrets = new ArrayList<>();
    rules.forEach(
        (value, rule) ->
            secrets.add(
                new Secret(
                    key.token(value),
                    key.id(),
                    rule,
                    uses.getOrDefault(value, 0),
                    Optional.empty())));
    return new Redacted(clean, secrets);
  }

  private static void find(Item item, Map<String, String> rules) {
    item.settings().forEach((name, value) -> find(name, value, rules));
  }

  private static void find(String name, Value value, Map<String, String> rules) {
    switch (value) {
      case Value.Text(String text) -> find(name, text, rules);
      case Value.TextList(List<String> texts) -> texts.forEach(text -> find("", text, rules));
      case Value.TextMap(SequencedMap<String, String> texts) ->
          texts.forEach((k, text) -> find(k, text, rules));
    }
  }

  private static void find(String name, String text, Map<String, String> rules) {
    Matcher url = USERINFO.matcher(text);
    boolean inUrl = false;
    while (url.find()) {
      rules.putIfAbsent(url.group(1), "url-userinfo");
      inUrl = true;
    }
    if (!inUrl
        && KeyRule.isSecret(name)
        && text.length() >= 3
        && !text.startsWith("%(")
        && !text.startsWith("$")) {
      rules.putIfAbsent(text, "key");
    }
  }

  private Reading replace(Reading reading, Map<String, String> rules, Map<String, Integer> uses) {
    List<HostFile> files = new ArrayList<>();
    for (HostFile file : reading.files()) {
      files.add(
          file.content()
              .map(c -> file.withContent(Bytes.ofLatin1(replace(c.latin1(), rules, uses))))
              .orElse(file));
    }
    List<Problem> problems =
        reading.problems().stream()
            .map(p -> p.withWouldBe(items(p.wouldBe(), rules, uses)))
            .toList();
    return new Reading(
        reading.source(),
        reading.status(),
        reading.reason(),
        items(reading.items(), rules, uses),
        files,
        problems);
  }

  private List<Item> items(List<Item> items, Map<String, String> rules, Map<String, Integer> uses) {
    return items.stream()
        .map(
            i ->
                i.withSettings(values(i.settings(), rules, uses))
                    .withWritten(values(i.written(), rules, uses)))
        .toList();
  }

  private Map<String, Value> values(
      Map<String, Value> values, Map<String, String> rules, Map<String, Integer> uses) {
    Map<String, Value> clean = new LinkedHashMap<>();
    values.forEach(
        (name, value) ->
            clean.put(
                name,
                switch (value) {
                  case Value.Text(String text) -> Value.of(replace(text, rules, uses));
                  case Value.TextList(List<String> texts) ->
                      Value.of(texts.stream().map(t -> replace(t, rules, uses)).toList());
                  case Value.TextMap(SequencedMap<String, String> texts) -> {
                    Map<String, String> map = new LinkedHashMap<>();
                    texts.forEach((k, t) -> map.put(k, replace(t, rules, uses)));
                    yield Value.of(map);
                  }
                }));
    return clean;
  }

  private String replace(String text, Map<String, String> rules, Map<String, Integer> uses) {
    String clean = text;
    for (String secret : rules.keySet()) {
      int found = clean.split(Pattern.quote(secret), -1).length - 1;
      if (found > 0) {
        uses.merge(secret, found, Integer::sum);
        clean = clean.replace(secret, key.token(secret));
      }
    }
    return clean;
  }
}
