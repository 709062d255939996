package censo.collector.render;

import censo.collector.application.Disposition;
import censo.collector.profile.Profile;
import censo.collector.profile.ProfileItem;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.ItemKey;
import censo.inventory.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Writes the profiles of an application as files of a control repository. */
public final class Renderer {
  /** Kinds of which both profiles may have the same item: it goes to the class they share. */
  private static final Set<String> SHARED =
      Set.of("user", "directory", "host_alias", "sysctl", "limit", "logrotate", "apm_agent");

  private final Templates templates;

  /**
   * @param templates a team's folder of templates, each taken before the built-in one of its path
   * @throws IOException where the folder can't be opened
   */
  public Renderer(Optional<Path> templates) throws IOException {
    this.templates = new Templates(templates);
  }

  /**
   * All of an application's profiles: what they share depends on all of them.
   *
   * @param debts items that a finding would have elsewhere, with a few words about it
   */
  public Rendering render(String application, List<Profile> profiles, Map<ItemKey, String> debts) {
    Map<String, String> secrets = secretNames(profiles);
    List<Omitted> refused = new ArrayList<>();
    SequencedMap<String, List<ProfileItem>> items = new LinkedHashMap<>();
    for (Profile profile : profiles) {
      items.put(scope(profile), accepted(profile, refused));
    }
    Set<ItemKey> shared = shared(items);
    SequencedMap<String, HostFile> sharedFiles = sharedFiles(profiles);
    List<ProfileItem> all = items.values().stream().flatMap(List::stream).toList();
    List<ProfileItem> common =
        items.sequencedValues().getFirst().stream().filter(i -> shared.contains(i.key())).toList();
    ClassDraft commonDraft =
        new ClassDraft(application, "common", sharedFiles, all, Optional.empty(), secrets, debts);
    commonDraft.fill(common, parts());
    List<ClassDraft> drafts = new ArrayList<>(List.of(commonDraft));
    for (Profile profile : profiles) {
      List<ProfileItem> whole = items.get(scope(profile));
      SequencedMap<String, HostFile> files = new LinkedHashMap<>(profile.files());
      files.keySet().removeAll(sharedFiles.keySet());
      ClassDraft draft =
          new ClassDraft(
              application, scope(profile), files, whole, Optional.of(commonDraft), secrets, debts);
      draft.fill(whole.stream().filter(i -> !shared.contains(i.key())).toList(), parts());
      drafts.add(draft);
    }
    SelfCheck check = new SelfCheck(secrets);
    drafts.stream()
        .skip(1)
        .forEach(d -> check.differences(List.of(commonDraft, d)).forEach(d::note));
    return rendering(application, drafts, refused, profiles);
  }

  private static String scope(Profile profile) {
    return profile.name().replace('-', '_');
  }

  private static List<ProfileItem> accepted(Profile profile, List<Omitted> refused) {
    List<ProfileItem> accepted = new ArrayList<>();
    for (ProfileItem item : profile.items()) {
      Optional<String> refusal =
          item.disposition() == Disposition.PUPPET
              ? Renderable.refusal(item.item())
              : Optional.of("it goes elsewhere: " + item.disposition().id());
      if (refusal.isEmpty()) {
        accepted.add(item);
      } else {
        refused.add(new Omitted(profile.name(), item.key(), false, refusal.get()));
      }
    }
    return accepted;
  }

  /** Items that every profile has, alike. */
  private static Set<ItemKey> shared(SequencedMap<String, List<ProfileItem>> items) {
    Set<ItemKey> shared = new LinkedHashSet<>();
    for (ProfileItem item : items.sequencedValues().getFirst()) {
      boolean everywhere =
          items.values().stream()
              .allMatch(
                  list ->
                      list.stream()
                          .anyMatch(
                              i ->
                                  i.key().equals(item.key())
                                      && i.item().settings().equals(item.item().settings())));
      if (everywhere && SHARED.contains(item.item().kind())) {
        shared.add(item.key());
      }
    }
    return shared;
  }

  private static SequencedMap<String, HostFile> sharedFiles(List<Profile> profiles) {
    SequencedMap<String, HostFile> shared = new LinkedHashMap<>(profiles.getFirst().files());
    shared
        .entrySet()
        .removeIf(
            e ->
                e.getKey().startsWith("/etc/nginx/")
                    || e.getKey().startsWith("/etc/supervisor/")
                    || e.getKey().startsWith("/etc/php/")
                    || e.getKey().startsWith("/etc/cron.")
                    || !profiles.stream()
                        .allMatch(p -> e.getValue().equals(p.files().get(e.getKey()))));
    return shared;
  }

  private static List<Part> parts() {
    return List.of(
        new Users(),
        new Directories(),
        new Hosts(),
        new Kernel(),
        new Mounts(),
        new ExactFiles(),
        new PhpIni(),
        new Pools(),
        new Programs(),
        new CronFiles(),
        new Packages());
  }

  /** Items in their order, so that the same profiles give the same names. */
  private static Map<String, String> secretNames(List<Profile> profiles) {
    SecretNames names = new SecretNames();
    for (Profile profile : profiles) {
      profile.items().stream()
          .sorted(Comparator.comparing(ProfileItem::key))
          .forEach(
              i ->
                  i.item()
                      .settings()
                      .forEach((setting, value) -> see(names, i.item().name(), setting, value)));
      profile
          .files()
          .forEach(
              (path, file) ->
                  file.content()
                      .ifPresent(
                          c ->
                              names.see(
                                  path.substring(path.lastIndexOf('/') + 1),
                                  "secret",
                                  ExactFiles.withoutOldSecrets(c).latin1())));
    }
    return names.names();
  }

  private static void see(SecretNames names, String thing, String setting, Value value) {
    switch (value) {
      case Value.TextMap(SequencedMap<String, String> map) ->
          map.forEach((key, text) -> names.see(thing, key, text));
      default -> Renderable.texts(value).forEach(text -> names.see(thing, setting, text));
    }
  }

  private Rendering rendering(
      String application, List<ClassDraft> drafts, List<Omitted> refused, List<Profile> profiles) {
    Map<String, RenderedFile> files = new TreeMap<>();
    List<Omitted> omitted = new ArrayList<>(refused);
    List<NeededSecret> secrets = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    DataFile data = new DataFile(templates);
    ClassCode code = new ClassCode(templates);
    for (ClassDraft draft : drafts) {
      Stream.of(List.of(data.render(draft)), draft.files(), code.of(draft))
          .flatMap(Collection::stream)
          .forEach(f -> files.put(f.path(), f));
      omitted.addAll(
          draft.omitted().stream()
              .flatMap(
                  o ->
                      draft.isCommon()
                          ? profiles.stream()
                              .map(p -> new Omitted(p.name(), o.item(), o.provided(), o.reason()))
                          : Stream.of(o))
              .toList());
      secrets.addAll(draft.secrets());
      notes.addAll(draft.notes());
    }
    module().forEach(f -> files.put(f.path(), f));
    omitted.sort(Comparator.comparing(Omitted::profile).thenComparing(Omitted::item));
    return new Rendering(application, List.copyOf(files.values()), omitted, secrets, notes);
  }

  private List<RenderedFile> module() {
    return templates.module().stream()
        .map(
            name ->
                new RenderedFile(
                    "site-modules/" + name,
                    "apphost",
                    Bytes.of(templates.bytes("module/" + name)),
                    true,
                    new TreeMap<>()))
        .toList();
  }
}
