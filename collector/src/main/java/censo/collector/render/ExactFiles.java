package censo.collector.render;

import censo.collector.profile.ProfileItem;
import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  static final String NGINX = "/etc/nginx/";
  static final String SUPERVISORD = "/etc/supervisor/supervisord.conf";
  static final String PHP_FPM = "/etc/php/[0-9.]+/fpm/php-fpm\\.conf";

  private static final Pattern PROGRAM =
      Pattern.compile("(?m)^\\[(program|group|eventlistener|fcgi-program):");
  private static final Pattern OLD_SECRET = Pattern.compile("(?m)^[ \t]*[#;].*CENSO_SECRET_.*$");

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
        fate.put(file.path(), file.pristine() ? Optional.empty() : refusal(file, items));
      }
    }
    for (HostFile file : draft.hostFiles.values()) {
      file.link().ifPresent(target -> fate.put(file.path(), refusal(file.path(), target)));
    }
    while (items.stream().anyMatch(i -> spread(i, draft))) {}
    for (HostFile file : draft.hostFiles.values()) {
      if (fate.get(file.path()).isEmpty() && !file.pristine()) {
        new ServedFile(file, items, draft).put();
      }
    }
    items.forEach(i -> account(i, draft));
    removePackagedSite(items, draft);
  }

  /**
   * nginx refuses everything where an included file is missing: what includes one that is not
   * rendered stays out too. Whether anything changed.
   */
  private boolean spread(ProfileItem item, ClassDraft draft) {
    String first = item.item().origin().file();
    Optional<String> missing =
        paths(item.item()).stream()
            .filter(p -> fate.getOrDefault(p, Optional.empty()).isPresent())
            .findFirst();
    if (missing.isEmpty()
        || !first.startsWith(NGINX)
        || fate.getOrDefault(first, Optional.of("")).isPresent()) {
      return false;
    }
    Optional<String> reason =
        Optional.of("it includes " + missing.get() + ", which is not rendered");
    fate.put(first, reason);
    HostFile file = draft.hostFiles.get(first);
    file.link().ifPresent(target -> fate.put(resolve(first, target), reason));
    return true;
  }

  /** Files that the profile does not have are as their package ships them. */
  private void account(ProfileItem item, ClassDraft draft) {
    List<String> paths = paths(item.item());
    Optional<String> missing =
        paths.stream().filter(p -> fate.getOrDefault(p, Optional.empty()).isPresent()).findFirst();
    if (missing.isPresent()) {
      draft.omit(item, missing.get() + ": " + fate.get(missing.get()).get());
    } else if (paths.stream().noneMatch(fate::containsKey)) {
      draft.provided(item, "its files are as the package ships them");
    }
  }

  /** The files without which the item would not be. */
  static List<String> paths(Item item) {
    return Stream.concat(Stream.of(item.origin().file()), item.list("files").stream())
        .distinct()
        .toList();
  }

  private static Optional<String> refusal(HostFile file, List<ProfileItem> items) {
    if (file.content().isEmpty()) {
      return Optional.of("its content was not collected");
    }
    Bytes content = file.content().get();
    boolean fill = ClassDraft.hasSecret(withoutOldSecrets(content).latin1());
    if (!Directories.isClean(file.path())) {
      return Optional.of("its path is not one that Puppet takes");
    }
    if (fill && file.path().matches(PHP_FPM)) {
      return Optional.of("php-fpm's main file can't hold a secret here: set it in the pools");
    }
    if (fill && file.path().equals(SUPERVISORD) && !content.isUtf8()) {
      return Optional.of("it is not UTF-8, and supervisord would not start with it");
    }
    if (fill && content.latin1().contains("{{secret:")) {
      return Optional.of("it holds the text {{secret:, which Puppet would take for a secret");
    }
    boolean known =
        file.path().startsWith(NGINX)
            || items.stream().anyMatch(i -> paths(i.item()).contains(file.path()));
    if (!known) {
      return Optional.of("no item that is rendered exactly needs it");
    }
    return file.path().equals(SUPERVISORD) ? refusal(content.latin1(), items) : Optional.empty();
  }

  /** What the main file of supervisord may not hold, since it is brought as a whole. */
  private static Optional<String> refusal(String supervisord, List<ProfileItem> items) {
    if (PROGRAM.matcher(supervisord).find()) {
      return Optional.of("it holds programs: move them to files of their own");
    }
    boolean included =
        items.stream()
            .filter(i -> i.item().kind().equals("supervisord"))
            .allMatch(i -> i.item().list("include").contains("/etc/supervisor/conf.d/*.conf"));
    return included
        ? Optional.empty()
        : Optional.of("it does not include /etc/supervisor/conf.d/*.conf, where programs are put");
  }

  /** Nobody needs to look up a password that stands in a comment. */
  static Bytes withoutOldSecrets(Bytes content) {
    return Bytes.ofLatin1(
        OLD_SECRET
            .matcher(content.latin1())
            .replaceAll(
                line ->
                    Matcher.quoteReplacement(
                        SecretNames.TOKEN.matcher(line.group()).replaceAll("REDACTED"))));
  }

  private Optional<String> refusal(String link, String target) {
    String end = resolve(link, target);
    return link.startsWith(NGINX)
        ? fate.getOrDefault(
            end, Optional.of("it is a link to " + end + ", which the profile does not have"))
        : Optional.of("links are rendered for nginx only");
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
