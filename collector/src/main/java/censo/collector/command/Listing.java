package censo.collector.command;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every command that prints a list takes. */
final class Listing {
  @Mixin Options options;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text or json; JSON is the API's. Default: ${DEFAULT-VALUE}")
  private Table.Format format;

  @Option(names = "--host", paramLabel = "HOST", description = "Only this host, by name or id.")
  private String host = "";

  void print(Table table) {
    table.print(format, options.out());
  }

  /** Only the wanted hosts of those. */
  HostNames hosts(HostNames all) throws Failure {
    return host.isEmpty() ? all : all.only(host);
  }
}
