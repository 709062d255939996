package censo.source.zend;

import censo.source.Root;
import censo.source.unit.Command;
import censo.source.unit.Unit;
import censo.source.unit.Units;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How systemd starts a php-fpm: its unit and the drop-ins that add to it (systemd.unit(5)), as far
 * as they say which files it reads.
 *
 * @param config of {@code --fpm-config}
 * @param ini of {@code --php-ini}
 * @param scanFolders of {@code PHP_INI_SCAN_DIR}
 */
public record FpmUnit(Optional<String> config, Optional<String> ini, Optional<String> scanFolders) {
  /** Empty where no unit of that version stands anywhere. */
  public static Optional<FpmUnit> of(Root root, PhpVersion version) {
    Units units = Units.of(root);
    String remi = "php" + version.major() + version.minor() + "-php-fpm.service";
    return Stream.of("php" + version + "-fpm.service", remi, "php-fpm.service")
        .flatMap(name -> units.unit(name).stream())
        .filter(unit -> !unit.assignments().isEmpty())
        .map(FpmUnit::of)
        .findFirst();
  }

  private static FpmUnit of(Unit unit) {
    List<String> words = unit.command().map(Command::texts).orElse(List.of());
    return new FpmUnit(
        option(words, "-y", "--fpm-config"),
        option(words, "-c", "--php-ini"),
        Optional.ofNullable(unit.environment().get("PHP_INI_SCAN_DIR")));
  }

  private static Optional<String> option(List<String> words, String brief, String full) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean here = word.startsWith(full + "=");
      boolean glued = word.startsWith(brief) && word.length() > 2 && !word.startsWith("--");
      if (here || glued) {
        return Optional.of(word.substring(here ? full.length() + 1 : 2));
      }
      if ((word.equals(brief) || word.equals(full)) && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
