package censo.collector.export;

import censo.collector.finding.Finding;
import censo.collector.profile.Merged;
import censo.collector.profile.Profile;
import censo.collector.profile.ProfileItem;
import censo.collector.profile.Variant;
import censo.inventory.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Parts of the body that tell what a reviewer decides about. */
final class Sections {
  private Sections() {}

  /** One row of the table of conflicts, or of values that only differ by environment. */
  private enum Table {
    OPEN,
    DECIDED,
    ENVIRONMENTS
  }

  static String conflicts(Proposal proposal) {
    Map<Table, List<List<String>>> rows = new EnumMap<>(Table.class);
    for (Table table : Table.values()) {
      rows.put(table, new ArrayList<>());
    }
    for (Profile profile : proposal.proposed()) {
      for (ProfileItem item : profile.items()) {
        item.settings()
            .forEach((setting, merged) -> add(proposal, profile, item, setting, merged, rows));
      }
    }
    List<String> head =
        List.of("perfil", "item", "ajuste", "valor por host", "neste PR", "por quê");
    return "## Conflitos não resolvidos\n\n"
        + (rows.get(Table.OPEN).isEmpty()
            ? "Nenhum.\n"
            : Markdown.table(head, rows.get(Table.OPEN)))
        + titled("Decididos", Markdown.table(head, rows.get(Table.DECIDED)))
        + titled(
            "Por ambiente: cada valor vai em data/apps/…/environment/<ambiente>.yaml",
            Markdown.table(
                List.of("perfil", "item", "ajuste", "ambiente", "valor"),
                rows.get(Table.ENVIRONMENTS)));
  }

  private static String titled(String title, String table) {
    return table.isEmpty() ? "" : "\n### " + Markdown.words(title) + "\n\n" + table;
  }

  private static void add(
      Proposal proposal,
      Profile profile,
      ProfileItem item,
      String setting,
      Merged merged,
      Map<Table, List<List<String>>> rows) {
    switch (merged) {
      case Merged.Same _ -> {}
      case Merged.Conflict(var value, List<Variant> variants, String why) ->
          rows.get(Table.OPEN)
              .add(row(proposal, profile, item, setting, variants, value, Markdown.words(why)));
      case Merged.Decided(var value, List<Variant> variants, String author, String reason) ->
          rows.get(Table.DECIDED)
              .add(
                  row(
                      proposal,
                      profile,
                      item,
                      setting,
                      variants,
                      value,
                      Markdown.words(author + ": " + reason)));
      case Merged.PerEnvironment(_, Map<String, Merged> environments) ->
          environments.forEach(
              (name, one) -> {
                rows.get(Table.ENVIRONMENTS)
                    .add(
                        List.of(
                            Markdown.code(profile.name()),
                            subject(item),
                            Markdown.value(setting),
                            Markdown.code(name),
                            shown(one.value())));
                add(proposal, profile, item, setting, one, rows);
              });
    }
  }

  private static String subject(ProfileItem item) {
    return Kind.name(item.item().kind()) + " " + Markdown.value(item.item().name());
  }

  private static List<String> row(
      Proposal proposal,
      Profile profile,
      ProfileItem item,
      String setting,
      List<Variant> variants,
      Optional<Value> value,
      String why) {
    String each =
        variants.stream()
            .map(
                v ->
                    shown(v.value())
                        + " em "
                        + v.hosts().stream()
                            .map(h -> Markdown.code(proposal.hostName(h)))
                            .collect(Collectors.joining(", ")))
            .collect(Collectors.joining("; "));
    return List.of(
        Markdown.code(profile.name()),
        subject(item),
        Markdown.value(setting),
        each,
        shown(value),
        why);
  }

  private static String shown(Optional<Value> value) {
    return value.map(v -> Markdown.value(v.inline())).orElse("(padrão)");
  }

  static String kept(List<String> kept) {
    return kept.isEmpty()
        ? ""
        : "## Editado por pessoas: ficou como está\n\n"
            + Markdown.list(kept.stream().map(Markdown::code).toList());
  }

  static String secrets(Proposal proposal) {
    List<List<String>> rows =
        proposal.rendering().secrets().stream()
            .map(
                s ->
                    List.of(
                        Markdown.code(s.parameter()),
                        Markdown.code(s.name()),
                        Markdown.code(s.reader()),
                        s.same() ? "sim" : "**não**: confirmar o valor"))
            .toList();
    return "## Segredos: definir **antes** do merge\n\n"
        + (rows.isEmpty()
            ? "Nenhum.\n"
            : "Sem eles o catálogo não compila: nenhum valor provisório chega a uma máquina.\n\n"
                + Markdown.table(
                    List.of("chave no Hiera", "nome", "quem lê", "igual nos hosts"), rows));
  }

  static String omitted(Proposal proposal) {
    List<String> lines = new ArrayList<>();
    proposal.rendering().omitted().stream()
        .filter(o -> !o.provided())
        .map(
            o ->
                Markdown.code(o.profile())
                    + " "
                    + Kind.name(o.item().kind())
                    + " "
                    + Markdown.value(o.item().name())
                    + ": "
                    + Markdown.words(o.reason()))
        .forEach(lines::add);
    proposal.rendering().notes().stream().map(Markdown::words).forEach(lines::add);
    proposal.proposed().stream()
        .flatMap(p -> p.notes().stream())
        .distinct()
        .map(Markdown::words)
        .forEach(lines::add);
    lines.add(
        "código da aplicação (CodeDeploy), certificados, chaves e arquivos de senha do nginx");
    return "## O que não é gerenciado\n\n" + Markdown.list(lines);
  }

  static String findings(Proposal proposal) {
    List<List<String>> rows =
        proposal.findings().stream()
            .map(
                f ->
                    List.of(
                        severity(f),
                        Markdown.code(f.id()),
                        Markdown.value(f.subject()),
                        Markdown.words(f.where()),
                        Markdown.words(f.mend())))
            .toList();
    return "## Contra o padrão da plataforma\n\n"
        + (rows.isEmpty()
            ? "Nada encontrado.\n"
            : Markdown.table(List.of("", "achado", "em quê", "lugar certo", "o que fazer"), rows));
  }

  private static String severity(Finding finding) {
    return switch (finding.severity()) {
      case BLOCKS -> "▲";
      case WARNS -> "●";
      case NOTES -> "○";
    };
  }
}
