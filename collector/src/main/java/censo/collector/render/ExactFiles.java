package censo.collector.render;

import censo.collector.profile.Place;
import censo.collector.profile.ProfileItem;
import censo.collector.render.ClassDraft.Spelling;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import censo.inventory.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is rendered as the bytes of its files: nginx, logrotate, scripts, main files of daemons. */
final class ExactFiles implements Part {
  private static final Set<String> KINDS =
      Set.of(
          "nginx_main",
          "nginx_server",
          "nginx_upstream",
          "logrotate",
          "logrotate_defaults",
          "cron_script",
          "apm_agent",
          "supervisord",
          "php_fpm");

  private static final String NGINX = "/etc/nginx/";
  private static final Set<String> NGINX_FOLDERS =
      Set.of(
          "conf.d",
          "modules-available",
          "modules-enabled",
          "sites-available",
          "sites-enabled",
          "snippets");
  private static final String SUPERVISORD = "/etc/supervisor/supervisord.conf";

  /** What became of each file: empty where it is rendered or the package's, else why not. */
  private final Map<String, Optional<String>> fate = new TreeMap<>();

  @Override
  public Set<String> kinds() {
    return KINDS;
  }

  @Override
  public void render(List<ProfileItem> items, ClassDraft draft) {
    fate.clear();
    for (HostFile file : draft.hostFiles.values()) {
      if (file.link().isEmpty()) {
        fate.put(file.path(), file.pristine() ? Optional.empty() : render(file, items, draft));
      }
    }
    for (HostFile file : draft.hostFiles.values()) {
      file.link().ifPresent(target -> fate.put(file.path(), link(file, target, items, draft)));
    }
    items.forEach(i -> account(i, draft));
    removePackagedSite(items, draft);
  }

  private void account(ProfileItem item, ClassDraft draft) {
    for (String path : paths(item.item())) {
      if (!fate.containsKey(path)) {
        draft.omit(item, path + " is not among the files that the profile has");
        return;
      }
      if (fate.get(path).isPresent()) {
        draft.omit(item, path + ": " + fate.get(path).get());
        return;
      }
    }
  }

  /** The files without which the item would not be. */
  private static List<String> paths(Item item) {
    return Stream.concat(Stream.of(item.origin().file()), item.list("files").stream())
        .distinct()
        .toList();
  }

  private Optional<String> render(HostFile file, List<ProfileItem> items, ClassDraft draft) {
    Optional<Bytes> content = file.content();
    if (content.isEmpty()) {
      return Optional.of("its content was not collected");
    }
    if (!Directories.isClean(file.path())) {
      return Optional.of("its path is not one that Puppet takes");
    }
    boolean fill = ClassDraft.hasSecret(content.get().latin1());
    if (fill && !content.get().isUtf8()) {
      return Optional.of("it holds a secret and is not UTF-8: save it as UTF-8 on the hosts");
    }
    if (fill && content.get().utf8().contains("{{secret:")) {
      return Optional.of("it holds the text {{secret:, which Puppet would take for a secret");
    }
    Optional<String> refusal = refusal(file, items);
    if (refusal.isEmpty()) {
      put(file, content.get(), fill, items, draft);
    }
    return refusal;
  }

  /** What a main file may not hold, since it is brought as a whole. */
  private static Optional<String> refusal(HostFile file, List<ProfileItem> items) {
    boolean known =
        file.path().startsWith(NGINX)
            || items.stream().anyMatch(i -> paths(i.item()).contains(file.path()));
    if (!known) {
      return Optional.of("no item that is rendered exactly needs it");
    }
    String text = file.content().orElseThrow().latin1();
    if (file.path().equals(SUPERVISORD)
        && text.matches("(?s).*(^|\n)\\[(program|group|eventlistener|fcgi-program):.*")) {
      return Optional.of("it holds programs: move them to files of their own");
    }
    boolean strange =
        items.stream()
            .filter(i -> i.item().kind().equals("supervisord"))
            .anyMatch(i -> !i.item().list("include").contains("/etc/supervisor/conf.d/*.conf"));
    return file.path().equals(SUPERVISORD) && strange
        ? Optional.of("it does not include /etc/supervisor/conf.d/*.conf, where programs are put")
        : Optional.empty();
  }

  private static void put(
      HostFile file, Bytes content, boolean fill, List<ProfileItem> items, ClassDraft draft) {
    String path = file.path();
    boolean script = path.startsWith("/etc/cron.") || path.startsWith("/etc/logrotate");
    String reader = "file " + path;
    Bytes served =
        fill
            ? Bytes.ofUtf8(
                draft.text(reader, true, content.utf8(), script ? Spelling.WORD : Spelling.QUOTED))
            : Bytes.ofLatin1(content.latin1().replace("CENSO_LITERAL_", "CENSO_SECRET_"));
    List<ProfileItem> from = items.stream().filter(i -> paths(i.item()).contains(path)).toList();
    SequencedMap<String, Object> entry = new LinkedHashMap<>();
    entry.put("source", draft.serve(path, served, lines(path, served, from)));
    if (fill) {
      entry.put("fill", true);
    }
    boolean executable = (Integer.parseInt(file.mode(), 8) & 0100) != 0;
    Optional<String> mode =
        fill
            ? executable ? Optional.of("0700") : Optional.empty()
            : Optional.of(file.mode()).filter(m -> !m.equals("0644"));
    mode.ifPresent(m -> entry.put("mode", m));
    if (path.startsWith(NGINX)) {
      owner(file, entry);
      folders(path.substring(NGINX.length()), draft);
      draft.put("nginx_files", path.substring(NGINX.length()), entry, from);
    } else if (path.equals(SUPERVISORD)) {
      draft.hash("supervisord_conf").putAll(entry);
      draft.tell("supervisord_conf", from);
    } else if (path.matches("/etc/php/[0-9.]+/fpm/php-fpm\\.conf")) {
      entry.keySet().retainAll(Set.of("source"));
      draft.put("php_fpm_conf", path.split("/")[3], entry, from);
    } else {
      owner(file, entry);
      draft.put("files", path, entry, from);
      Directories.above(path, draft);
    }
  }

  private static void owner(HostFile file, SequencedMap<String, Object> entry) {
    if (!file.owner().equals("root")) {
      entry.put("owner", file.owner());
    }
    if (!file.group().equals("root")) {
      entry.put("group", file.group());
    }
  }

  /** Folders below /etc/nginx that the package does not bring. */
  private static void folders(String path, ClassDraft draft) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash);
      if (!NGINX_FOLDERS.contains(folder) && !draft.has("nginx_files", folder)) {
        draft.put(
            "nginx_files", folder, new LinkedHashMap<>(Map.of("ensure", "directory")), List.of());
      }
    }
  }

  private static SequencedMap<Integer, List<Place>> lines(
      String path, Bytes served, List<ProfileItem> from) {
    List<String> hosts =
        from.stream().flatMap(i -> i.places().stream()).map(Place::host).distinct().toList();
    SequencedMap<Integer, List<Place>> origins = new LinkedHashMap<>();
    long lines = served.latin1().lines().count();
    for (int line = 1; line <= lines; line++) {
      List<Place> places = new ArrayList<>();
      for (String host : hosts) {
        places.add(new Place(host, Origin.of(path, line)));
      }
      origins.put(line, places);
    }
    return origins;
  }

  /** A link of nginx, once what it leads to is there. */
  private Optional<String> link(
      HostFile file, String target, List<ProfileItem> items, ClassDraft draft) {
    String path = file.path();
    String end = resolve(path, target);
    if (!path.startsWith(NGINX)) {
      return Optional.of("links are rendered for nginx only");
    }
    if (!fate.containsKey(end)) {
      return Optional.of("it is a link to " + end + ", which the profile does not have");
    }
    if (fate.get(end).isEmpty()) {
      String name = path.substring(NGINX.length());
      folders(name, draft);
      List<ProfileItem> from = items.stream().filter(i -> paths(i.item()).contains(path)).toList();
      draft.put("nginx_files", name, new LinkedHashMap<>(Map.of("target", target)), from);
    }
    return fate.get(end);
  }

  private static String resolve(String link, String target) {
    String base = target.startsWith("/") ? "" : link.substring(0, link.lastIndexOf('/'));
    List<String> parts = new ArrayList<>();
    for (String part : (base + "/" + target).split("/")) {
      if (part.equals("..") && !parts.isEmpty()) {
        parts.removeLast();
      } else if (!Set.of("", ".", "..").contains(part)) {
        parts.add(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  /** The package's own site, where one here is the default server too. */
  private static void removePackagedSite(List<ProfileItem> items, ClassDraft draft) {
    boolean isDefault =
        items.stream()
            .filter(i -> i.item().kind().equals("nginx_server"))
            .flatMap(i -> i.item().list("listen").stream())
            .anyMatch(listen -> listen.matches(".*\\bdefault(_server)?\\b.*"));
    if (isDefault && !draft.has("nginx_files", "sites-enabled/default")) {
      draft.put(
          "nginx_files",
          "sites-enabled/default",
          new LinkedHashMap<>(Map.of("ensure", "absent")),
          List.of());
    }
  }
}
