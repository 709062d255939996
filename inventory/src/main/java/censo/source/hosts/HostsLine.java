package censo.source.hosts;

import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Utf8;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line that is neither blank nor comment.
 *
 * @param written the address as it stands
 * @param address empty where it is none
 * @param names the canonical name first; none where only an address stands there
 * @param number of the line, from 1
 */
record HostsLine(String written, Optional<Address> address, List<String> names, int number) {
  /**
   * Cuts a line at {@code #}, wherever that stands, and at white space (files-parse.c).
   *
   * @param line one character per byte
   */
  static Optional<HostsLine> parse(String line, int number) {
    int comment = line.indexOf('#');
    List<String> rest = words(comment < 0 ? line : line.substring(0, comment));
    if (rest.isEmpty()) {
      return Optional.empty();
    }
    String written = rest.getFirst();
    return Optional.of(
        new HostsLine(written, Address.parse(written), rest.subList(1, rest.size()), number));
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i <= line.length(); i++) {
      if (i == line.length() || " \t\u000b\f\r".indexOf(line.charAt(i)) >= 0) {
        if (i > begin) {
          words.add(Utf8.decode(line.substring(begin, i)));
        }
        begin = i + 1;
      }
    }
    return words;
  }

  /**
   * The line as an item.
   *
   * @param name the canonical name, numbered where another line has it
   */
  Item item(String name, String file, boolean stock) {
    Map<String, Value> settings = new HashMap<>();
    String text = address.map(Address::toString).orElse(written);
    settings.put("address", Value.of(text));
    if (names.size() > 1) {
      settings.put("aliases", Value.of(names.subList(1, names.size())));
    }
    if (stock) {
      settings.put("stock", Value.of("true"));
    }
    Item item = Item.of("host_alias", name, settings, Origin.of(file, number));
    return text.equals(written) ? item : item.withWritten(Map.of("address", Value.of(written)));
  }
}
