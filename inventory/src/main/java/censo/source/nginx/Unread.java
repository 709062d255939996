package censo.source.nginx;

import censo.inventory.Code;
import censo.inventory.Item;
import censo.inventory.Origin;
import censo.inventory.Problem.Severity;
import censo.source.Draft;
import censo.source.Glob;
import censo.source.Opened;
import censo.source.SpareName;
import censo.source.Stat;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What lies beside nginx's configuration and is not read: by nginx, or by the agent. */
final class Unread {
  private static final List<String> SECRET_FILES =
      List.of(
          "ssl_certificate_key",
          "ssl_password_file",
          "ssl_session_ticket_key",
          "auth_basic_user_file",
          "quic_host_key");

  private Unread() {}

  /**
   * Keys and password files that directives name: that they stand there, and whose they are. Nobody
   * opens them.
   */
  static void secrets(Draft draft, String folder, List<Statement> statements) {
    for (Statement s : statements) {
      secrets(draft, folder, s.inside());
      if (!s.args().isEmpty() && namesSecret(s.name())) {
        String name = s.args().getFirst();
        String path = name.startsWith("/") ? name : folder + name;
        if (!name.matches("(data|engine):.*|.*\\$.*")) {
          draft
              .root()
              .lstat(path)
              .ifPresent(stat -> draft.collectUnread(path, followed(draft, path, stat)));
        }
      }
    }
  }

  /** {@code proxy_ssl_certificate_key} and its kin too. */
  private static boolean namesSecret(String directive) {
    for (String end : SECRET_FILES) {
      if (directive.endsWith(end)) {
        return true;
      }
    }
    return false;
  }

  /** Of a link, mode and owner are those of the file it leads to. */
  private static Stat followed(Draft draft, String path, Stat stat) {
    Stat file = draft.root().stat(path).orElse(stat);
    return new Stat(
        file.kind(),
        file.mode(),
        file.owner(),
        file.group(),
        file.uid(),
        file.gid(),
        file.links(),
        file.size(),
        stat.target());
  }

  /**
   * Files that a pattern of an include passes over, though they lie in its folder and their names
   * do not say why.
   *
   * @param folder of the main file, with its slash
   * @param read paths that nginx opens
   * @param wouldBe items of a file with this path and content, if nginx read it
   */
  static void passedOver(
      Draft draft,
      String folder,
      Set<String> patterns,
      Set<String> read,
      BiFunction<String, String, List<Item>> wouldBe) {
    patterns.stream()
        .map(p -> p.substring(0, p.lastIndexOf('/')))
        // Beside the main file lies much that is included by name, or by nobody; and a folder
        // elsewhere, as an application's, holds more than configuration.
        .filter(f -> f.startsWith(folder) && !Glob.isPattern(f))
        .distinct()
        .flatMap(f -> files(draft, f))
        .filter(path -> !read.contains(path))
        .forEach(path -> passedOver(draft, path, wouldBe));
  }

  private static Stream<String> files(Draft draft, String folder) {
    return draft.root().list(folder).orElse(List.of()).stream()
        .filter(name -> !SpareName.is(name))
        .map(name -> folder + "/" + name)
        .filter(path -> draft.root().stat(path).filter(Stat::isFile).isPresent());
  }

  private static void passedOver(
      Draft draft, String path, BiFunction<String, String, List<Item>> wouldBe) {
    List<Item> items =
        draft.open(path) instanceof Opened.Read file
            ? wouldBe.apply(path, file.bytes().latin1())
            : List.of();
    draft.add(
        draft
            .problem(
                Severity.IGNORED,
                Code.NGINX_UNREAD,
                Origin.of(path),
                "lies in a folder that nginx includes, and its name does not match the pattern",
                "rename it so that it matches, or remove it")
            .withWouldBe(items));
  }
}
