package censo.agent;

import censo.inventory.Snapshot;
import censo.inventory.Sorted;
import censo.inventory.Value;
import censo.source.Opened;
import censo.source.Os;
import censo.source.Root;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import oshi.SystemInfo;

/** What the machine says of itself. Of a tree only what its files say. */
final class Facts {
  private Facts() {}

  /** The running machine. */
  static Snapshot.Host live(Root root) {
    Optional<Ec2> ec2 = Ec2.ask(root);
    String machineId = firstLine(root, "/etc/machine-id").orElse("");
    Map<String, String> os = new HashMap<>(Os.of(root).facts());
    os.put("arch", System.getProperty("os.arch").replace("amd64", "x86_64"));
    return new Snapshot.Host(
        ec2.map(Ec2::instanceId).orElse(machineId),
        ec2.isPresent() ? "imds" : "machine-id",
        firstLine(root, "/etc/hostname").orElse(machineId),
        addresses(),
        Sorted.copyOf(os),
        ec2.map(Ec2::facts).orElse(Sorted.copyOf(Map.<String, Value>of())),
        hardware());
  }

  /** A tree read as if it were {@code /}. */
  static Snapshot.Host ofTree(Root root, Path folder) throws IOException {
    Optional<String> machineId = firstLine(root, "/etc/machine-id");
    String lastPart = String.valueOf(folder.toRealPath().getFileName());
    String made = censo.inventory.Bytes.ofUtf8(lastPart).sha256().substring(0, 16);
    return new Snapshot.Host(
        machineId.orElse("root:" + made),
        machineId.isPresent() ? "machine-id" : "root",
        firstLine(root, "/etc/hostname").orElse(lastPart),
        List.of(),
        Os.of(root).facts(),
        Sorted.copyOf(Map.of()),
        Sorted.copyOf(Map.of()));
  }

  private static SequencedMap<String, String> hardware() {
    var hardware = new SystemInfo().getHardware();
    return Sorted.copyOf(
        Map.of(
            "cpus", String.valueOf(hardware.getProcessor().getLogicalProcessorCount()),
            "memory_bytes", String.valueOf(hardware.getMemory().getTotal())));
  }

  private static List<String> addresses() {
    List<String> addresses = new ArrayList<>();
    try {
      for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
        if (!network.isLoopback()) {
          network
              .inetAddresses()
              .filter(a -> !a.isLinkLocalAddress())
              .map(a -> a.getHostAddress().replaceAll("%.*", ""))
              .forEach(addresses::add);
        }
      }
    } catch (SocketException _) {
      // A machine without a network has no addresses to tell.
      return List.of();
    }
    return addresses.stream().sorted().toList();
  }

  private static Optional<String> firstLine(Root root, String path) {
    return root.open(path) instanceof Opened.Read read
        ? read.bytes().utf8().lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst()
        : Optional.empty();
  }
}
