package censo.collector.command;

import censo.collector.finding.Debts;
import censo.collector.finding.Finder;
import censo.collector.finding.Finding;
import censo.collector.profile.Fleet;
import censo.collector.profile.Profile;
import censo.collector.render.RenderedFile;
import censo.collector.render.Renderer;
import censo.collector.render.Rendering;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An application as it is rendered now. All its profiles are rendered, also where one is asked for:
 * what they share depends on all of them.
 *
 * @param only the one profile that is asked for, {@code asg} or {@code no-asg}
 */
record Rendered(
    Fleet fleet,
    List<Finding> findings,
    List<Profile> profiles,
    Optional<String> only,
    Rendering rendering) {
  static Rendered of(Fleet fleet, Selection selection, Optional<Path> templates)
      throws Failure, IOException {
    String application = selection.application();
    Optional<String> only = Optional.of(selection.profile()).filter(p -> !p.isEmpty());
    List<Profile> profiles =
        fleet.profiles().stream().filter(p -> p.application().equals(application)).toList();
    if (profiles.isEmpty()
        || only.filter(p -> fleet.profile(application, p).isEmpty()).isPresent()) {
      throw new Failure(
          "which? there are: "
              + String.join(", ", fleet.profiles().stream().map(Profile::id).toList()));
    }
    List<Finding> findings = Finder.find(fleet);
    Rendering rendering =
        new Renderer(templates).render(application, profiles, Debts.of(findings, application));
    return new Rendered(fleet, findings, profiles, only, rendering);
  }

  /** Files of the profile that is asked for, and what all share. */
  List<RenderedFile> files() {
    List<String> others =
        profiles.stream()
            .map(Profile::name)
            .filter(name -> only.filter(o -> !o.equals(name)).isPresent())
            .map(name -> name.replace('-', '_'))
            .toList();
    return rendering.files().stream().filter(f -> !others.contains(f.scope())).toList();
  }
}
