package censo.source.mounts;

import java.util.Locale;
import java.util.Set;

/** File systems that lie on other machines: servers' folders, and buckets. */
final class Remote {
  private static final Set<String> TYPES =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb3",
          "smbfs",
          "efs",
          "ceph",
          "glusterfs",
          "lustre",
          "afs",
          "beegfs",
          "davfs",
          "ncpfs");

  /** Programs that mount through FUSE; as a type by themselves too, or before the {@code #}. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "s3fs",
          "goofys",
          "mount-s3",
          "mountpoint-s3",
          "gcsfuse",
          "geesefs",
          "blobfuse",
          "blobfuse2",
          "rclone",
          "rclonefs",
          "juicefs",
          "sshfs",
          "curlftpfs",
          "glusterfs",
          "ceph",
          "ceph-fuse");

  private Remote() {}

  static boolean is(String type, String device) {
    String name = type.toLowerCase(Locale.ROOT).replaceFirst("^fuse\\.", "");
    if (TYPES.contains(name) || PROGRAMS.contains(name)) {
      return true;
    }
    // Type fuse alone tells no program: s3fs#bucket, mountpoint-s3, or a bucket's bare name.
    return name.equals("fuse") && !device.startsWith("/") && !device.isEmpty();
  }

  static boolean isFuse(String type) {
    return type.equals("fuse") || type.equals("fuseblk") || type.startsWith("fuse.");
  }

  /** Whether fstab and the kernel name the server's folder alike. */
  static boolean isNamedAlike(String type) {
    return Set.of("nfs", "nfs4", "cifs", "smb3", "ceph", "glusterfs").contains(type);
  }
}
