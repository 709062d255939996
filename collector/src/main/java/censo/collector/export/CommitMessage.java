package censo.collector.export;

import censo.collector.profile.Profile;
import java.util.ArrayList;
import java.util.List;

/**
 * The message of one commit, in the form of wikimedia's: subject, why, what, trailers.
 *
 * @param scopes classes whose files the commit holds
 */
record CommitMessage(List<String> scopes, String text) {
  /** In the order of the commits. */
  static List<CommitMessage> all(Proposal proposal) {
    List<CommitMessage> all = new ArrayList<>();
    String application = proposal.application();
    all.add(
        message(
            proposal,
            List.of("apphost", "common"),
            application + ": o que todas as máquinas têm",
            "O módulo apphost, quando ainda não existe, e os dados que os perfis compartilham."));
    for (Profile profile : proposal.proposed()) {
      String scope = profile.name().replace('-', '_');
      all.add(
          message(
              proposal,
              List.of(scope),
              application + ": perfil " + scope,
              scope.equals("asg")
                  ? "Servidores e pools web, com as configurações do PHP."
                  : "Programas do supervisor e crons, com as configurações do PHP."));
    }
    return all;
  }

  private static CommitMessage message(
      Proposal proposal, List<String> scopes, String subject, String what) {
    String text =
        subject
            + "\n\nWhy: o inventário das máquinas compartilhadas passa a ser código.\nWhat: "
            + what
            + "\n\nCenso-Export: "
            + proposal.id()
            + "\nCenso-Hosts: "
            + String.join(", ", proposal.hosts().stream().map(CommitMessage::word).toList())
            + "\n";
    return new CommitMessage(scopes, text);
  }

  /** A host's name can't begin a trailer of its own. */
  private static String word(String host) {
    return host.replaceAll("[^A-Za-z0-9._-]", "_");
  }
}
