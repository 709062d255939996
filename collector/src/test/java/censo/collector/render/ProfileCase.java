package censo.collector.render;

import censo.collector.application.Disposition;
import censo.collector.profile.Merged;
import censo.collector.profile.Place;
import censo.collector.profile.Profile;
import censo.collector.profile.ProfileItem;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.ItemKey;
import censo.inventory.Json;
import censo.inventory.SnapshotParser;
import censo.inventory.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Profiles of a case folder: {@code asg.json}, {@code no-asg.json}, items as in a snapshot. */
public final class ProfileCase {
  private ProfileCase() {}

  public static List<Profile> profiles(Path folder) throws Exception {
    List<Profile> profiles = new ArrayList<>();
    for (String name : List.of("asg", "no-asg")) {
      Path file = folder.resolve(name + ".json");
      if (Files.exists(file)) {
        profiles.add(profile(name, map(Json.parse(Files.readAllBytes(file)))));
      }
    }
    return profiles;
  }

  /** Items that a finding would have elsewhere. */
  static Map<ItemKey, String> debts(Path folder) throws Exception {
    Map<ItemKey, String> debts = new HashMap<>();
    Path file = folder.resolve("debts.json");
    if (Files.exists(file)) {
      for (Object debt : (List<?>) Json.parse(Files.readAllBytes(file))) {
        Map<String, Object> one = map(debt);
        debts.put(
            new ItemKey((String) one.get("kind"), (String) one.get("name")),
            (String) one.get("text"));
      }
    }
    return debts;
  }

  public static Profile profile(String application, String name, Item... items) {
    return new Profile(
        application,
        name,
        List.of("i-1"),
        java.util.Arrays.stream(items).map(i -> item(i, List.of("i-1"))).toList(),
        new TreeMap<>(),
        List.of());
  }

  private static Profile profile(String name, Map<String, Object> json) throws Exception {
    List<String> hosts = ((List<?>) json.get("hosts")).stream().map(String.class::cast).toList();
    List<ProfileItem> items = new ArrayList<>();
    for (Object item : (List<?>) json.get("items")) {
      items.add(item(SnapshotParser.item(map(item)), hosts));
    }
    SequencedMap<String, HostFile> files = new TreeMap<>();
    for (Object file : (List<?>) json.getOrDefault("files", List.of())) {
      HostFile one = file(map(file));
      files.put(one.path(), one);
    }
    return new Profile((String) json.get("application"), name, hosts, items, files, List.of());
  }

  private static ProfileItem item(Item item, List<String> hosts) {
    SequencedMap<String, Merged> settings = new LinkedHashMap<>();
    item.settings()
        .forEach((setting, value) -> settings.put(setting, new Merged.Same(Optional.of(value))));
    List<Place> places = hosts.stream().map(h -> new Place(h, item.origin())).toList();
    return new ProfileItem(item, settings, places, false, Disposition.PUPPET, "by rule");
  }

  private static HostFile file(Map<String, Object> json) throws IOException {
    Object content = json.get("content");
    Object base64 = json.get("base64");
    Bytes bytes =
        base64 == null
            ? Bytes.ofUtf8((String) content)
            : Bytes.of(Base64.getDecoder().decode((String) base64));
    return new HostFile(
        (String) json.get("path"),
        (String) json.getOrDefault("mode", "0644"),
        (String) json.getOrDefault("owner", "root"),
        (String) json.getOrDefault("group", "root"),
        Optional.ofNullable((String) json.get("link")),
        Optional.of(bytes),
        Optional.empty(),
        Optional.empty(),
        Boolean.TRUE.equals(json.get("pristine")));
  }

  public static Item program(String name, Map<String, Value> settings) {
    return Item.of(
        "supervisor_program",
        name,
        settings,
        new censo.inventory.Origin("/etc/supervisor/conf.d/a.conf", 1, 3));
  }

  @SuppressWarnings("unchecked") // keys of JSON objects are texts
  private static Map<String, Object> map(Object json) {
    return (Map<String, Object>) json;
  }
}
