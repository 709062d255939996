package censo.collector.command;

import censo.collector.render.Omitted;
import censo.collector.render.RenderedFile;
import censo.collector.render.Rendering;
import censo.collector.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the Puppet tree of an application. */
@Command(
    name = "render",
    description = "Writes the Puppet tree of an application, and lists its files.",
    footer = {
      "",
      "Code that people may edit is written where it is missing and never again; no file is removed. Of one",
      "profile also what it shares with the others is written.",
      "Examples:",
      "  censo-collector render --application bob --out puppet",
      "  censo-collector render --profile bob/no-asg --out puppet"
    })
final class Render implements Callable<Integer> {
  @Mixin private Options options;
  @Mixin private Selection selection;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write it.")
  private Path out;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "Templates of your own, taken before the built-in ones of the same path.")
  private Optional<Path> templates = Optional.empty();

  @Option(names = "--format", defaultValue = "text", description = "text or json.")
  private Table.Format format;

  @Override
  public Integer call() throws Failure {
    try (Store store = options.store()) {
      Rendered rendered = Rendered.of(options.fleet(store), selection, templates);
      Table table = new Table("file", "lines", "written");
      for (RenderedFile file : rendered.files()) {
        row(table, file, write(file));
      }
      table.print(format, options.out());
      tell(rendered.rendering());
      return 0;
    } catch (IOException e) {
      throw new Failure("cannot be written: " + e.getMessage());
    }
  }

  private static void row(Table table, RenderedFile file, boolean written) {
    long lines = file.content().latin1().chars().filter(c -> c == '\n').count();
    table.row().put("file", file.path()).put("lines", lines).put("written", written);
  }

  /** False where the file is people's by now. */
  private boolean write(RenderedFile file) throws IOException {
    Path path = out.resolve(file.path()).normalize();
    if (!path.startsWith(out.normalize())) {
      throw new IOException("a rendered path leaves the folder");
    }
    if (file.createdOnce() && Files.exists(path)) {
      return false;
    }
    Files.createDirectories(path.getParent());
    Files.write(path, file.content().toArray());
    return true;
  }

  private void tell(Rendering rendering) {
    rendering.notes().forEach(options::say);
    for (Omitted omitted : rendering.omitted()) {
      options.say(
          "not rendered: " + omitted.profile() + " " + omitted.item() + ", " + omitted.reason());
    }
    rendering
        .secrets()
        .forEach(s -> options.say("to be defined: " + s.parameter() + " " + s.name()));
  }
}
