package censo.agent;

import censo.inventory.Bytes;
import censo.inventory.Problem;
import censo.inventory.Snapshot;
import censo.inventory.SnapshotJson;
import censo.redact.FingerprintKey;
import censo.redact.Place;
import censo.redact.Redacted;
import censo.redact.Redactor;
import censo.source.Root;
import censo.source.Source;
import censo.source.Sources;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** The commands of {@code censo-agent}. Data goes to stdout, everything else to stderr. */
final class Main {
  static final String VERSION = "0.1.0";

  private Main() {}

  public static void main(String... args) {
    int exit = run(args);
    System.out.flush();
    System.exit(exit);
  }

  static int run(String... args) {
    try {
      Arguments arguments = Arguments.parse(args);
      if (arguments.command().equals("--version")) {
        System.out.println("censo-agent " + VERSION);
        return Exit.OK;
      }
      if (arguments.command().startsWith("-") || arguments.flag("help")) {
        System.out.print(Help.of(arguments.command()));
        return Exit.OK;
      }
      return switch (arguments.command()) {
        case "census" -> census(arguments);
        case "send" -> send(arguments);
        case "enrol" -> Enrolment.run(arguments);
        case "prepare-image" -> prepareImage(arguments);
        default -> Check.run(arguments);
      };
    } catch (Arguments.Wrong | AgentConfig.Unusable e) {
      System.err.println("censo-agent: " + e.getMessage());
      System.err.println("censo-agent --help shows the commands.");
      return Exit.USAGE;
    } catch (IOException e) {
      System.err.println("censo-agent: " + e.getMessage());
      return Exit.USAGE;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      System.err.println(
          "censo-agent: it broke; report this, with its version " + VERSION + trace(e));
      return Exit.WRONG;
    }
  }

  /** Where it broke; of the messages nothing, for they may hold a value of the host. */
  static String trace(Throwable broken) {
    StringBuilder trace = new StringBuilder();
    for (Throwable e = broken; e != null; e = e.getCause()) {
      trace.append("\n").append(e.getClass().getName());
      Stream.of(e.getStackTrace()).limit(20).forEach(at -> trace.append("\n\tat ").append(at));
    }
    return trace.toString();
  }

  private static int census(Arguments arguments)
      throws Arguments.Wrong, AgentConfig.Unusable, IOException {
    String format = arguments.option("format").orElse("json");
    if (!format.equals("json") && !format.equals("text")) {
      throw new Arguments.Wrong("--format is json or text, not " + format);
    }
    List<Source> sources = sources(arguments.option("source"));
    Redactor redactor = redactor(arguments);
    Taken taken =
        arguments.option("root").isPresent()
            ? ofTree(Path.of(arguments.option("root").get()), sources, redactor)
            : live(sources, redactor);
    Snapshot snapshot = taken.snapshot();
    if (arguments.flag("explain-secrets")) {
      TextReport.printPlaces(taken.places(), System.out);
    } else if (arguments.option("out").isPresent()) {
      try (OutputStream out = Files.newOutputStream(Path.of(arguments.option("out").get()))) {
        SnapshotJson.write(snapshot, out);
      }
    } else if (format.equals("json")) {
      SnapshotJson.write(snapshot, System.out);
      System.out.println();
    } else {
      TextReport.print(snapshot, System.out);
    }
    return strict(arguments, snapshot);
  }

  private static int strict(Arguments arguments, Snapshot snapshot) {
    boolean lost = snapshot.problemCounts().containsKey(Problem.Severity.LOST);
    return arguments.flag("strict") && lost ? Exit.WRONG : Exit.OK;
  }

  private static List<Source> sources(Optional<String> named) throws Arguments.Wrong {
    if (named.isEmpty()) {
      return Sources.ALL;
    }
    List<Source> chosen = new ArrayList<>();
    for (String name : named.get().split(",")) {
      chosen.add(
          Sources.ALL.stream()
              .filter(s -> s.name().equals(name.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new Arguments.Wrong(
                          "no source "
                              + name
                              + "; there are "
                              + Sources.ALL.stream().map(Source::name).toList())));
    }
    return chosen;
  }

  /** By the key of a file, else by the identity's, else by the one that everybody knows. */
  private static Redactor redactor(Arguments arguments) throws IOException, AgentConfig.Unusable {
    AgentConfig config = AgentConfig.read(arguments.option("config"));
    if (arguments.option("key-file").isPresent()) {
      byte[] key = Files.readAllBytes(Path.of(arguments.option("key-file").get()));
      String id = "f" + Bytes.of(key).sha256().substring(0, 7);
      return new Redactor(new FingerprintKey(id, key), config.redaction());
    }
    StateDir state = new StateDir(config.stateDir());
    Optional<Identity> identity = Identity.load(state);
    if (identity.isPresent()) {
      return config.fingerprints().redactor(config.redaction(), identity.get(), state);
    }
    System.err.println(
        "censo-agent: tokens are made with the public key k0: they keep a weak secret from nobody who guesses");
    return new Redactor(FingerprintKey.PUBLIC, config.redaction());
  }

  private static Taken ofTree(Path folder, List<Source> sources, Redactor redactor)
      throws IOException, Arguments.Wrong {
    if (!Files.isDirectory(folder)) {
      throw new Arguments.Wrong("--root " + folder + " is no folder");
    }
    Root root = HostRoot.tree(folder);
    Redacted redacted = Census.take(root, sources, redactor);
    return taken(Facts.ofTree(root, folder), redacted);
  }

  /** The machine's slow facts are asked for beside the reading. */
  private static Taken live(List<Source> sources, Redactor redactor) throws IOException {
    Root root = HostRoot.live();
    Root ofFacts = HostRoot.live();
    CompletableFuture<Snapshot.Host> host =
        CompletableFuture.supplyAsync(() -> Facts.live(ofFacts));
    Redacted redacted = Census.take(root, sources, redactor);
    try {
      return taken(host.join(), redacted);
    } catch (CompletionException e) {
      throw new IOException(
          "the machine's facts can't be read: " + e.getCause().getClass().getSimpleName());
    }
  }

  /** A snapshot, and where secrets were taken out of it. */
  private record Taken(Snapshot snapshot, List<Place> places) {}

  private static Taken taken(Snapshot.Host host, Redacted redacted) {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return new Taken(
        Snapshot.of(VERSION, now, host, redacted.readings(), redacted.secrets()),
        redacted.places());
  }

  private static int send(Arguments arguments) throws AgentConfig.Unusable, IOException {
    AgentConfig config = AgentConfig.read(arguments.option("config"));
    if (config.url().isEmpty()) {
      throw new AgentConfig.Unusable(
          "no collector is configured: write [collector] url = https://… into "
              + AgentConfig.DEFAULT_FILE);
    }
    StateDir state = new StateDir(config.stateDir());
    Optional<Identity> identity = Identity.load(state);
    if (identity.isEmpty()) {
      throw new AgentConfig.Unusable("this host is not enrolled: run censo-agent enrol first");
    }
    Redactor redactor = config.fingerprints().redactor(config.redaction(), identity.get(), state);
    // Before the census: of two at once the one that was begun later is the later.
    Optional<Long> sequence = state.next("sequence", Instant.now().getEpochSecond());
    Snapshot snapshot = live(Sources.ALL, redactor).snapshot();
    if (identity.get().isOfAnother(snapshot.host().id())) {
      throw new AgentConfig.Unusable(
          "the identity here is of another machine, of which this one is a copy:"
              + " run censo-agent prepare-image, then censo-agent enrol");
    }
    Collector collector = new Collector(config.url().get(), config.trust());
    Sender sender = new Sender(state, collector, Sender.Patience.USUAL);
    Sender.Sent sent = sender.send(identity.get(), Pending.of(snapshot).counted(sequence));
    System.err.println(
        "censo-agent: "
            + snapshot.items().size()
            + " items, "
            + snapshot.problems().size()
            + " problems: "
            + sent.message());
    return sent.exit() == Exit.OK ? strict(arguments, snapshot) : sent.exit();
  }

  private static int prepareImage(Arguments arguments) throws AgentConfig.Unusable, IOException {
    StateDir state = new StateDir(AgentConfig.read(arguments.option("config")).stateDir());
    Identity.remove(state);
    Pending.clear(state);
    state.delete("sequence");
    System.err.println(
        "censo-agent: identity and waiting snapshot are gone; a machine made from this image enrols anew");
    return Exit.OK;
  }
}
