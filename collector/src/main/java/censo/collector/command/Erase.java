package censo.collector.command;

import censo.collector.store.Erased;
import censo.collector.store.Store;
import censo.redact.Erasure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes out of the history what should never have come into it. */
@Command(
    name = "erase",
    description = {
      "Takes a secret that no rule found out of the whole history: files, items, names, decisions.",
      "Without --yes it only tells where it is. Stop the collector first, and change the secret at its"
          + " place: what a host still has comes back with its next census.",
      "The secret is one line of standard input, or of a file; it is never an argument."
    },
    footer = {
      "",
      "Examples:",
      "  censo-collector erase < leaked.txt",
      "  censo-collector erase --secret-file leaked.txt --yes"
    })
final class Erase implements Callable<Integer> {
  @Mixin private Options options;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = "Holds the secret, in one line. Default: standard input.")
  private Path secretFile;

  @Option(names = "--yes", description = "Do it: nothing brings it back.")
  private boolean yes;

  @Override
  public Integer call() throws Failure {
    Erasure erasure = erasure();
    options.say("looking through the whole history; a large one takes minutes");
    Erased erased = Store.erase(options.database(), erasure, yes);
    if (erased.isNothing()) {
      options.out().println("it is nowhere in the history");
      return 0;
    }
    options
        .out()
        .printf(
            "%s %d contents of %s, %d names, %d decisions%n",
            yes ? "erased in" : "found in",
            erased.contents(),
            erased.hosts().isEmpty() ? "no host" : String.join(", ", erased.hosts()),
            erased.names(),
            erased.decisions());
    if (!yes) {
      options.out().println("nothing was changed: --yes takes it out");
    }
    for (Path copy : copies()) {
      options.out().println("a copy still has what was known then, delete it: " + copy);
    }
    return 0;
  }

  private Erasure erasure() throws Failure {
    if (secretFile == null) {
      options.say("reading the secret from standard input; at a terminal Ctrl-D ends it");
    }
    try {
      byte[] bytes = secretFile == null ? System.in.readAllBytes() : Files.readAllBytes(secretFile);
      return new Erasure(new String(bytes, StandardCharsets.UTF_8).replaceFirst("\r?\n\\z", ""));
    } catch (IOException e) {
      String from = secretFile == null ? "standard input" : secretFile.toString();
      throw new Failure("cannot read " + from + ": " + e.getClass().getSimpleName());
    } catch (IllegalArgumentException e) {
      throw new Failure("the secret is " + e.getMessage() + ", which stand in too much else");
    }
  }

  /** Those that an update of the database made. */
  private List<Path> copies() throws Failure {
    try (Stream<Path> files = Files.list(options.database().toAbsolutePath().getParent())) {
      String prefix = options.database().getFileName() + ".schema-";
      return files.filter(f -> f.getFileName().toString().startsWith(prefix)).sorted().toList();
    } catch (IOException e) {
      throw new Failure("cannot list the folder of the database");
    }
  }
}
