package censo.collector.application;

import censo.inventory.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which items of a host can have to do with another at all: found by the words that they share, so
 * that a host with very many items costs no more than their number.
 */
final class Neighbours {
  private final List<Subject> all;
  private final Map<String, List<Subject>> byWord = new HashMap<>();

  Neighbours(List<Subject> subjects) {
    all = subjects;
    subjects.forEach(this::index);
  }

  private void index(Subject s) {
    Mentions mentions = s.mentions();
    mentions.hosts().forEach(host -> put("host", host, s));
    mentions.users().forEach(user -> put("user", user, s));
    mentions.programs().forEach(program -> put("program", program, s));
    for (String path : mentions.paths()) {
      put("path", path, s);
      put("path", path.substring(0, path.lastIndexOf('/')), s);
    }
    if (!mentions.logs().isEmpty()) {
      put("logs", "", s);
    }
    mentions.folders().forEach(folder -> put("folder", folder, s));
    put("name", s.item().name(), s);
    if (s.kind().startsWith("nginx_")) {
      Sockets.passes(s.item()).forEach(pass -> put("socket", Sockets.word(pass), s));
    }
    if (s.kind().equals("php_fpm_pool")) {
      put("socket", Sockets.word(Sockets.listen(s.item())), s);
    }
  }

  private void put(String what, String word, Subject s) {
    byWord.computeIfAbsent(what + " " + word, _ -> new ArrayList<>()).add(s);
  }

  private Stream<Subject> of(String what, String word) {
    return byWord.getOrDefault(what + " " + word, List.of()).stream();
  }

  /** Everything that may tie this item to somebody or need it, in the order of the host's items. */
  Set<Subject> of(Subject s) {
    Item item = s.item();
    Stream<Subject> found =
        switch (s.kind()) {
          case "user" -> of("user", item.name());
          case "directory" -> of("path", item.name());
          case "host_alias" -> HostNames.of(item).stream().flatMap(name -> of("host", name));
          case "logrotate" -> of("logs", "");
          case "package" -> ofPackage(item.key().bareName());
          case "supervisor_group" ->
              item.list("programs").stream().flatMap(program -> of("name", program));
          case "nginx_upstream" -> of("socket", item.name());
          case "php_fpm_pool" -> of("socket", Sockets.word(Sockets.listen(item)));
          case "nginx_server" ->
              Sockets.passes(item).stream()
                  .map(Sockets::word)
                  .flatMap(word -> Stream.concat(of("socket", word), of("name", word)));
          default -> ofWork(s);
        };
    Set<Subject> neighbours = new LinkedHashSet<>();
    found.forEach(neighbours::add);
    neighbours.remove(s);
    return neighbours;
  }

  private Stream<Subject> ofPackage(String name) {
    return Kinds.isOfDaemon(name)
        ? all.stream()
        : Need.programsOf(name).stream().flatMap(program -> of("program", program));
  }

  /** Whatever works below a folder of somebody, steers a program or starts a unit. */
  private Stream<Subject> ofWork(Subject s) {
    Stream<Subject> owners =
        s.mentions().paths().stream().flatMap(path -> folders(path)).flatMap(f -> of("folder", f));
    Stream<Subject> steered = Ties.steered(s).stream().flatMap(program -> of("name", program));
    Stream<Subject> unit = s.item().text("unit").stream().flatMap(name -> of("name", name));
    return Stream.of(owners, steered, unit).flatMap(found -> found);
  }

  /** A path and the folders above it. */
  private static Stream<String> folders(String path) {
    return Stream.iterate(
        path, p -> !p.isEmpty(), p -> p.substring(0, Math.max(0, p.lastIndexOf('/'))));
  }
}
