package censo.source.nginx;

import censo.source.Opened;
import censo.source.Os;
import censo.source.Root;
import java.util.Map;
import java.util.Optional;

/**
 * Which nginx the host has, as far as that decides which directives it knows. Debian 11 has it in
 * flavours, of which the smaller lack a few modules ({@code random_index}): that is not judged.
 *
 * @param ofDebian whether it is the distribution's own, so that a directive that none of its
 *     modules has is refused; another build may have any module
 * @param version of the distribution's own, where its release tells it
 */
record Build(boolean ofDebian, Optional<String> version) {
  private static final Map<String, String> VERSIONS =
      Map.of(
          "debian 11", "1.18.0",
          "debian 12", "1.22.1",
          "debian 13", "1.26.3",
          "ubuntu 20.04", "1.18.0",
          "ubuntu 22.04", "1.18.0",
          "ubuntu 24.04", "1.24.0");

  /** By the package that only Debian and its kin have; a tree without packages is taken for one. */
  static Build of(Root root) {
    Os os = Os.of(root);
    String status =
        root.open("/var/lib/dpkg/status") instanceof Opened.Read read ? read.bytes().latin1() : "";
    boolean packages = root.lstat("/var/lib/dpkg/status").isPresent();
    boolean installed =
        root.lstat("/var/lib/dpkg/info/nginx-common.list").isPresent()
            || status.contains("Package: nginx-common\n");
    boolean ofDebian = !os.isRedHat() && (installed || !packages);
    return new Build(
        ofDebian,
        ofDebian
            ? Optional.ofNullable(VERSIONS.get(os.id() + " " + os.version()))
            : Optional.empty());
  }

  /** Whether this nginx has what came with one version and went with another. */
  boolean has(Optional<String> since, Optional<String> until) {
    if (since.isEmpty() && until.isEmpty()) {
      return true;
    }
    return version
        .map(
            v ->
                since.map(s -> compare(v, s) >= 0).orElse(true)
                    && until.map(u -> compare(v, u) < 0).orElse(true))
        .orElse(true);
  }

  private static int compare(String a, String b) {
    String[] x = a.split("\\.");
    String[] y = b.split("\\.");
    for (int i = 0; i < 3; i++) {
      int order = Integer.compare(Integer.parseInt(x[i]), Integer.parseInt(y[i]));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
