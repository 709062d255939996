package censo.collector.render;

import censo.collector.profile.Place;
import censo.collector.profile.ProfileItem;
import censo.collector.render.ClassDraft.Spelling;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Origin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/**
 * One file or link that is kept as it was found. Where it holds secrets their names stand in it,
 * and Puppet fills them in; one that is not UTF-8 is then served in it, and turned back on the
 * machine.
 */
record ServedFile(HostFile file, List<ProfileItem> items, ClassDraft draft) {
  private static final Set<String> NGINX_FOLDERS =
      Set.of(
          "conf.d",
          "modules-available",
          "modules-enabled",
          "sites-available",
          "sites-enabled",
          "snippets");

  void put() {
    if (file.link().isPresent()) {
      link(file.link().get());
      return;
    }
    String path = file.path();
    Bytes content = ExactFiles.withoutOldSecrets(file.content().orElseThrow());
    boolean fill = ClassDraft.hasSecret(content.latin1());
    Bytes served = fill ? filled(content) : original(content);
    SequencedMap<String, Object> entry = new LinkedHashMap<>();
    entry.put("source", draft.serve(path, served, lines(served)));
    if (fill) {
      entry.put("fill", true);
    }
    if (fill && !content.isUtf8()) {
      entry.put("latin1", true);
    }
    mode(fill).ifPresent(m -> entry.put("mode", m));
    if (path.startsWith(ExactFiles.NGINX)) {
      String name = path.substring(ExactFiles.NGINX.length());
      owner(entry);
      folders(name);
      draft.put("nginx_files", name, entry, from());
    } else if (path.equals(ExactFiles.SUPERVISORD)) {
      draft.hash("supervisord_conf").putAll(entry);
      draft.tell("supervisord_conf", from());
    } else if (path.matches(ExactFiles.PHP_FPM)) {
      entry.keySet().retainAll(Set.of("source"));
      draft.put("php_fpm_conf", path.split("/")[3], entry, from());
    } else {
      owner(entry);
      draft.put("files", path, entry, from());
      Directories.above(path, draft);
    }
  }

  private void link(String target) {
    String name = file.path().substring(ExactFiles.NGINX.length());
    folders(name);
    draft.put("nginx_files", name, new LinkedHashMap<>(Map.of("target", target)), from());
  }

  private List<ProfileItem> from() {
    return items.stream().filter(i -> ExactFiles.paths(i.item()).contains(file.path())).toList();
  }

  private Bytes filled(Bytes content) {
    boolean script =
        file.path().startsWith("/etc/cron.") || file.path().startsWith("/etc/logrotate");
    String text = content.isUtf8() ? content.utf8() : content.latin1();
    return Bytes.ofUtf8(
        draft.text("file " + file.path(), true, text, script ? Spelling.WORD : Spelling.QUOTED));
  }

  private static Bytes original(Bytes content) {
    return Bytes.ofLatin1(content.latin1().replace("CENSO_LITERAL_", "CENSO_SECRET_"));
  }

  /** With secrets nobody but the owner reads it; a script is still started. */
  private Optional<String> mode(boolean fill) {
    boolean executable = (Integer.parseInt(file.mode(), 8) & 0100) != 0;
    return fill
        ? Optional.of("0700").filter(_ -> executable)
        : Optional.of(file.mode()).filter(m -> !m.equals("0644"));
  }

  private void owner(SequencedMap<String, Object> entry) {
    if (!file.owner().equals("root")) {
      entry.put("owner", file.owner());
    }
    if (!file.group().equals("root")) {
      entry.put("group", file.group());
    }
  }

  /** Folders below /etc/nginx that the package does not bring. */
  private void folders(String path) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      String folder = path.substring(0, slash);
      if (!NGINX_FOLDERS.contains(folder) && !draft.has("nginx_files", folder)) {
        draft.put(
            "nginx_files", folder, new LinkedHashMap<>(Map.of("ensure", "directory")), List.of());
      }
    }
  }

  private SequencedMap<Integer, List<Place>> lines(Bytes served) {
    List<String> hosts =
        from().stream().flatMap(i -> i.places().stream()).map(Place::host).distinct().toList();
    SequencedMap<Integer, List<Place>> origins = new LinkedHashMap<>();
    long lines = served.latin1().lines().count();
    for (int line = 1; line <= lines; line++) {
      Origin at = Origin.of(file.path(), line);
      origins.put(line, hosts.stream().map(h -> new Place(h, at)).toList());
    }
    return origins;
  }
}
