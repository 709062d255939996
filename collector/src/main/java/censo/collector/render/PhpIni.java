package censo.collector.render;

import censo.collector.profile.ProfileItem;
import censo.collector.render.ClassDraft.Spelling;
import censo.inventory.Item;
import censo.inventory.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Settings of php.ini that are not the package's, by version and SAPI. */
final class PhpIni implements Part {
  @Override
  public Set<String> kinds() {
    return Set.of("php_ini", "php_extension");
  }

  @Override
  public void render(List<ProfileItem> items, ClassDraft draft) {
    for (ProfileItem item : items) {
      if (item.item().kind().equals("php_extension")) {
        draft.provided(item, "its package enables it");
      } else if (!item.item().name().matches("[0-9]+\\.[0-9]+/(fpm|cli)")) {
        draft.omit(item, "only php-fpm and the command line are rendered");
      } else {
        render(item, draft);
      }
    }
  }

  private static void render(ProfileItem item, ClassDraft draft) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    for (String directive : item.item().settings().keySet()) {
      Optional<String> text = literal(item, directive, draft);
      if (text.isEmpty()) {
        draft.omit(item, "php.ini has no quotes for the value of " + directive);
        return;
      }
      settings.put(directive, text.get());
    }
    draft.put("php_ini", item.item().name(), settings, List.of(item));
  }

  private static Optional<String> literal(ProfileItem item, String directive, ClassDraft draft) {
    Item ini = item.item();
    Optional<String> own =
        Pools.plain(ini.written().get(directive))
            .or(() -> expression(ini.written().get(directive)));
    if (own.isPresent()) {
      return own;
    }
    String value = ini.text(directive).orElse(String.join(",", ini.list(directive)));
    if (value.equals("true") || value.equals("false")) {
      return Optional.of(value.equals("true") ? "On" : "Off");
    }
    String text = draft.text(item, directive, value, Spelling.QUOTED);
    return ClassDraft.hasSecret(value) ? Zend.withSecret(text) : Zend.text(text);
  }

  /** Constants of PHP, which people read better than their number. */
  private static Optional<String> expression(Value written) {
    return written instanceof Value.Text(String text)
            && text.matches("[(~ ]*E_[A-Z_]+[A-Z_ &|~^()]*")
        ? Optional.of(text)
        : Optional.empty();
  }
}
