package censo.collector.command;

import censo.collector.application.Attributed;
import censo.collector.application.Attribution;
import picocli.CommandLine.Option;

/** Which application and profile a list is about; of nothing said, all. */
final class Selection {
  /** How a person asks for what belongs to nobody yet. */
  private static final String UNDECIDED = "-";

  @Option(
      names = "--application",
      paramLabel = "A",
      description = "Only this application's; - for what nobody has decided.")
  private String application = "";

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "Only this profile's: asg, no-asg, or with its application as bob/no-asg.")
  private String profile = "";

  /** The application's name; empty for all. */
  String application() {
    int slash = profile.indexOf('/');
    return slash > 0 ? profile.substring(0, slash) : application;
  }

  /** The profile's name; empty for all. */
  String profile() {
    return profile.substring(profile.indexOf('/') + 1);
  }

  boolean has(Attributed attributed) {
    boolean owned =
        application().equals(UNDECIDED)
            ? attributed.attribution() instanceof Attribution.Undecided
            : application().isEmpty()
                || attributed.application().filter(application()::equals).isPresent();
    return owned && (profile().isEmpty() || attributed.profiles().contains(profile()));
  }

  boolean has(String owner, String ofProfile) {
    return (application().isEmpty() || owner.equals(application()))
        && (profile().isEmpty() || ofProfile.isEmpty() || ofProfile.equals(profile()));
  }
}
