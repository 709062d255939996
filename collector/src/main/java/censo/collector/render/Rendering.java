package censo.collector.render;

import java.util.List;

/**
 * What an application's profiles come to in a control repository.
 *
 * @param files by path
 * @param omitted what is in none of them, and why
 * @param secrets what people must define, by parameter and name
 * @param notes what a reviewer must know, a sentence each
 */
public record Rendering(
    String application,
    List<RenderedFile> files,
    List<Omitted> omitted,
    List<NeededSecret> secrets,
    List<String> notes) {
  public Rendering {
    files = List.copyOf(files);
    omitted = List.copyOf(omitted);
    secrets = List.copyOf(secrets);
    notes = List.copyOf(notes);
  }

  /**
   * The part of one profile, with what it shares with the other.
   *
   * @param profile {@code asg} or {@code no-asg}
   */
  public Rendering only(String profile) {
    String other = profile.equals("asg") ? "no_asg" : "asg";
    return new Rendering(
        application,
        files.stream().filter(f -> !f.scope().equals(other)).toList(),
        omitted.stream().filter(o -> o.profile().equals(profile)).toList(),
        secrets.stream().filter(s -> !s.parameter().contains("::" + other + "::")).toList(),
        notes);
  }

  /** The application's part of class names and of paths that follow from them. */
  public String segment() {
    return Puppet.segment(application);
  }
}
