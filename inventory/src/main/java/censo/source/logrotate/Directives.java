package censo.source.logrotate;

import censo.inventory.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Directives that set something: all but those that include a file or begin a script. */
final class Directives {
  private static final Optional<Fault> FINE = Optional.empty();
  private static final Pattern WEEKDAY = Pattern.compile("\\s*\\+?0*([0-7])");

  /** Characters of a path: printable ones of the C locale, in which cron and systemd start it. */
  private static final Pattern PATH = Pattern.compile("[!-~]*");

  private static final Map<String, String> EXTENSIONS =
      Map.of("gzip", ".gz", "bzip2", ".bz2", "xz", ".xz", "zstd", ".zst", "compress", ".Z");

  private static final Map<Character, Long> UNITS =
      Map.of('k', 1L << 10, 'K', 1L << 10, 'M', 1L << 20, 'G', 1L << 30);

  private final Version version;
  private final Owners owners;

  Directives(Version version, Owners owners) {
    this.version = version;
    this.owners = owners;
  }

  /**
   * Takes a directive into the settings.
   *
   * @param cursor behind the keyword; afterwards at the last character that belongs to it
   * @return what is wrong with it
   */
  Optional<Fault> take(String keyword, Cursor cursor, Settings settings, Origin at) {
    if (Flags.has(keyword, version)) {
      Flags.take(keyword, settings, at);
      return FINE;
    }
    return switch (keyword) {
      case "create", "createolddir", "su" -> owner(keyword, cursor.rest(), settings, at);
      case "hourly", "daily", "monthly", "yearly" -> frequency(keyword, settings, at);
      case "weekly" -> weekly(cursor.rest(), settings, at);
      case "size", "minsize", "maxsize" -> size(keyword, cursor.value(), settings, at);
      case "rotate", "start", "minage", "maxage", "shredcycles" ->
          count(keyword, cursor.value(), settings, at);
      case "mail", "olddir", "compresscmd", "uncompresscmd", "compressext" ->
          path(keyword, cursor.value(), settings, at);
      case "extension", "addextension" -> text(keyword, cursor.value(), settings, at);
      case "dateformat" -> dateformat(cursor.value(), settings, at);
      case "compressoptions" -> options(cursor.rest(), settings, at);
      case "errors" -> Optional.of(Fault.line("errors does nothing any more", "remove it"));
      default -> {
        if (cursor.here() != '\n') {
          cursor.rest();
        }
        yield Optional.of(
            Fault.line(
                "the directive is not one of this logrotate; the line is ignored",
                "correct its name, or remove it"));
      }
    };
  }

  /** Of a directive that has to have one. */
  Fault noValue(String name) {
    String message = name + " has no value";
    return version.needsValues()
        ? Fault.block(message, "write one, or remove it")
        : Fault.line(message, "write one, or remove it");
  }

  private Optional<Fault> owner(String name, String text, Settings settings, Origin at) {
    Optional<Fault> fault = owners.read(name, text, settings, at);
    if (fault.isPresent()) {
      return fault;
    }
    if (name.equals("su") && !(settings.has("su.user") && settings.has("su.group"))) {
      return Optional.of(Fault.block("su names no user and group", "write su USER GROUP"));
    }
    settings.set(name, "true", text.strip(), at);
    return FINE;
  }

  private static Optional<Fault> frequency(String name, Settings settings, Origin at) {
    settings.set("frequency", name, name, at);
    settings.remove("size");
    return FINE;
  }

  private static Optional<Fault> weekly(String text, Settings settings, Origin at) {
    frequency("weekly", settings, at);
    var day = WEEKDAY.matcher(text);
    if (text.isEmpty() || day.matches()) {
      String canonical = text.isEmpty() || day.group(1).equals("0") ? "" : " " + day.group(1);
      String written = text.isEmpty() ? "" : " " + text.strip();
      settings.set("frequency", "weekly" + canonical, "weekly" + written, at);
      return FINE;
    }
    return Optional.of(
        Fault.file(
            "weekly is followed by something that is no day from 0 to 7",
            "put each directive on a line of its own"));
  }

  private Optional<Fault> size(String name, Optional<String> value, Settings settings, Origin at) {
    if (value.isEmpty() || value.get().isEmpty()) {
      return Optional.of(Fault.line(name + " has no value", "write one, like 10M"));
    }
    String text = value.get();
    char unit = text.charAt(text.length() - 1);
    boolean hasUnit = UNITS.containsKey(unit);
    if (!hasUnit && (unit < '0' || unit > '9')) {
      return Optional.of(
          Fault.block(name + " ends with a unit that is not k, M or G", "write it like 10M"));
    }
    Numeral number = Numeral.of(hasUnit ? text.substring(0, text.length() - 1) : text, version);
    long bytes = number.bytes(UNITS.getOrDefault(unit, 1L));
    if (!number.isWhole() || bytes < 0) {
      return Optional.of(Fault.block(name + " is not a size", "write it like 10M"));
    }
    settings.set(name, String.valueOf(bytes), text, at);
    if (name.equals("size")) {
      settings.remove("frequency");
    }
    return FINE;
  }

  private Optional<Fault> count(String name, Optional<String> value, Settings settings, Origin at) {
    if (value.isEmpty()) {
      return Optional.of(noValue(name));
    }
    Numeral number = Numeral.of(value.get(), version);
    int count = name.equals("rotate") ? number.signed() : number.unsigned();
    settings.set(name, String.valueOf(count), value.get(), at);
    return number.isWhole() && count >= (name.equals("rotate") ? -1 : 0)
        ? FINE
        : Optional.of(
            Fault.block(
                name + " is not a number",
                "leave the number only; a comment needs a line of its own"));
  }

  private Optional<Fault> path(String name, Optional<String> value, Settings settings, Origin at) {
    settings.remove(name);
    if (value.isEmpty()) {
      return Optional.of(Fault.block(name + " has no value", "write one"));
    }
    String text = value.get();
    if (!PATH.matcher(text).matches()) {
      return Optional.of(
          Fault.block(
              name + " holds a blank or a letter that is not ASCII", "write it without them"));
    }
    boolean home = name.equals("olddir") && version.expandsOlddir() && text.startsWith("~/");
    String canonical = home ? owners.home("root").orElse("/root") + text.substring(1) : text;
    settings.set(name, canonical, text, at);
    if (name.equals("compresscmd")) {
      String program = text.substring(text.lastIndexOf('/') + 1);
      String zip = version.minor() >= 22 ? ".zip" : "zip";
      Optional<String> extension =
          program.equals("zip") ? Optional.of(zip) : Optional.ofNullable(EXTENSIONS.get(program));
      extension.ifPresent(e -> settings.set("compressext", e, e, at));
    }
    return FINE;
  }

  private Optional<Fault> text(String name, Optional<String> value, Settings settings, Origin at) {
    if (value.isEmpty()) {
      return Optional.of(noValue(name));
    }
    settings.set(name, value.get(), value.get(), at);
    return FINE;
  }

  private static Optional<Fault> dateformat(Optional<String> value, Settings settings, Origin at) {
    settings.remove("dateformat");
    value.ifPresent(text -> settings.set("dateformat", text, text, at));
    return value.isPresent()
        ? FINE
        : Optional.of(Fault.line("dateformat has no value", "write one, or remove it"));
  }

  private static Optional<Fault> options(String text, Settings settings, Origin at) {
    settings.remove("compressoptions");
    if (Words.of(text).isEmpty()) {
      return Optional.of(Fault.block("compressoptions has no value", "write one, or remove it"));
    }
    settings.set("compressoptions", text.strip(), text.strip(), at);
    return FINE;
  }
}
