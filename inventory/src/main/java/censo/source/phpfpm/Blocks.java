package censo.source.phpfpm;

import censo.inventory.Code;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.inventory.Utf8;
import censo.source.Draft;
import censo.source.ini.Option;
import censo.source.zend.Constants;
import censo.source.zend.Names;
import censo.source.zend.PhpVersion;
import censo.source.zend.ZendValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The sections of one php-fpm as they fill up, statement by statement; what php-fpm refuses becomes
 * a problem and is left out.
 */
final class Blocks {
  private static final Set<String> ARRAYS =
      Set.of("env", "php_value", "php_flag", "php_admin_value", "php_admin_flag");
  private static final String SUPPRESS = "access.suppress_path";

  private final Draft draft;
  private final PhpVersion version;
  private final Names names;
  private final Block global = new Block("global");
  private final Map<String, Block> pools = new LinkedHashMap<>();
  private Block current = global;

  Blocks(Draft draft, PhpVersion version) {
    this.draft = draft;
    this.version = version;
    this.names = Names.of(Constants.ofModules(version));
  }

  PhpVersion version() {
    return version;
  }

  Names names() {
    return names;
  }

  Block global() {
    return global;
  }

  Collection<Block> pools() {
    return pools.values();
  }

  /** Opens a section; one of the same name, in whatever case, goes on. */
  void begin(String name, Origin at) {
    String key = name.toLowerCase(Locale.ROOT);
    current =
        key.equals("global")
            ? global
            : pools.computeIfAbsent(key, _ -> new Block(Utf8.decode(name)));
    current.begin(at);
  }

  /** An option's text, as an include needs it. */
  String text(Option option) {
    current.extend(option.at());
    return value(option).text();
  }

  void add(Option option) {
    current.extend(option.at());
    int bracket = option.key().indexOf('[');
    if (bracket >= 0) {
      String key = option.key().substring(bracket + 1, option.key().length() - 1);
      array(option.key().substring(0, bracket), Utf8.decode(key), option);
    } else {
      directive(option);
    }
  }

  private void directive(Option option) {
    Optional<Directive> known = Directive.of(option.key(), current == global, version);
    if (known.isEmpty()) {
      String where = current == global ? "no directive of [global]" : "no directive of a pool";
      fatal(option.at(), "is " + where, "move it to the section it belongs to, or take it out");
      return;
    }
    Directive directive = known.get();
    ZendValue value = value(option);
    String text = Utf8.decode(value.text());
    Optional<String> canonical =
        value.needsEnvironment() ? Optional.of(text) : directive.type().canonical(text, version);
    if (canonical.isEmpty()) {
      String words = directive.name() + " takes " + directive.type().words();
      fatal(option.at(), words + ", and this is none", "write " + directive.type().words());
    } else if (current == global && text.contains("$pool")) {
      fatal(option.at(), "uses $pool outside a pool", "write the name itself");
    } else {
      doubtEnvironment(directive.name(), value, option.at());
      doubtLineEnd(directive.name(), text, option.at());
      String written = Utf8.decode(value.written());
      current.set(directive.name(), new Setting(canonical.get(), written, option.at()));
    }
  }

  private void array(String name, String key, Option option) {
    ZendValue value = value(option);
    String text = Utf8.decode(value.text());
    Setting setting = new Setting(text, Utf8.decode(value.written()), option.at());
    boolean paths = name.equals(SUPPRESS) && version.isAtLeast(8, 2);
    if (!paths && !ARRAYS.contains(name)) {
      fatal(option.at(), "is no array that php-fpm knows", "mend its name; case counts");
    } else if (current == global) {
      fatal(option.at(), "stands in [global], where no array may", "move it into a pool");
    } else if (paths) {
      suppress(key, setting);
    } else if (key.isEmpty()) {
      fatal(option.at(), name + " has nothing between its brackets", "write a name there");
    } else if (name.equals("env") && text.isEmpty()) {
      fatal(option.at(), "an env may not be empty", "take it out, or give it a value");
    } else {
      keep(name, key, setting, value);
    }
  }

  private void suppress(String key, Setting path) {
    if (!key.isEmpty() || !path.canonical().startsWith("/")) {
      fatal(
          path.at(),
          SUPPRESS + "[] takes a path from / on, and nothing between its brackets",
          "write such a path");
    } else {
      current.suppress(path);
    }
  }

  private void keep(String name, String key, Setting setting, ZendValue value) {
    boolean flag = name.endsWith("_flag");
    Optional<String> canonical =
        flag && !value.needsEnvironment()
            ? DirectiveType.BOOLEAN.canonical(setting.canonical(), version)
            : Optional.of(setting.canonical());
    if (canonical.isEmpty()) {
      fatal(setting.at(), name + " takes yes or no, and this is none", "write yes or no");
      return;
    }
    String array = name.replace("_flag", "_value");
    Setting taken = new Setting(canonical.get(), setting.written(), setting.at());
    Optional<Setting> first = current.setFirst(array, key, taken);
    if (first.filter(f -> !f.canonical().equals(taken.canonical())).isPresent()) {
      draft.doubt(
          Code.PHP_PRECEDENCE,
          setting.at(),
          "%s[%s] stands at %s already, and of two the first counts"
              .formatted(array, key, first.get().at()),
          "keep one of them");
    } else if (first.isEmpty()) {
      doubts(array, key, setting, value);
    }
  }

  private void doubts(String array, String key, Setting setting, ZendValue value) {
    String name = array + "[" + key + "]";
    doubtEnvironment(name, value, setting.at());
    doubtLineEnd(name, setting.canonical(), setting.at());
    if (array.equals("env") && setting.canonical().startsWith("$") && !value.needsEnvironment()) {
      draft.doubt(
          Code.PHP_NEEDS_ENV,
          setting.at(),
          name + " is taken from the environment php-fpm is started with, which no file tells",
          "write the value itself, or see to that environment on the new host");
    }
    if (key.matches("-?[0-9.]+")) {
      draft.doubt(
          Code.PHP_COMPUTED,
          setting.at(),
          name
              + " has a number for its name: a word that is one of PHP's constants counts as its"
              + " value",
          "put the name in double quotes");
    }
    if (array.equals("env") && value.computed()) {
      draft.doubt(
          Code.PHP_COMPUTED,
          setting.at(),
          name + " is not the text but what PHP computes of its words and operators",
          "put the text in double quotes, or write what comes out");
    }
  }

  private void doubtEnvironment(String name, ZendValue value, Origin at) {
    if (value.needsEnvironment()) {
      draft.doubt(
          Code.PHP_NEEDS_ENV,
          at,
          name + " uses ${…}, an ini entry or the environment php-fpm is started with",
          "write the value itself, or see to that environment on the new host");
    }
  }

  private void doubtLineEnd(String name, String text, Origin at) {
    if (text.endsWith("\n") || text.endsWith("\r")) {
      draft.doubt(
          Code.PHP_COMPUTED,
          at,
          name + " holds the end of its line: a bare $ takes the character behind it along",
          "put the value in double quotes");
    }
  }

  private ZendValue value(Option option) {
    return ZendValue.of(option.value(), version, names);
  }

  private void fatal(Origin at, String message, String mend) {
    draft.add(draft.problem(Severity.FATAL, Code.FPM_FATAL, at, message, mend));
  }
}
