package censo.inventory;

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
