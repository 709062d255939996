package censo.source.limits;

import censo.source.Installed;
import censo.source.Os;
import censo.source.Root;
import java.util.Optional;

/**
 * What differs between the versions of pam_limits.
 *
 * @param modern whether the value is the rest of the line and a missing file is no error: so in
 *     1.7.0 of Debian 13, and not in 1.5.2 of Debian 12, where any white space parts four words and
 *     what follows them is dropped
 */
record Pam(boolean modern) {
  static Pam of(Root root) {
    Optional<String> version =
        Installed.version(root, "libpam-modules").or(() -> Installed.version(root, "pam"));
    if (version.isPresent()) {
      return new Pam(version.get().matches("(?:[0-9]+:)?(?:1\\.(?:[6-9]|[1-9][0-9])|[2-9]).*"));
    }
    Os os = Os.of(root);
    return new Pam(os.id().equals("debian") && os.version().matches("1[3-9].*|[2-9][0-9].*"));
  }
}
