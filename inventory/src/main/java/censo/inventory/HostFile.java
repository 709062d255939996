package censo.inventory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A collected file.
 *
 * @param path as the daemon opens it
 * @param mode four octal digits, as {@code 0644}
 * @param link target as written, where the path is a symbolic link
 * @param content empty where it is binary, too large or never read
 * @param fingerprint keyed, of a binary file's bytes
 * @param owningPackage package that ships the file
 * @param pristine whether it is as its package shipped it
 */
public record HostFile(
    String path,
    String mode,
    String owner,
    String group,
    Optional<String> link,
    Optional<Bytes> content,
    Optional<String> fingerprint,
    Optional<String> owningPackage,
    boolean pristine) {
  /** Where a link leads, as an absolute path with no {@code ..} in it; not whether that exists. */
  public Optional<String> target() {
    return link.map(
        to -> {
          Deque<String> parts = new ArrayDeque<>();
          String folder = path.substring(0, path.lastIndexOf('/') + 1);
          for (String part : (to.startsWith("/") ? to : folder + to).split("/+")) {
            if (part.equals("..")) {
              parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
              parts.addLast(part);
            }
          }
          return "/" + String.join("/", parts);
        });
  }

  public HostFile withContent(Bytes redacted) {
    return new HostFile(
        path,
        mode,
        owner,
        group,
        link,
        Optional.of(redacted),
        fingerprint,
        owningPackage,
        pristine);
  }

  public HostFile withPackage(String name, boolean asShipped) {
    return new HostFile(
        path, mode, owner, group, link, content, fingerprint, Optional.of(name), asShipped);
  }
}
