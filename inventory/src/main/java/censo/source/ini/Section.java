package censo.source.ini;

import censo.inventory.Origin;
import java.util.List;

/**
 * A section as it stands in one place; one of the same name further on is another.
 *
 * @param name empty for what stands before any section
 * @param at its header; where there is none, its first option
 */
public record Section(String name, Origin at, List<Option> options) {
  public Section {
    options = List.copyOf(options);
  }
}
