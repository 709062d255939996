package censo.source.apm;

import censo.inventory.Utf8;
import censo.source.apm.Entry.Entries;
import censo.source.ini.Option;
import censo.source.zend.Constants;
import censo.source.zend.Names;
import censo.source.zend.PhpVersion;
import censo.source.zend.ZendIni;
import censo.source.zend.ZendValue;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The formats of the agents' files, by the ends of their names. */
final class Formats {
  private Formats() {}

  /**
   * @param latin1 one character per byte
   */
  static Entries read(String path, String latin1) {
    if (path.endsWith(".ini")) {
      return ini(path, latin1);
    }
    return path.endsWith(".cfg") ? properties(latin1) : YamlText.read(Utf8.decode(latin1));
  }

  /** As {@link Properties} reads them, which is what Instana's agent does. */
  private static Entries properties(String text) {
    Properties properties = new Properties();
    boolean broken = false;
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException _) {
      // An escape of a character that is none; what stands above it is read.
      broken = true;
    }
    List<Entry> entries =
        properties.stringPropertyNames().stream()
            .sorted()
            .map(key -> Entry.of(Utf8.decode(key), decoded(properties.getProperty(key))))
            .toList();
    return new Entries(entries, broken ? Optional.of(0) : Optional.empty(), Optional.empty());
  }

  /** An escape may stand for any character; without one it is a byte. */
  private static String decoded(String value) {
    return value.chars().allMatch(c -> c < 256) ? Utf8.decode(value) : value;
  }

  /** As PHP reads it; what it drops of the file is for the source of PHP to tell. */
  private static Entries ini(String path, String text) {
    PhpVersion version = version(path);
    Names names = Names.of(Constants.ofEngine(version));
    List<Option> options =
        ZendIni.ofFile(text, path, version, names).sections().stream()
            .flatMap(section -> section.options().stream())
            .toList();
    return Entries.whole(
        options.stream()
            .map(
                o ->
                    Entry.of(
                        Utf8.decode(o.key()),
                        Utf8.decode(ZendValue.of(o.value(), version, names).text())))
            .toList());
  }

  private static PhpVersion version(String path) {
    String[] parts = path.split("/");
    return parts.length > 3
        ? PhpVersion.of(parts[3]).orElse(PhpVersion.UNKNOWN)
        : PhpVersion.UNKNOWN;
  }
}
