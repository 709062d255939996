package censo.collector.console;

import censo.collector.finding.Finding;
import censo.collector.profile.Fleet;
import censo.collector.profile.Merged;
import censo.collector.profile.Place;
import censo.collector.profile.Profile;
import censo.collector.profile.ProfileItem;
import censo.collector.profile.Variant;
import censo.collector.render.RenderedFile;
import censo.collector.render.Rendering;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The profiles, one of them with what hosts disagree about, and the tree it is rendered to. */
final class ProfilePages {
  private final Sight sight;

  ProfilePages(Sight sight) {
    this.sight = sight;
  }

  Page home() {
    Fleet fleet = sight.fleet();
    long decided = fleet.attributed().stream().filter(a -> a.application().isPresent()).count();
    return Page.of(
        "home",
        Values.of("profiles", rows(fleet))
            .put("hosts", fleet.snapshots().size())
            .put("items", fleet.attributed().size())
            .put("attributed", decided)
            .put("inbox", fleet.inbox().size())
            .put("findings", sight.findings().size())
            .map());
  }

  Page list() {
    return Page.of("profiles", Values.of("profiles", rows(sight.fleet())).map());
  }

  private List<Object> rows(Fleet fleet) {
    List<Object> rows = new ArrayList<>();
    for (Profile profile : fleet.profiles()) {
      List<Finding> findings =
          sight.findings().stream()
              .filter(f -> f.application().equals(profile.application()))
              .filter(f -> f.profile().isEmpty() || f.profile().equals(profile.name()))
              .toList();
      rows.add(
          Values.of("application", profile.application())
              .put("profile", profile.name())
              .put("items", profile.items().size())
              .put("carried", profile.items().stream().filter(ProfileItem::carried).count())
              .put("hosts", profile.hosts().stream().map(fleet::hostName).toList())
              .put("conflicts", profile.items().stream().mapToInt(i -> i.conflicts().size()).sum())
              .put("findings", findings.size())
              .put("blocks", findings.stream().filter(Finding::blocks).count())
              .map());
    }
    return rows;
  }

  Page profile(String application, String name, Visitor visitor) {
    Fleet fleet = sight.fleet();
    Optional<Profile> profile = fleet.profile(application, name);
    if (profile.isEmpty()) {
      return Page.missing(application + "/" + name);
    }
    boolean conflictsOnly = visitor.query("state").equals("conflict");
    List<Object> items = new ArrayList<>();
    for (ProfileItem item : profile.get().items()) {
      if (!conflictsOnly || !item.conflicts().isEmpty()) {
        items.add(item(fleet, profile.get(), item));
      }
    }
    return Page.of(
        "profile",
        Values.of("application", application)
            .put("profile", name)
            .put("hosts", profile.get().hosts().stream().map(fleet::hostName).toList())
            .put("total", profile.get().items().size())
            .put(
                "conflicts",
                profile.get().items().stream().mapToInt(i -> i.conflicts().size()).sum())
            .put("state", conflictsOnly ? "conflict" : "")
            .put("items", items)
            .map());
  }

  private static Map<String, Object> item(Fleet fleet, Profile profile, ProfileItem item) {
    List<Object> disagreements = new ArrayList<>();
    item.settings()
        .forEach((setting, merged) -> disagreements(fleet, setting, merged, disagreements));
    return Values.of("kind", item.item().kind())
        .put("name", item.item().name())
        .put("value", HostPages.inShort(item.item()))
        .put("on", item.places().stream().map(Place::host).distinct().count())
        .put("of", profile.hosts().size())
        .put("carried", item.carried())
        .put("disposition", item.disposition().id())
        .put("reason", item.reason())
        .put("disagreements", disagreements)
        .put(
            "places",
            item.places().stream()
                .map(p -> Values.of("host", fleet.hostName(p.host())).place(p.origin()).map())
                .toList())
        .map();
  }

  private static void disagreements(Fleet fleet, String setting, Merged merged, List<Object> all) {
    switch (merged) {
      case Merged.Same _ -> {}
      case Merged.Conflict(Optional<Value> value, List<Variant> variants, String why) ->
          all.add(disagreement(fleet, setting, "open", value, variants, why));
      case Merged.Decided(
              Optional<Value> value,
              List<Variant> variants,
              String author,
              String reason) ->
          all.add(disagreement(fleet, setting, "decided", value, variants, author + ": " + reason));
      case Merged.PerEnvironment(_, var environments) ->
          environments.forEach(
              (environment, each) ->
                  disagreements(fleet, setting + " (" + environment + ")", each, all));
    }
  }

  private static Map<String, Object> disagreement(
      Fleet fleet,
      String setting,
      String state,
      Optional<Value> chosen,
      List<Variant> variants,
      String why) {
    return Values.of("setting", setting)
        .put("state", state)
        .put("chosen", chosen.map(Value::inline).orElse(null))
        .put("why", why)
        .put(
            "variants",
            variants.stream()
                .map(
                    v ->
                        Values.of("value", v.value().map(Value::inline).orElse(null))
                            .put("hosts", v.hosts().stream().map(fleet::hostName).toList())
                            .put("chosen", v.value().equals(chosen))
                            .map())
                .toList())
        .map();
  }

  Page tree(String application, String name, String path) {
    Optional<Profile> profile = sight.fleet().profile(application, name);
    if (profile.isEmpty()) {
      return Page.missing(application + "/" + name);
    }
    Rendering rendering = sight.renderer().render(application, List.of(profile.get()), Map.of());
    List<String> paths = rendering.files().stream().map(RenderedFile::path).toList();
    String wanted = path.isEmpty() ? usual(application, name, paths) : path;
    Optional<RenderedFile> file =
        rendering.files().stream().filter(f -> f.path().equals(wanted)).findFirst();
    if (file.isEmpty()) {
      return Page.missing(path);
    }
    return Page.of(
        "tree",
        Values.of("application", application)
            .put("profile", name)
            .put("filelist", paths)
            .put("file", wanted)
            .put("lines", lines(file.get()))
            .put(
                "omitted",
                rendering.omitted().stream()
                    .map(
                        o -> Values.of("item", o.item().toString()).put("reason", o.reason()).map())
                    .toList())
            .map());
  }

  private static String usual(String application, String name, List<String> paths) {
    String data =
        "data/apps/"
            + application
            + "/"
            + name.toLowerCase(Locale.ROOT).replace('-', '_')
            + ".yaml";
    return paths.contains(data) || paths.isEmpty() ? data : paths.getFirst();
  }

  private List<Object> lines(RenderedFile file) {
    List<Object> lines = new ArrayList<>();
    int number = 0;
    for (String text : ChangePages.text(file.content())) {
      List<Place> places = file.origins().getOrDefault(++number, List.of());
      lines.add(
          Values.of("number", number)
              .put("text", text)
              .put(
                  "places",
                  places.stream()
                      .map(
                          p ->
                              Values.of("host", sight.fleet().hostName(p.host()))
                                  .place(p.origin())
                                  .map())
                      .toList())
              .map());
    }
    return lines;
  }
}
