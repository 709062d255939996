package censo.source.apm;

import censo.source.Glob;
import censo.source.Paths;
import censo.source.Root;
import java.util.List;

/**
 * A product, and where its agents look for their configuration.
 *
 * @param name as items are called
 * @param unit whose drop-ins count
 * @param folder in which the files are
 * @param patterns of files, in the folder
 * @param mains those of them without which, or with a mistake in which, the agent does not start
 */
record Product(String name, String unit, String folder, List<String> patterns, List<String> mains) {
  static final List<Product> ALL =
      List.of(
          // IBM's documentation, "Configuring host agents".
          new Product(
              "instana",
              "instana-agent.service",
              "/opt/instana/agent/etc/instana/",
              List.of("configuration*.yaml", "com.instana.agent.main.sender.Backend*.cfg"),
              List.of()),
          // docs.newrelic.com: the infrastructure agent, the PHP agent's daemon and its ini.
          new Product(
              "newrelic",
              "newrelic-infra.service",
              "/etc/",
              List.of(
                  "newrelic-infra.yml",
                  "newrelic/newrelic.cfg",
                  "php/*/*/conf.d/*newrelic.ini",
                  "php.d/*newrelic.ini"),
              List.of("newrelic-infra.yml")),
          // docs.datadoghq.com, "Agent configuration files".
          new Product(
              "datadog",
              "datadog-agent.service",
              "/etc/datadog-agent/",
              List.of(
                  "datadog.yaml",
                  "conf.d/*.yaml",
                  "conf.d/*.yml",
                  "conf.d/*.d/*.yaml",
                  "conf.d/*.d/*.yml",
                  "conf.d/*.d/*.yaml.default"),
              List.of("datadog.yaml")));

  private static final String DEFAULT = ".default";

  /** Paths of its files that are there. */
  List<String> files(Root root) {
    List<String> found =
        patterns.stream().flatMap(p -> Glob.expand(root, folder + p).stream()).toList();
    return found.stream().filter(path -> !isReplaced(path, found)).toList();
  }

  /** What Datadog ships to begin with counts until somebody writes a file beside it. */
  private static boolean isReplaced(String path, List<String> found) {
    return path.endsWith(DEFAULT)
        && found.stream()
            .anyMatch(
                other ->
                    !other.endsWith(DEFAULT) && Paths.folder(other).equals(Paths.folder(path)));
  }

  /** Whether its agent does not start without this file. */
  boolean isMain(String path) {
    return mains.contains(label(path));
  }

  /** How a file is called in the names of settings. */
  String label(String path) {
    boolean own = path.startsWith(folder) && !path.endsWith(".ini");
    return own ? path.substring(folder.length()) : Paths.name(path).replaceFirst("^[0-9]+-", "");
  }
}
