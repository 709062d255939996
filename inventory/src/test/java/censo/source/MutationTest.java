package censo.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import censo.inventory.Bytes;
import censo.inventory.HostFile;
import censo.inventory.Reading;
import censo.source.rpm.Rpm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random edits of valid files, in every source: it never breaks, never hangs, and with 64 MB of
 * heap reads whatever a file of one mebibyte holds. A second a source; with {@code
 * -Dcenso.soak=true} (script/test --soak) a minute. Each source has a process of its own, whose
 * heap is that large.
 */
final class MutationTest {
  private static final Path HOSTS = Path.of("../examples/hosts");

  /** From here on it hangs: a file of one mebibyte takes a second on a busy machine. */
  private static final long TOO_LONG = TimeUnit.SECONDS.toNanos(20);

  private static final boolean SOAK = Boolean.getBoolean("censo.soak");
  private static final int SECONDS = SOAK ? 60 : 1;

  @TestFactory
  Stream<DynamicTest> noEditBreaksASource() {
    // Always the same ones where the build must not depend on luck; others in each long run.
    long first = Long.getLong("censo.seed", SOAK ? System.nanoTime() & 0xffffff : 1);
    return Sources.ALL.stream()
        .map(source -> DynamicTest.dynamicTest(source.name(), () -> soak(source.name(), first)));
  }

  private static void soak(String source, long first) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                MutationTest.class.getName(),
                source,
                String.valueOf(first),
                String.valueOf(SECONDS))
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), "-Dcenso.seed=" + first + " tells\n" + told);
    System.out.print(told);
  }

  /** A tree in which one file is another. */
  private record Edited(Root root, String path, Bytes bytes) implements Root {
    @Override
    public Optional<Stat> lstat(String at) {
      return root.lstat(at);
    }

    @Override
    public Optional<Stat> stat(String at) {
      return root.stat(at);
    }

    @Override
    public Opened open(String at, int maxBytes) {
      return root.open(at, maxBytes) instanceof Opened.Read read && at.equals(path)
          ? new Opened.Read(read.file().withContent(bytes), bytes, read.stat())
          : root.open(at, maxBytes);
    }

    @Override
    public Rpm rpm() {
      return root.rpm();
    }

    @Override
    public Optional<List<String>> list(String folder) {
      return root.list(folder);
    }
  }

  /** A valid file in its tree. */
  private record Valid(Root root, String path, String text) {
    Edited edited(Mutation mutation) {
      return new Edited(root, path, Bytes.ofLatin1(mutation.of(text)));
    }
  }

  private static List<Valid> valid(Source source) throws IOException {
    List<Path> folders = new ArrayList<>();
    Cases.folders(source).forEach(folder -> folders.add(folder.resolve("root")));
    try (Stream<Path> hosts = Files.list(HOSTS)) {
      hosts.filter(Files::isDirectory).sorted().forEach(folders::add);
    }
    List<Valid> valid = new ArrayList<>();
    for (Path folder : folders) {
      Root root = MemoryRoot.of(folder);
      for (HostFile file : source.read(root, List.of()).files()) {
        file.content().ifPresent(c -> valid.add(new Valid(root, file.path(), c.latin1())));
      }
    }
    return valid;
  }

  /** What one process does. */
  public static void main(String... args) throws IOException {
    Source source =
        Sources.ALL.stream().filter(s -> s.name().equals(args[0])).findFirst().orElseThrow();
    List<Valid> valid = valid(source);
    long first = Long.parseLong(args[1]);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[2]));
    AtomicLong seed = new AtomicLong(first);
    AtomicLong began = new AtomicLong(System.nanoTime());
    Thread watch = new Thread(() -> watch(seed, began));
    watch.setDaemon(true);
    watch.start();
    long longest = 0;
    for (; !valid.isEmpty() && System.nanoTime() < end; seed.incrementAndGet()) {
      began.set(System.nanoTime());
      Mutation mutation = new Mutation(seed.get());
      Edited edited = valid.get(mutation.below(valid.size())).edited(mutation);
      try {
        Reading reading = source.read(edited, List.of());
        var _ = Coverage.of(List.of(reading)).gaps();
      } catch (RuntimeException | Error e) {
        e.printStackTrace(System.out);
        tell("seed " + seed + " breaks it: " + edited);
      }
      longest = Math.max(longest, System.nanoTime() - began.get());
    }
    System.out.printf(
        "%s: %,d edits of %d files, seeds %d to %d, the longest took %d ms%n",
        source.name(),
        seed.get() - first,
        valid.size(),
        first,
        seed.get() - 1,
        longest / 1_000_000);
  }

  private static void watch(AtomicLong seed, AtomicLong began) {
    while (System.nanoTime() - began.get() < TOO_LONG) {
      LockSupport.parkNanos(TOO_LONG / 10);
    }
    tell("seed " + seed + " takes more than " + TimeUnit.NANOSECONDS.toSeconds(TOO_LONG) + " s");
  }

  private static void tell(String what) {
    System.out.println(what);
    System.out.flush();
    Runtime.getRuntime().halt(1);
  }
}
