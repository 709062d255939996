package censo.agent;

import censo.inventory.Secret;
import censo.inventory.Snapshot;
import censo.redact.Options;
import censo.redact.Redacted;
import censo.source.Root;
import censo.source.Sources;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A file tree with an agent, whose timer the test is. */
final class GivenAgent {
  private final String id;
  private final Fingerprints mode;
  private final Path root;
  private final StateDir state;
  private final Collector collector;
  private Instant now = Instant.parse("2026-11-24T00:00:00Z");
  private Set<String> tokens = Set.of();

  GivenAgent(Path folder, String name, Fingerprints mode, URI url) throws IOException {
    this.mode = mode;
    this.root = folder.resolve(name);
    this.state = new StateDir(folder.resolve(name + "-state"));
    this.collector = new Collector(url, Trust.OF_THE_MACHINE);
    write("etc/hostname", name + "\n");
    write("etc/machine-id", "0123456789abcdef%016x\n".formatted(name.hashCode()));
    write("etc/os-release", "ID=debian\nVERSION_ID=\"12\"\n");
    this.id = Facts.ofTree(HostRoot.tree(root), root).id();
  }

  GivenAgent enrolled(String secret) throws IOException {
    Snapshot.Host host = Facts.ofTree(HostRoot.tree(root), root);
    Collector.Answer answer = collector.enrol(secret, host, Optional.empty());
    Identity.store(state, answer.body().toArray(), id);
    return this;
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Two secrets: in values, in a comment that is no UTF-8, and in a name. */
  GivenAgent writes(String password) throws IOException {
    write(
        "etc/supervisor/supervisord.conf",
        "[supervisord]\n[program:bob]\ncommand=/bin/bob\nenvironment=DB_PASSWORD=\"%s\"\n"
            .formatted(password));
    write(
        "etc/cron.d/bob",
        """
        API_TOKEN=9f3kQ2vX7pLw8sZt
        # prazo at\u00e9 amanh\u00e3: 9f3kQ2vX7pLw8sZt
        1 2 * * * root curl -H 'X-Api-Key: 9f3kQ2vX7pLw8sZt' https://a.local/9f3kQ2vX7pLw8sZt
        1 3 * * * root report 9f3kQ2vX7pLw8sZt
        """);
    return this;
  }

  /** Half an hour later than the last time: takes a census and tries once to send it. */
  Sender.Sent sends() throws IOException {
    now = now.plus(Duration.ofMinutes(30));
    Identity identity = identity();
    Root tree = HostRoot.tree(root);
    Redacted redacted =
        Census.take(tree, Sources.ALL, mode.redactor(Options.DEFAULT, identity, state));
    tokens =
        redacted.secrets().stream()
            .map(Secret::token)
            .collect(Collectors.toCollection(TreeSet::new));
    Snapshot snapshot =
        Snapshot.of(
            Main.VERSION,
            now.toString(),
            Facts.ofTree(tree, root),
            redacted.readings(),
            redacted.secrets());
    return new Sender(state, collector, new Sender.Patience(1, Duration.ZERO, Duration.ZERO))
        .send(identity, Pending.of(snapshot).counted(state.next("sequence", now.getEpochSecond())));
  }

  Identity identity() throws IOException {
    return Identity.load(state).orElseThrow();
  }

  /** Of the secrets in its last census, as sent. */
  Set<String> tokens() {
    return tokens;
  }

  String id() {
    return id;
  }

  StateDir state() {
    return state;
  }

  void setClock(Instant to) {
    now = to;
  }

  /** Of its last census. */
  Instant now() {
    return now;
  }
}
