package censo.packaging.oracle;

import censo.source.MemoryRoot;
import java.util.Random;

/** Tables of file systems as people and the kernel write them, and as nobody should. */
final class MountsTexts {
  private static final String[] DEVICES = {
    "/dev/nvme1n1",
    "/dev/mapper/vg-data",
    "UUID=0a1b-2c3d",
    "LABEL=\"data\"",
    "PARTUUID='ab-01'",
    "LABEL=my\\040disk",
    "nas:/export",
    "nas:/export/",
    "fs-0abc1234:/",
    "//nas/share",
    "//nas/my\\040share",
    "s3fs#bucket",
    "bucket",
    "tmpfs",
    "none",
    "/shop/files",
    "caf\u00e9",
    "\"/dev/x",
    "a\\134b",
  };
  private static final String[] POINTS = {
    "/",
    "/shop",
    "/mnt/shared",
    "/mnt/my\\040dir",
    "/srv/x/",
    "/var//www",
    "/opt/a\\011b",
    "none",
    "swap",
    "x/y",
    "/caf\\303\\251",
    "/a\\9b",
    "/data",
    "/home/bob",
    "/mnt/\\043x"
  };
  private static final String[] TYPES = {
    "ext4",
    "xfs",
    "nfs",
    "nfs4",
    "cifs",
    "efs",
    "fuse.s3fs",
    "fuse",
    "swap",
    "none",
    "tmpfs",
    "auto",
    "ext3,ext4",
    "#x"
  };
  private static final String[] OPTIONS = {
    "defaults",
    "defaults,noatime",
    "rw,,sync",
    "noauto",
    "ro,context=\"a,b\"",
    "bind",
    "_netdev,tls",
    "user=a,pass=FAKE\\054b",
    "rw#x",
    "errors=remount-ro",
    "sw",
    "x-systemd.automount",
  };
  private static final String[] BLANKS = {" ", "\t", "  ", " \t ", "\t\t"};
  private static final String[] NUMBERS = {"0", "1", "2", "0", "-1", "x", "1x", "+2", "#", "007"};

  private final Choice choice;

  MountsTexts(Random random) {
    this.choice = new Choice(random);
  }

  MemoryRoot tree() {
    MemoryRoot root = new MemoryRoot();
    if (!choice.once(10)) {
      root.file("/etc/fstab", fstab());
    }
    if (!choice.once(4)) {
      root.file("/proc/1/mountinfo", mountinfo());
    }
    return root;
  }

  private String fstab() {
    StringBuilder text = new StringBuilder("# <device> <point> <type> <options>\n");
    for (int lines = choice.upTo(8); lines > 0; lines--) {
      text.append(line()).append(choice.once(15) ? "\r\n" : "\n");
    }
    return choice.once(8) ? text.append(line()).toString() : text.toString();
  }

  private String line() {
    if (choice.once(8)) {
      return choice.of("", " \t", "# /dev/x /x ext4", "\t#x", "word", "two words");
    }
    StringBuilder line = new StringBuilder(choice.once(6) ? choice.of(BLANKS) : "");
    line.append(choice.of(DEVICES)).append(choice.of(BLANKS)).append(choice.of(POINTS));
    line.append(choice.of(BLANKS)).append(choice.of(TYPES));
    if (!choice.once(10)) {
      line.append(choice.of(BLANKS)).append(choice.of(OPTIONS));
      for (int numbers = choice.upTo(3); numbers > 0; numbers--) {
        line.append(choice.of(BLANKS)).append(choice.of(NUMBERS));
      }
    }
    return line.append(choice.once(8) ? choice.of(" ", "\t", " # x") : "").toString();
  }

  private String mountinfo() {
    StringBuilder text = new StringBuilder();
    for (int id = 20, lines = 1 + choice.upTo(8); lines > 0; lines--) {
      text.append(id++)
          .append(" 1 0:")
          .append(id)
          .append(' ')
          .append(choice.of("/", "/", "/", "/sub", "/a\\040b"))
          .append(' ')
          .append(choice.of(POINTS).replaceFirst("^[^/].*", "/m").replaceFirst("(?<=.)/$", ""))
          .append(' ')
          .append(choice.of("rw,relatime", "ro", "rw,nosuid,nodev"))
          .append(choice.of(" ", " shared:1 ", " shared:1 master:2 "))
          .append("- ")
          .append(choice.of("ext4", "xfs", "nfs4", "tmpfs", "fuse.s3fs", "fuse", "autofs", "btrfs"))
          .append(' ')
          .append(choice.of("/dev/nvme1n1", "nas:/export", "127.0.0.1:/", "none", "a\\043b"))
          .append(' ')
          .append(choice.of("rw", "rw,vers=4.1,addr=10.0.0.5", "ro,size=5k,port=20449"))
          .append('\n');
    }
    return text.toString();
  }
}
