package censo.redact;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a host wants its secrets looked for.
 *
 * @param strict whether every value of an environment is a secret unless its key is listed
 * @param openKeys keys whose values are kept when strict, besides a few that every host has
 * @param allowed what was looked at and is no secret
 * @param former the key before this one, while keys rotate: secrets then tell their old token too
 */
public record Options(
    boolean strict, Set<String> openKeys, List<Allowed> allowed, Optional<FingerprintKey> former) {
  /** What applies where nothing is configured. */
  public static final Options DEFAULT = new Options(false, Set.of(), List.of(), Optional.empty());

  private static final Set<String> ALWAYS_OPEN =
      Set.of("APP_ENV", "NODE_ENV", "TZ", "LANG", "LC_ALL", "PATH", "HOME", "SHELL", "MAILTO");

  public Options {
    openKeys = Set.copyOf(openKeys);
    allowed = List.copyOf(allowed);
  }

  /**
   * A value that a person looked at and found to be no secret.
   *
   * @param path file it stands in; a {@code *} at the end stands for any rest
   * @param fingerprint the 16 hex digits of its token
   */
  public record Allowed(String path, String fingerprint) {
    /** Whether it holds for what stands there. */
    public boolean covers(Place place) {
      return place.token().endsWith(fingerprint) && covers(place.file());
    }

    boolean covers(String file) {
      return path.endsWith("*")
          ? file.startsWith(path.substring(0, path.length() - 1))
          : file.equals(path);
    }
  }

  /** The same while keys rotate. */
  public Options withFormer(Optional<FingerprintKey> key) {
    return new Options(strict, openKeys, allowed, key);
  }

  boolean isOpen(String key) {
    return ALWAYS_OPEN.contains(key) || openKeys.contains(key);
  }

  boolean allows(String file, String token) {
    return allowed.stream().anyMatch(a -> token.endsWith(a.fingerprint()) && a.covers(file));
  }
}
