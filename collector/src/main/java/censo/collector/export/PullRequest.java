package censo.collector.export;

import censo.collector.profile.Profile;
import censo.collector.profile.ProfileItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The words of a pull request, in the language of its reviewers. Never a secret, never a command
 * line that held one.
 */
record PullRequest(String title, String body, boolean draft) {
  /** GitHub takes 65,536 characters. */
  private static final int MAX_BODY = 65_000;

  /** Beyond this the evidence goes to a file of the branch. */
  private static final int MAX_EVIDENCE = 30_000;

  static PullRequest of(Proposal proposal, Tree base, List<String> kept) throws IOException {
    String body =
        String.join(
            "\n",
            intro(proposal),
            "## Resumo\n",
            Markdown.table(
                List.of("dado", "perfil", "novo", "alterado", "removido", "igual"),
                Entries.summary(proposal, base)),
            Sections.conflicts(proposal),
            Sections.kept(kept),
            evidence(proposal),
            Sections.secrets(proposal),
            Sections.omitted(proposal),
            Sections.findings(proposal),
            Plans.changes(proposal),
            Plans.plan(proposal, base),
            Plans.checklist());
    return new PullRequest(title(proposal), bounded(body), isDraft(proposal));
  }

  private static boolean isDraft(Proposal proposal) {
    return proposal.proposed().stream().anyMatch(p -> p.openConflicts() > 0)
        || !proposal.rendering().secrets().isEmpty()
        || proposal.findings().stream().anyMatch(f -> f.blocks());
  }

  /** {@code bob: perfis asg e no_asg a partir de 2 hosts (5 programas, 6 crons)}. */
  static String title(Proposal proposal) {
    List<String> names = proposal.proposed().stream().map(p -> p.name().replace('-', '_')).toList();
    SequencedMap<String, Long> counts = new TreeMap<>();
    proposal.proposed().stream()
        .flatMap(p -> p.items().stream())
        .filter(ProfileItem::isRendered)
        .map(ProfileItem::key)
        .distinct()
        .forEach(k -> counts.merge(k.kind(), 1L, Long::sum));
    String what =
        List.of("supervisor_program", "cron_job", "nginx_server", "php_fpm_pool", "host_alias")
            .stream()
            .filter(counts::containsKey)
            .map(k -> counts.get(k) + " " + Kind.name(k))
            .collect(Collectors.joining(", "));
    int hosts = proposal.hosts().size();
    return proposal.application()
        + ": "
        + (names.size() == 1 ? "perfil " : "perfis ")
        + String.join(" e ", names)
        + " a partir de "
        + hosts
        + (hosts == 1 ? " host" : " hosts")
        + (what.isEmpty() ? "" : " (" + what + ")");
  }

  private static String intro(Proposal proposal) {
    List<String> hosts = proposal.hosts().stream().map(Markdown::code).toList();
    return "Inventário de "
        + String.join(", ", hosts)
        + ". Exportação "
        + Markdown.code(proposal.id())
        + ".\n";
  }

  /** Where each item was read, or the place that tells. */
  private static String evidence(Proposal proposal) {
    String all = rows(proposal);
    String where =
        overflow(proposal).isPresent()
            ? "A lista é longa: está em "
                + Markdown.code(evidenceFile(proposal))
                + ", neste ramo.\n"
            : "<details><summary>onde cada item foi lido</summary>\n\n" + all + "\n</details>\n";
    return "## Evidência por item\n\n" + where;
  }

  static String evidenceFile(Proposal proposal) {
    return "docs/censo/" + proposal.application() + "-" + proposal.id() + ".md";
  }

  /** The evidence, where it is too long for the body. */
  static Optional<String> overflow(Proposal proposal) {
    String all = rows(proposal);
    return all.length() <= MAX_EVIDENCE
        ? Optional.empty()
        : Optional.of("# Evidência por item\n\n" + all);
  }

  private static String rows(Proposal proposal) {
    List<List<String>> rows = new ArrayList<>();
    for (Profile profile : proposal.proposed()) {
      for (ProfileItem item : profile.items()) {
        String places =
            item.places().stream()
                .map(p -> Markdown.code(proposal.hostName(p.host()) + " " + p.origin()))
                .distinct()
                .collect(Collectors.joining(", "));
        rows.add(
            List.of(
                Kind.name(item.item().kind()),
                Markdown.value(item.item().name()),
                Markdown.code(profile.name()),
                item.carried() ? "da máquina, necessário" : "",
                places));
      }
    }
    return Markdown.table(List.of("tipo", "item", "perfil", "", "onde"), rows);
  }

  private static String bounded(String body) {
    String end =
        "\n\n(cortado: o limite do GitHub são 65.536 caracteres; o resto está nos arquivos)\n";
    if (body.length() <= MAX_BODY) {
      return body;
    }
    int line = body.lastIndexOf('\n', MAX_BODY - end.length());
    String cut = body.substring(0, line);
    boolean open = cut.lastIndexOf("<details>") > cut.lastIndexOf("</details>");
    return cut + (open ? "\n\n</details>" : "") + end;
  }
}
