package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.finding.Finding.Evidence;
import censo.collector.finding.Finding.Severity;
import censo.collector.finding.Statements.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Rules about who may see what and where requests go, in the server of an application: they belong
 * to the edge. The server is rendered whole all the same.
 */
final class NginxBusinessRule {
  private static final Pattern DOTFILES = Pattern.compile(".*/\\\\\\..*");
  private static final Pattern HEALTH =
      Pattern.compile("(?i).*(?:health|ping|status|alive|ready).*");
  private static final Pattern REQUEST_DATA =
      Pattern.compile(
          "\\$(?:http_|arg_|args|cookie_|request|host\\b|remote_|uri\\b|document_uri|query_string"
              + "|geoip|scheme|server_port|is_args|invalid_referer|ssl_client).*");
  private static final Pattern CLIENT =
      Pattern.compile(
          "\\$(?:remote_addr|binary_remote_addr|realip_remote_addr|geoip\\w*|cookie_\\w+"
              + "|http_(?:user_agent|cookie|accept_language|x_forwarded_for|x_real_ip|referer))");

  private NginxBusinessRule() {}

  static Group find(Sight sight) {
    Group group = new Group("nginx-business-rule", "cdn");
    for (var snapshot : sight.snapshots()) {
      String host = snapshot.host().id();
      Set<String> clientVariables = clientVariables(sight, host);
      for (Attributed server : sight.on(host)) {
        if (server.item().kind().equals("nginx_server") && !Sight.owner(server).isEmpty()) {
          new NginxBusinessRule.Server(sight, server, clientVariables).addTo(group);
        }
      }
    }
    return group;
  }

  /** Variables that a {@code geo} or a {@code map} sets by who asks. */
  private static Set<String> clientVariables(Sight sight, String host) {
    Set<String> variables = new HashSet<>();
    for (Attributed main : sight.allOn(host)) {
      if (main.item().kind().equals("nginx_main")) {
        for (String setting : main.item().settings().keySet()) {
          String[] words = setting.split(" ");
          String variable = words[words.length - 1];
          if (words[0].equals("geo")
              || (words[0].equals("map") && CLIENT.matcher(setting).find())) {
            variables.add(variable);
          }
        }
      }
    }
    return variables;
  }

  /** One server and its directives. */
  private record Server(
      Sight sight, Attributed item, List<Statement> statements, Set<String> clientVariables) {
    Server(Sight sight, Attributed item, Set<String> clientVariables) {
      this(sight, item, Statements.of(sight, item), clientVariables);
    }

    void addTo(Group group) {
      for (Statement s : statements) {
        severity(s).ifPresent(severity -> add(group, s, severity));
      }
    }

    private void add(Group group, Statement s, Severity severity) {
      group.add(
          Group.About.of(Sight.owner(item), item.item().name()),
          severity,
          "move these rules to the CDN; the server is rendered whole until then",
          Optional.of(item.item().key()),
          new Evidence(item.host(), s.file(), s.line(), s.shown()));
    }

    private Optional<Severity> severity(Statement s) {
      boolean fires =
          switch (s.name()) {
            case "allow", "deny" -> !isInHarmlessLocation(s);
            case "auth_basic" -> !s.argument(0).equals("off") && !isInHarmlessLocation(s);
            case "limit_req" -> true;
            case "proxy_pass" -> new Target(sight, item, s.argument(0)).isElsewhere();
            case "if" -> isOnRequest(s);
            case "rewrite", "return" -> true;
            case "access_log" -> false;
            default -> s.arguments().stream().anyMatch(this::usesClient);
          };
      return fires ? redirected(s) : Optional.empty();
    }

    private boolean usesClient(String text) {
      return clientVariables.stream()
          .anyMatch(v -> Pattern.compile(Pattern.quote(v) + "(?!\\w)").matcher(text).find());
    }

    private boolean isOnRequest(Statement s) {
      String condition = String.join(" ", s.arguments()).replaceFirst("^\\( *", "");
      return !condition.matches("!?-[fdex] .*")
          && (REQUEST_DATA.matcher(condition).lookingAt() || usesClient(condition));
    }

    private static boolean isInHarmlessLocation(Statement s) {
      return s.around().stream()
          .filter(block -> block.name().equals("location"))
          .map(block -> block.argument(block.arguments().size() - 1))
          .anyMatch(path -> DOTFILES.matcher(path).matches() || HEALTH.matcher(path).matches());
    }

    /** A redirection is judged by where it leads, an {@code if} by what it does. */
    private Optional<Severity> redirected(Statement s) {
      return switch (s.name()) {
        case "return" ->
            s.argument(0).matches("30[12378]|https?://.*")
                ? Redirect.of(s.argument(s.arguments().size() - 1), names()).severity()
                : Optional.empty();
        case "rewrite" -> Redirect.of(s.argument(1), names()).severity();
        case "if" -> onlyRedirects(s);
        default -> Optional.of(Severity.WARNS);
      };
    }

    private Optional<Severity> onlyRedirects(Statement condition) {
      List<Statement> body =
          statements.stream()
              .filter(s -> !s.around().isEmpty() && s.around().getFirst().equals(condition))
              .toList();
      boolean redirects =
          body.size() == 1
              && (body.getFirst().name().equals("return")
                  || body.getFirst().name().equals("rewrite"));
      if (!redirects || body.getFirst().argument(0).matches("[45][0-9]{2}")) {
        return Optional.of(Severity.WARNS);
      }
      return redirected(body.getFirst());
    }

    private List<String> names() {
      return item.item().list("server_name");
    }
  }
}
