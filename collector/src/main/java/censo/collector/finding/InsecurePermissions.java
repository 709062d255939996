package censo.collector.finding;

import censo.collector.finding.Finding.Evidence;
import censo.collector.finding.Finding.Severity;
import censo.inventory.Bytes;
import censo.inventory.Code;
import censo.inventory.HostFile;
import censo.inventory.Snapshot;
import java.util.Optional;

/** Configuration that everybody on the host can change, or secrets that everybody can read. */
final class InsecurePermissions {
  private static final int READ = 4;
  private static final int WRITE = 2;

  private InsecurePermissions() {}

  static Group find(Sight sight) {
    Group group = new Group("insecure-permissions", "puppet");
    for (Snapshot snapshot : sight.snapshots()) {
      for (HostFile file : snapshot.files()) {
        if (file.link().isEmpty()) {
          check(group, sight, snapshot.host(), file);
        }
      }
      snapshot.problems().stream()
          .filter(p -> p.code().equals(Code.INSECURE_PERMISSIONS.id()))
          .forEach(p -> writable(group, sight, snapshot.host().id(), p.file(), p.message()));
    }
    return group;
  }

  private static void check(Group group, Sight sight, Snapshot.Host host, HostFile file) {
    if (allows(file, WRITE)) {
      writable(group, sight, host.id(), file.path(), "mode " + file.mode());
    }
    boolean secret =
        file.content().map(Bytes::latin1).filter(t -> t.contains("CENSO_SECRET_")).isPresent();
    if (secret && allows(file, READ)) {
      group.add(
          Group.About.of("", "secrets that everybody on " + host.name() + " can read"),
          Severity.NOTES,
          "Puppet writes files with secrets as 0600",
          Optional.empty(),
          new Evidence(host.id(), file.path(), 0, "mode " + file.mode()));
    }
  }

  private static boolean allows(HostFile file, int bit) {
    int others = file.mode().isEmpty() ? 0 : file.mode().charAt(file.mode().length() - 1) - '0';
    return (others & bit) != 0;
  }

  private static void writable(Group group, Sight sight, String host, String path, String value) {
    group.add(
        Group.About.of(sight.ownerOf(host, path), path),
        Severity.BLOCKS,
        "take the right to write from others: chmod o-w, for it and the folders above it",
        Optional.empty(),
        new Evidence(host, path, 0, value));
  }
}
