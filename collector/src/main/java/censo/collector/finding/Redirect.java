package censo.collector.finding;

import censo.collector.finding.Finding.Severity;
import java.util.List;
import java.util.Optional;

/** Where a redirection of a server leads. */
enum Redirect {
  /** To the same host under https: no rule of a business. */
  SAME_HOST,
  /** Between a name and the name with {@code www.}. */
  WWW,
  /** Anywhere else. */
  ELSEWHERE;

  static Redirect of(String target, List<String> serverNames) {
    if (!target.startsWith("https://")) {
      return ELSEWHERE;
    }
    String host = target.substring("https://".length()).split("[/$?]", 2)[0];
    boolean variable =
        target.matches("https://\\$(?:host|server_name|http_host)(?![A-Za-z0-9_]).*");
    if (variable || serverNames.equals(List.of(host))) {
      return SAME_HOST;
    }
    boolean www =
        serverNames.stream()
            .anyMatch(name -> host.equals("www." + name) || name.equals("www." + host));
    return www ? WWW : ELSEWHERE;
  }

  Optional<Severity> severity() {
    return switch (this) {
      case SAME_HOST -> Optional.empty();
      case WWW -> Optional.of(Severity.NOTES);
      case ELSEWHERE -> Optional.of(Severity.WARNS);
    };
  }
}
