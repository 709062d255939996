package censo.collector.finding;

import censo.collector.application.Attributed;
import censo.collector.finding.Finding.Severity;
import censo.inventory.Item;
import java.util.List;
import java.util.Optional;

/** Disks that machines share over the network, with whatever lies on them. */
final class SharedDisk {
  private static final String MEND = "keep these files in S3, served by the edge";

  private SharedDisk() {}

  static Group find(Sight sight) {
    Group group = new Group("shared-disk", "s3");
    for (var snapshot : sight.snapshots()) {
      List<Attributed> items = sight.on(snapshot.host().id());
      for (Attributed mount : items) {
        if (mount.item().kind().equals("mount") && isShared(mount.item())) {
          add(group, sight, mount, items);
        }
      }
    }
    return group;
  }

  private static boolean isShared(Item mount) {
    String type = mount.text("type").orElse("");
    return mount.text("network").isPresent()
        || type.matches(
            "nfs4?|cifs|smb3?|efs|glusterfs|ceph|fuse\\.(?:s3fs|goofys|sshfs|rclone).*");
  }

  private static void add(Group group, Sight sight, Attributed mount, List<Attributed> items) {
    String point = mount.item().name();
    boolean used = false;
    for (Attributed a : items) {
      for (String path : a.subject().mentions().paths()) {
        if (!a.equals(mount) && (path.equals(point) || path.startsWith(point + "/"))) {
          used = true;
          refer(group, sight, mount, a, path);
        }
      }
    }
    if (!used) {
      group.add(
          Group.About.of("", point),
          Severity.NOTES,
          "nothing that was read refers to it: leave it behind if nobody misses it",
          Optional.of(mount.item().key()),
          Sight.at(mount, mount.item().text("device").orElse("")));
    }
  }

  private static void refer(Group group, Sight sight, Attributed mount, Attributed a, String path) {
    List<String> profiles = a.profiles().isEmpty() ? List.of("") : a.profiles();
    for (String profile : profiles) {
      group.add(
          new Group.About(Sight.owner(a), profile, mount.item().name()),
          profile.equals("asg") ? Severity.BLOCKS : Severity.WARNS,
          MEND,
          Optional.of(mount.item().key()),
          sight.at(a, path, path + " of " + a.item().key()));
    }
  }
}
