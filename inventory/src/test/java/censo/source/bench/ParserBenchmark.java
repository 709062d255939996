package censo.source.bench;

import censo.inventory.Bytes;
import censo.inventory.Reading;
import censo.source.MemoryRoot;
import censo.source.Source;
import censo.source.Sources;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.ini4j.spi.IniHandler;
import org.ini4j.spi.IniParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How fast each source reads a tree in memory once Java has compiled it. Two peers take the same
 * bytes: the split into lines, which nobody can do without, and ini4j alone for the ini family.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
    value = 1,
    // JMH itself is what would be warned of.
    jvmArgs = {"-Xmx1g", "--sun-misc-unsafe-memory-access=allow"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ParserBenchmark {
  /** Those that parse files; users and processes look up what the others name. */
  static final List<String> SOURCES =
      Sources.ALL.stream()
          .map(Source::name)
          .filter(name -> !name.equals("users") && !name.equals("processes"))
          .toList();

  /** Text in, structure out: without the tree around it, what is made of it, and what is wrong. */
  private static final Map<String, Function<String, Object>> PARSERS =
      Map.ofEntries(
          Map.entry("supervisor", censo.source.supervisor.Parsing::of),
          Map.entry("cron", censo.source.cron.Parsing::of),
          Map.entry("hosts", censo.source.hosts.Parsing::of),
          Map.entry("nginx", censo.source.nginx.Parsing::of),
          Map.entry("php-fpm", censo.source.zend.Parsing::of),
          Map.entry("php", censo.source.zend.Parsing::of),
          Map.entry("sysctl", censo.source.sysctl.Parsing::of),
          Map.entry("limits", censo.source.limits.Parsing::of),
          Map.entry("mounts", censo.source.mounts.Parsing::of),
          Map.entry("apm", censo.source.apm.Parsing::of),
          Map.entry("systemd", censo.source.unit.Parsing::of));

  private static final List<String> INI_FAMILY = List.of("supervisor", "php-fpm", "php", "systemd");

  /** One source and what it reads. */
  @State(Scope.Benchmark)
  public static class Subject {
    @Param("supervisor")
    public String name;

    private Source source;
    private MemoryRoot root;
    private List<String> texts;

    @Setup
    public void make() {
      source = source(name);
      root = LargeTree.of(name).root();
      texts =
          source.read(root, List.of()).files().stream()
              .flatMap(file -> file.content().stream())
              .map(Bytes::latin1)
              .toList();
    }
  }

  static Source source(String name) {
    return Sources.ALL.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  @Benchmark
  public void parse(Subject subject, Blackhole hole) {
    subject.texts.forEach(text -> hole.consume(PARSERS.get(subject.name).apply(text)));
  }

  @Benchmark
  public Reading read(Subject subject) {
    return subject.source.read(subject.root, List.of());
  }

  @Benchmark
  public void lines(Subject subject, Blackhole hole) {
    subject.texts.forEach(text -> text.lines().forEach(hole::consume));
  }

  @Benchmark
  public void ini4j(Subject subject, Blackhole hole) throws IOException {
    for (String text : subject.texts) {
      new IniParser().parse(new StringReader(text), new Consumer(hole));
    }
  }

  /** Takes what ini4j finds and keeps nothing. */
  private record Consumer(Blackhole hole) implements IniHandler {
    @Override
    public void startSection(String name) {
      hole.consume(name);
    }

    @Override
    public void handleOption(String key, String value) {
      hole.consume(value);
    }

    @Override
    public void endSection() {}

    @Override
    public void startIni() {}

    @Override
    public void endIni() {}

    @Override
    public void handleComment(String comment) {}
  }

  /**
   * Measures the sources that are named, or all. A row for each goes to stdout: its name, the
   * megabytes (of a million bytes) a second of its parser, of all its reading, of the split into
   * lines and of ini4j, {@code -} where there is nothing of that.
   */
  public static void main(String... args) throws RunnerException {
    List<String> names = args.length == 0 ? SOURCES : List.of(args);
    Map<String, Map<String, Double>> speeds = new TreeMap<>();
    run("parse", names.stream().filter(PARSERS::containsKey).toList(), speeds);
    run("read", names, speeds);
    run("lines", names.stream().filter(name -> collected(name) > 0).toList(), speeds);
    run("ini4j", names.stream().filter(INI_FAMILY::contains).toList(), speeds);
    for (String name : names) {
      Map<String, Double> of = speeds.get(name);
      System.out.printf(
          Locale.ROOT,
          "%s\t%s\t%s\t%s\t%s%n",
          name,
          speed(of, "parse"),
          speed(of, "read"),
          speed(of, "lines"),
          speed(of, "ini4j"));
    }
  }

  private static Object speed(Map<String, Double> speeds, String name) {
    return speeds.containsKey(name) ? Math.round(speeds.get(name) * 10) / 10.0 : "-";
  }

  /** Of the files that a source collects: what it only reads, a peer does not get. */
  private static long collected(String name) {
    return source(name).read(LargeTree.of(name).root(), List.of()).files().stream()
        .flatMap(file -> file.content().stream())
        .mapToLong(Bytes::size)
        .sum();
  }

  private static void run(
      String methods, List<String> names, Map<String, Map<String, Double>> speeds)
      throws RunnerException {
    if (names.isEmpty()) {
      return;
    }
    var options =
        new OptionsBuilder()
            .include(ParserBenchmark.class.getName() + "\\.(" + methods + ")$")
            .param("name", names.toArray(String[]::new))
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .build();
    for (RunResult result : new Runner(options).run()) {
      String name = result.getParams().getParam("name");
      String method = result.getPrimaryResult().getLabel();
      long bytes = method.equals("read") ? LargeTree.of(name).bytes() : collected(name);
      double nanoseconds = result.getPrimaryResult().getScore();
      speeds.computeIfAbsent(name, _ -> new TreeMap<>()).put(method, bytes * 1e3 / nanoseconds);
    }
  }
}
