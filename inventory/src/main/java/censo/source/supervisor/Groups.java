package censo.source.supervisor;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.source.Paths;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code [group:x]} sections: they take their programs out of the groups those have by default. */
final class Groups {
  static final String PREFIX = "group:";

  private final Context context;
  private final Config config;
  private final Map<String, String> groupOf = new LinkedHashMap<>();

  Groups(Context context, Config config) {
    this.context = context;
    this.config = config;
  }

  List<Item> read() {
    List<Item> items = new ArrayList<>();
    config.sections(PREFIX).forEach(section -> items.add(read(section)));
    return items;
  }

  Item read(Config.Merged section) {
    Settings settings = new Settings(context, section);
    String name = settings.title();
    Names names =
        Names.NONE
            .with("here", Paths.folder(section.at().file()))
            .withEnvironment(context.environment());
    Key.GROUP.values().forEach(key -> settings.take(key, names));
    settings.keepOthers(Key.GROUP.keySet());
    settings.list("programs").forEach(program -> check(settings, program));
    for (String program : settings.list("programs")) {
      if (groupOf.putIfAbsent(program, name) != null) {
        settings.doubt(
            Code.SUPERVISOR_ODD_VALUE,
            settings.at("programs"),
            "a program of this group is in another one too: it runs once in each",
            "keep it in one group");
      }
    }
    return settings.item("supervisor_group", name);
  }

  private void check(Settings settings, String program) {
    boolean plain = config.section("program:" + program).isPresent();
    boolean fcgi = config.section("fcgi-program:" + program).isPresent();
    if (plain == fcgi) {
      settings.fatal(
          settings.at("programs"),
          plain
              ? "programs has a name that is a program and an fcgi-program"
              : "programs has a name that is no program",
          "name programs as their sections do, event listeners left out");
      settings.drop("programs");
    } else if (fcgi) {
      settings.doubt(
          Code.SUPERVISOR_ODD_VALUE,
          settings.at("programs"),
          "an fcgi-program in a group gets no socket",
          "leave it out of the group");
    }
  }

  /** Group of each program that is in one. */
  Map<String, String> groupOf() {
    return groupOf;
  }
}
