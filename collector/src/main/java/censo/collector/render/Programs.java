package censo.collector.render;

import censo.collector.profile.ProfileItem;
import censo.collector.render.ClassDraft.Spelling;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;

/** Programs, groups, event listeners and FastCGI programs of supervisord. */
final class Programs implements Part {
  private static final String PARAMETER = "supervisor_programs";

  private static final Map<String, String> SECTIONS =
      Map.of(
          "supervisor_program", "program",
          "supervisor_group", "group",
          "supervisor_eventlistener", "eventlistener",
          "supervisor_fcgi_program", "fcgi-program");

  /** What a reader looks for first; the rest follows by name. */
  private static final List<String> FIRST =
      List.of(
          "command",
          "programs",
          "socket",
          "events",
          "process_name",
          "numprocs",
          "numprocs_start",
          "directory",
          "user",
          "umask",
          "priority",
          "autostart",
          "autorestart");

  @Override
  public Set<String> kinds() {
    return SECTIONS.keySet();
  }

  @Override
  public void render(List<ProfileItem> items, ClassDraft draft) {
    Set<String> rendered = new TreeSet<>();
    items.stream().filter(i -> !isGroup(i)).forEach(i -> render(i, draft, rendered));
    items.stream().filter(Programs::isGroup).forEach(i -> group(i, draft, rendered));
  }

  private static boolean isGroup(ProfileItem item) {
    return item.item().kind().equals("supervisor_group");
  }

  private static void render(ProfileItem item, ClassDraft draft, Set<String> rendered) {
    if (put(item, draft, item.item().list("programs"))) {
      rendered.add(item.item().name());
    }
  }

  /** A group that names a program which is not there keeps supervisord from reading anything. */
  private static void group(ProfileItem item, ClassDraft draft, Set<String> rendered) {
    List<String> programs = new ArrayList<>(item.item().list("programs"));
    List<String> missing = programs.stream().filter(p -> !rendered.contains(p)).toList();
    programs.removeAll(missing);
    if (programs.isEmpty()) {
      draft.omit(item, "none of its programs is rendered: " + String.join(", ", missing));
    } else if (put(item, draft, programs) && !missing.isEmpty()) {
      draft.note(
          "group " + item.item().name() + " is rendered without " + String.join(", ", missing));
    }
  }

  private static boolean put(ProfileItem item, ClassDraft draft, List<String> programs) {
    String name = item.item().name();
    if (!name.matches("[A-Za-z0-9_.-]+")) {
      draft.omit(item, "its name can't be that of a file");
      return false;
    }
    String section = SECTIONS.get(item.item().kind());
    SequencedMap<String, String> options = new LinkedHashMap<>();
    for (String option : order(item.item().settings().keySet())) {
      Optional<String> text =
          option.equals("programs")
              ? Optional.of(String.join(",", programs))
              : option(item, option, draft);
      if (text.isEmpty()) {
        draft.omit(item, "supervisor has no quotes for the value of " + option);
        return false;
      }
      options.put(option, text.get());
    }
    SequencedMap<String, Object> entry = new LinkedHashMap<>();
    if (!section.equals("program")) {
      entry.put("section", section);
    }
    // A group may be called like a program.
    boolean taken = draft.has(PARAMETER, name);
    if (taken) {
      entry.put("section_name", name);
    }
    entry.put("options", options);
    draft.put(PARAMETER, taken ? name + "-" + section : name, entry, List.of(item));
    return true;
  }

  private static List<String> order(Set<String> names) {
    List<String> order = new ArrayList<>(FIRST);
    order.retainAll(names);
    names.stream().filter(n -> !FIRST.contains(n) && !n.equals("environment")).forEach(order::add);
    if (names.contains("environment")) {
      order.add("environment");
    }
    return order;
  }

  private static Optional<String> option(ProfileItem item, String option, ClassDraft draft) {
    Value written = item.item().written().get(option);
    Value value = item.item().settings().get(option);
    Spelling spelling = option.equals("command") ? Spelling.WORD : Spelling.QUOTED;
    return switch (value) {
      case Value.Text(String text) ->
          Optional.of(
              draft.text(
                  item, option, written instanceof Value.Text(String own) ? own : text, spelling));
      case Value.TextList(List<String> texts) ->
          Optional.of(draft.text(item, option, String.join(",", texts), spelling));
      case Value.TextMap(SequencedMap<String, String> pairs) -> environment(item, pairs, draft);
    };
  }

  /**
   * {@code KEY="value"} pairs. Both kinds of quotes hold anything but themselves, and supervisor
   * takes every quote off both ends of a value; empty where neither will do.
   */
  private static Optional<String> environment(
      ProfileItem item, SequencedMap<String, String> pairs, ClassDraft draft) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> pair : pairs.entrySet()) {
      String value =
          draft.text(item, "environment." + pair.getKey(), pair.getValue(), Spelling.QUOTED);
      char quote = value.indexOf('"') < 0 ? '"' : '\'';
      if (value.indexOf(quote) >= 0 || value.matches("(?s)[\"'].*|.*[\"']")) {
        return Optional.empty();
      }
      lines.add(pair.getKey() + "=" + quote + value + quote);
    }
    return Optional.of(String.join(",\n", lines));
  }
}
