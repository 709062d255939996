package censo.source.zend;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * PHP's own directives and those of the modules Debian ships: their types, the defaults they are
 * compiled with, and what the php.ini of the package sets. Taken from real PHPs ({@code
 * src/main/php/tables.php} prints them anew), see {@link PhpVersion#measured}.
 */
public final class Directives {
  private record Directive(
      DirectiveType type,
      String compiled,
      String compiledCli,
      String packaged,
      String packagedCli) {
    String standard(boolean cli) {
      return type.canonical(cli ? compiledCli : compiled);
    }
  }

  private static final String NOT_SET = "-";

  private final Map<String, Directive> byName;

  private Directives(Map<String, Directive> byName) {
    this.byName = byName;
  }

  /** Loads the table of one version. */
  public static Directives of(PhpVersion version) {
    Map<String, Directive> byName = new HashMap<>();
    for (String[] row : Table.rows("php-" + version.measured() + ".tsv")) {
      DirectiveType type = DirectiveType.valueOf(row[1].toUpperCase(Locale.ROOT));
      String cli = row[3].equals("=") ? row[2] : row[3];
      byName.put(row[0], new Directive(type, row[2], cli, row[4], row[5]));
    }
    return new Directives(byName);
  }

  /**
   * The text by which values of equal effect are equal; of a directive not known, as it is.
   *
   * @param cli whether that of the cli is meant where a default counts
   */
  public String canonical(String name, String text, boolean cli) {
    Directive directive = byName.get(name);
    if (directive == null) {
      return text;
    }
    boolean stays = directive.type() == DirectiveType.FILLED && text.isEmpty();
    return stays ? directive.standard(cli) : directive.type().canonical(text);
  }

  /** Whether PHP takes a number or a boolean there, so that an expression makes sense. */
  public boolean isCounted(String name) {
    Directive directive = byName.get(name);
    return directive != null
        && directive.type() != DirectiveType.TEXT
        && directive.type() != DirectiveType.FILLED;
  }

  /** Whether a name that is not known would be in small or in other letters. */
  public boolean isInAnotherCase(String name) {
    return !byName.containsKey(name)
        && (byName.containsKey(name.toLowerCase(Locale.ROOT)) || name.equalsIgnoreCase("SMTP"));
  }

  /** What holds where no file says anything, canonical; empty for a directive not known. */
  public Optional<String> compiled(String name, boolean cli) {
    return Optional.ofNullable(byName.get(name)).map(d -> d.standard(cli));
  }

  /** What the package's php.ini sets, by name, canonical. */
  public Map<String, String> packaged(boolean cli) {
    Map<String, String> packaged = new HashMap<>();
    byName.forEach(
        (name, d) -> {
          String value = cli ? d.packagedCli() : d.packaged();
          if (!value.equals(NOT_SET)) {
            packaged.put(name, canonical(name, value, cli));
          }
        });
    return packaged;
  }
}
