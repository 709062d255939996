package censo.collector.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The files that the component module makes of a class's parameters: the same text as its EPP
 * templates, secrets still named.
 */
final class NativeText {
  private final SequencedMap<String, String> files = new LinkedHashMap<>();

  /** Text by path; what several classes write into one file is joined. */
  static SequencedMap<String, String> of(List<ClassDraft> machine) {
    NativeText text = new NativeText();
    text.files.put(
        "/etc/supervisor/supervisord.conf",
        "[supervisord]\n[include]\nfiles = /etc/supervisor/conf.d/*.conf\n");
    text.files.put("/etc/hosts", "");
    text.files.put("/etc/host.conf", "multi on\n");
    machine.forEach(text::add);
    return text.files;
  }

  private void add(ClassDraft draft) {
    hash(draft.parameters().get("supervisor_programs")).forEach((t, e) -> program(t, hash(e)));
    hash(draft.parameters().get("cron_files")).forEach((t, e) -> crontab(t, hash(e)));
    hash(draft.parameters().get("host_aliases")).forEach((t, e) -> host(t, hash(e)));
    hash(draft.parameters().get("php_pools")).forEach((t, e) -> pool(t, hash(e)));
    hash(draft.parameters().get("php_ini")).forEach((t, e) -> ini(t, hash(e), draft.application));
  }

  private void program(String title, Map<String, Object> entry) {
    String name = text(entry, "section_name").orElse(title);
    StringBuilder file = new StringBuilder();
    file.append('[').append(text(entry, "section").orElse("program"));
    file.append(':').append(name).append("]\n");
    hash(entry.get("options"))
        .forEach(
            (key, value) ->
                file.append(key)
                    .append('=')
                    .append(((String) value).replace("\n", "\n  "))
                    .append('\n'));
    files.put("/etc/supervisor/conf.d/" + title + ".conf", file.toString());
  }

  private void crontab(String title, Map<String, Object> entry) {
    StringBuilder file = new StringBuilder();
    hash(entry.get("environment"))
        .forEach((key, value) -> file.append(key).append('=').append(value).append('\n'));
    hash(entry.get("jobs"))
        .forEach(
            (name, job) -> {
              Map<String, Object> line = hash(job);
              file.append("\n# ").append(name).append('\n');
              file.append(line.get("schedule")).append(' ').append(line.get("user"));
              file.append(' ').append(line.get("command")).append('\n');
            });
    files.put("/etc/cron.d/" + title, file.toString());
  }

  private void host(String title, Map<String, Object> entry) {
    StringBuilder line = new StringBuilder();
    line.append(entry.get("ip")).append('\t').append(title);
    if (entry.get("host_aliases") instanceof List<?> aliases) {
      aliases.forEach(alias -> line.append('\t').append(alias));
    }
    files.merge("/etc/hosts", line.append('\n').toString(), String::concat);
  }

  private void pool(String title, Map<String, Object> entry) {
    String version = title.substring(0, title.indexOf('/'));
    String name = title.substring(title.indexOf('/') + 1);
    if (entry.containsKey("settings")) {
      String folder = "/etc/php/" + version + "/fpm/";
      files.put(folder + "php-fpm.conf", "include=" + folder + "pool.d/*.conf\n");
      files.put(
          folder + "pool.d/" + name + ".conf",
          "[" + name + "]\n" + settings(hash(entry.get("settings"))));
    }
  }

  private void ini(String title, Map<String, Object> settings, String application) {
    files.put("/etc/php/" + title + "/conf.d/99-" + application + ".ini", settings(settings));
  }

  private static String settings(Map<String, Object> settings) {
    StringBuilder lines = new StringBuilder();
    settings.forEach((key, value) -> lines.append(key).append(" = ").append(value).append('\n'));
    return lines.toString();
  }

  private static Optional<String> text(Map<String, Object> entry, String key) {
    return Optional.ofNullable((String) entry.get(key));
  }

  private static Map<String, Object> hash(Object value) {
    @SuppressWarnings("unchecked") // parameters are made of hashes with texts as keys
    Map<String, Object> hash = value == null ? Map.of() : (Map<String, Object>) value;
    return hash;
  }
}
