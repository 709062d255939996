package censo.collector.export;

import censo.collector.profile.ProfileItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Parts of the body that tell how the change goes to the machines, and back. */
final class Plans {
  private static final String LEVELS =
      """
      ```yaml
        - name: 'Applications, this environment only'
          globs:
            - 'apps/*/environment/%{environment}.yaml'

        - name: 'Applications'
          globs:
            - 'apps/*/*.yaml'
      ```
      """;

  private Plans() {}

  static String changes(Proposal proposal) {
    List<String> lines = new ArrayList<>();
    for (var profile : proposal.proposed()) {
      String role = proposal.segment() + "::" + profile.name().replace('-', '_');
      lines.add(
          "papel "
              + Markdown.code("role::" + role)
              + ": em uma máquina limpa, "
              + Markdown.code("puppet apply --noop --detailed-exitcodes manifests/site.pp")
              + " mostra tudo o que será criado; depois de aplicado, a segunda vez não muda nada");
    }
    lines.add(
        "em uma máquina antiga, só com "
            + Markdown.code("--noop")
            + ": os arquivos têm outra formatação, e os crons dobrariam");
    return "## O que muda nas máquinas\n\n" + Markdown.list(lines);
  }

  static String plan(Proposal proposal, Tree base) throws IOException {
    List<String> steps = new ArrayList<>();
    String hiera = base.text("hiera.yaml");
    boolean levels = hiera.contains("apps/*/*.yaml") && hiera.contains("apps/*/environment/");
    if (!levels) {
      steps.add("acrescentar ao " + Markdown.code("hiera.yaml") + " os dois níveis abaixo");
    }
    if (!base.text("Puppetfile").contains("host_core")) {
      steps.add(
          "o tipo "
              + Markdown.code("host")
              + " vem com os pacotes oficiais do agente; com os do Debian, acrescentar "
              + Markdown.code("mod 'puppetlabs/host_core', '1.3.0'")
              + " ao Puppetfile");
    }
    String attributes = base.text(".gitattributes");
    if (!attributes.isEmpty() && !attributes.contains("site-modules/profile/files/")) {
      steps.add(
          "acrescentar ao "
              + Markdown.code(".gitattributes")
              + ": "
              + Markdown.code("site-modules/profile/files/** -text")
              + " (os arquivos são servidos byte a byte)");
    }
    steps.add("definir os segredos");
    steps.add(
        "promover por merge, sem squash entre os ramos dos ambientes: "
            + Markdown.code(String.join(" → ", proposal.environments())));
    steps.add("subir uma máquina nova com o papel; conferir programas, crons, nginx e php-fpm");
    for (String user : userCrontabs(proposal)) {
      steps.add(
          "só depois de desligar a máquina antiga, nela: "
              + Markdown.code("crontab -u " + user + " -r")
              + " (senão os crons rodam em dobro)");
    }
    steps.add("volta: reverter este PR; nas máquinas novas, recriar a instância");
    StringBuilder text = new StringBuilder("## Plano e volta\n\n");
    for (int i = 0; i < steps.size(); i++) {
      text.append(i + 1).append(". ").append(steps.get(i)).append('\n');
    }
    return text + (levels ? "" : "\n" + LEVELS);
  }

  /** Users whose own crontab has jobs that are now in /etc/cron.d. */
  private static Set<String> userCrontabs(Proposal proposal) {
    Set<String> users = new TreeSet<>();
    proposal.proposed().stream()
        .flatMap(p -> p.items().stream())
        .filter(ProfileItem::isRendered)
        .filter(i -> i.item().kind().equals("cron_job"))
        .flatMap(i -> i.places().stream())
        .map(p -> p.origin().file())
        .filter(f -> f.startsWith("/var/spool/cron/"))
        .forEach(f -> users.add(f.substring(f.lastIndexOf('/') + 1)));
    return users;
  }

  static String checklist() {
    return """
        ## Para quem revisa

        - [ ] os conflitos estão decididos
        - [ ] os segredos existem em cada ambiente
        - [ ] o que está contra o padrão tem dono e prazo
        - [ ] `puppet parser validate` e `puppet-lint` passam
        - [ ] o plano serve para este papel
        """;
  }
}
