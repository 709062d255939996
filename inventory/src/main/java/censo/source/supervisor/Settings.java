package censo.source.supervisor;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Origin;
import censo.inventory.Sorted;
import censo.inventory.Value;
import censo.source.ini.Option;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of one section, each as supervisord takes it, and what is wrong with them. */
final class Settings {
  static final String ENVIRONMENT = "environment";

  private final Context context;
  private final Config.Merged section;
  private final Expander expander;
  private final Map<String, Value> canonical = new LinkedHashMap<>();
  private final Map<String, Value> written = new LinkedHashMap<>();

  Settings(Context context, Config.Merged section) {
    this.context = context;
    this.section = section;
    this.expander = new Expander(context);
  }

  /** Takes a key where it is written; what is refused is a problem and no setting. */
  void take(Key key, Names names) {
    Optional<Option> option = section.get(key.name());
    if (option.isPresent()) {
      expander.expand(option.get(), key, names).ifPresent(value -> take(option.get(), key, value));
    }
  }

  /** Takes a key whose value is another in each process of the program. */
  void takeForEach(Key key, Names names, List<Names> processes) {
    Optional<Option> option = section.get(key.name());
    Optional<Template> value = option.flatMap(o -> expander.expand(o, key, names));
    if (value.isEmpty()) {
      return;
    }
    for (Names process : value.get().value().isPresent() ? List.<Names>of() : processes) {
      Optional<String> text = expander.expanded(option.get(), key, process).template().value();
      if (text.map(t -> key.type().take(t, context.machine())).orElse(null)
          instanceof Type.Taken.Refused refused) {
        refuse(option.get(), refused);
        return;
      }
    }
    take(option.get(), key, value.get());
  }

  /** Takes a key that supervisord does not get to, so that it refuses nothing in it. */
  void takeUnread(Key key, Names names) {
    Optional<Option> option = section.get(key.name());
    if (option.isEmpty()) {
      return;
    }
    Percent.Expansion expansion = expander.expanded(option.get(), key, names);
    Template value = expansion.template();
    if (key.name().equals(ENVIRONMENT)) {
      Environment.parse(value).ifPresent(this::putVariables);
    } else if (expansion.fault().isPresent()
        || value.value().map(t -> key.type().take(t, context.machine())).orElse(null)
            instanceof Type.Taken.Refused) {
      put(option.get(), key, option.get().value());
    } else {
      take(option.get(), key, value);
    }
  }

  private void take(Option option, Key key, Template value) {
    Optional<String> text = value.value();
    Type.Taken taken = key.type().take(text.orElse(value.value("0")), context.machine());
    // Whatever the unknown part is, no value that may be refused goes over several lines.
    if (text.isEmpty() && !(taken instanceof Type.Taken.Refused && value.has('\n'))) {
      put(option, key, option.value());
      return;
    }
    switch (taken) {
      case Type.Taken.Unchanged() -> put(option, key, option.value());
      case Type.Taken.As(String spelling) -> put(option, key, spelling);
      case Type.Taken.Several(List<String> texts) -> put(option, texts);
      case Type.Taken.Refused refused -> refuse(option, refused);
    }
  }

  private void refuse(Option option, Type.Taken.Refused refused) {
    fatal(option.at(), option.key() + " " + refused.why(), refused.mend());
  }

  private void put(Option option, Key key, String value) {
    if (key.byDefault().filter(value::equals).isEmpty()) {
      canonical.put(option.key(), Value.of(value));
      if (!value.equals(option.value())) {
        written.put(option.key(), Value.of(option.value()));
      }
    }
  }

  private void put(Option option, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    canonical.put(option.key(), Value.of(texts));
    if (!option.value().equals(String.join(",", texts))
        && !option.value().equals(String.join(", ", texts))) {
      written.put(option.key(), Value.of(option.value()));
    }
  }

  /** Takes a map of variables; gives what they stand for. */
  Map<String, Optional<String>> takeEnvironment(Key key, Names names) {
    Optional<Option> option = section.get(key.name());
    Optional<Template> text = option.flatMap(o -> expander.expand(o, key, names));
    if (text.isEmpty()) {
      return Map.of();
    }
    Origin at = option.get().at();
    Optional<Environment.Variables> variables = Environment.parse(text.get());
    if (variables.isEmpty()) {
      fatal(
          at,
          "environment is not KEY=value, KEY=value to supervisord",
          "put each value in double quotes, and commas between the pairs");
      return Map.of();
    }
    if (variables.get().loses()) {
      doubt(
          Code.SUPERVISOR_ODD_VALUE,
          at,
          "environment holds more than supervisord takes: quotes, or what it skips, are lost",
          "put each value in one pair of quotes, with commas between");
    }
    putVariables(variables.get());
    return variables.get().values();
  }

  private void putVariables(Environment.Variables variables) {
    if (!variables.written().isEmpty()) {
      canonical.put(ENVIRONMENT, Value.of(variables.written()));
    }
  }

  /** Keeps the section's other keys as written: supervisord never reads them. */
  void keepOthers(Set<String> known) {
    for (Option option : section.own()) {
      if (!known.contains(option.key())) {
        canonical.put(option.key(), Value.of(option.value()));
        doubt(
            Code.SUPERVISOR_UNREAD,
            option.at(),
            "supervisord knows no such key in this section",
            "correct the key or remove the line");
      }
    }
  }

  /** The name in the section's header; it is a problem where supervisord refuses it. */
  String title() {
    String title = Python.strip(section.title());
    if (isBadName(title)) {
      fatal(section.at(), "its name holds a blank, a colon or a slash", "name it without them");
    }
    return title;
  }

  /** {@code process_or_group_name}. */
  static boolean isBadName(String name) {
    return name.contains(" ") || name.contains(":") || name.contains("/");
  }

  Optional<Option> option(String key) {
    return section.get(key);
  }

  /** The canonical value; empty where the default holds. */
  Optional<String> text(String key) {
    return canonical.get(key) instanceof Value.Text(String text)
        ? Optional.of(text)
        : Optional.empty();
  }

  /** A whole number as far as it is one and known, else {@code otherwise}. */
  int number(String key, int otherwise) {
    BigInteger most = BigInteger.valueOf(Integer.MAX_VALUE / 2);
    return text(key)
        .flatMap(Python::integer)
        .map(n -> n.min(most).max(most.negate()).intValue())
        .orElse(otherwise);
  }

  List<String> list(String key) {
    return canonical.get(key) instanceof Value.TextList(List<String> texts) ? texts : List.of();
  }

  void drop(String key) {
    canonical.remove(key);
    written.remove(key);
  }

  /** Where a key is written, else the section. */
  Origin at(String key) {
    return section.get(key).map(Option::at).orElse(section.at());
  }

  void fatal(Origin at, String message, String mend) {
    context.fatal(at, message, mend);
  }

  /** Gives a setting another name. */
  void rename(String key, String name) {
    Optional.ofNullable(canonical.remove(key)).ifPresent(value -> canonical.put(name, value));
    Optional.ofNullable(written.remove(key)).ifPresent(value -> written.put(name, value));
  }

  void doubt(Code code, Origin at, String message, String mend) {
    context.draft().doubt(code, at, message, mend);
  }

  Map<String, Value> canonical() {
    return canonical;
  }

  Map<String, Value> written() {
    return written;
  }

  Item item(String kind, String name) {
    List<Origin> also = section.places(canonical.keySet());
    Origin origin = also.removeFirst();
    return new Item(
        new ItemKey(kind, name), Sorted.copyOf(canonical), Sorted.copyOf(written), origin, also);
  }
}
