package censo.agent;

import censo.inventory.Json;
import censo.inventory.Sorted;
import censo.inventory.Value;
import censo.source.Opened;
import censo.source.Root;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What EC2 tells an instance of itself, by version 2 of its metadata service. Only asked where the
 * firmware says that this is EC2, so that no other machine waits for an address nobody has.
 */
record Ec2(String instanceId, SequencedMap<String, Value> facts) {
  private static final InetSocketAddress SERVICE = new InetSocketAddress("169.254.169.254", 80);
  private static final int MILLIS = 500;

  static Optional<Ec2> ask(Root root) {
    if (!isHere(root)) {
      return Optional.empty();
    }
    try {
      String header = token();
      if (!(Json.parse(
              request("GET", "/latest/dynamic/instance-identity/document", header)
                  .getBytes(StandardCharsets.UTF_8))
          instanceof Map<?, ?> document)) {
        return Optional.empty();
      }
      Map<String, Value> facts = new HashMap<>();
      fact(facts, "account", document.get("accountId"));
      fact(facts, "region", document.get("region"));
      fact(facts, "instance_type", document.get("instanceType"));
      boolean scaling = answers("/latest/meta-data/autoscaling/target-lifecycle-state", header);
      facts.put("auto_scaling", Value.of(String.valueOf(scaling)));
      facts.put("tags", Value.of(tags(header)));
      return Optional.of(new Ec2(String.valueOf(document.get("instanceId")), Sorted.copyOf(facts)));
    } catch (IOException | Json.Malformed _) {
      // Metadata may be switched off: the machine-id names the host then.
      return Optional.empty();
    }
  }

  /**
   * What Amazon signed of this instance, in base64, so that a collector believes it: {@code
   * rsa2048} of the identity documents. Empty elsewhere.
   */
  static Optional<String> signedDocument(Root root) {
    if (!isHere(root)) {
      return Optional.empty();
    }
    try {
      return Optional.of(request("GET", "/latest/dynamic/instance-identity/rsa2048", token()));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static boolean isHere(Root root) {
    return firmware(root).toLowerCase(Locale.ROOT).contains("amazon ec2");
  }

  /** As a header of the requests that follow. */
  private static String token() throws IOException {
    String header = "X-aws-ec2-metadata-token-ttl-seconds: 60";
    return "X-aws-ec2-metadata-token: " + request("PUT", "/latest/api/token", header);
  }

  private static String firmware(Root root) {
    StringBuilder words = new StringBuilder();
    for (String file : new String[] {"sys_vendor", "bios_vendor", "board_vendor"}) {
      if (root.open("/sys/class/dmi/id/" + file) instanceof Opened.Read read) {
        words.append(read.bytes().utf8()).append(' ');
      }
    }
    return words.toString();
  }

  private static void fact(Map<String, Value> facts, String name, Object value) {
    if (value instanceof String text) {
      facts.put(name, Value.of(text));
    }
  }

  private static Map<String, String> tags(String header) throws IOException {
    Map<String, String> tags = new LinkedHashMap<>();
    if (answers("/latest/meta-data/tags/instance", header)) {
      for (String name :
          request("GET", "/latest/meta-data/tags/instance", header).lines().limit(50).toList()) {
        tags.put(
            name,
            request("GET", "/latest/meta-data/tags/instance/" + name.replace(" ", "%20"), header));
      }
    }
    return tags;
  }

  private static boolean answers(String path, String header) {
    try {
      request("GET", path, header);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /**
   * A plain request over a socket: the JDK's client takes longer to load than the whole answer
   * takes.
   */
  private static String request(String method, String path, String header) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(SERVICE, MILLIS);
      socket.setSoTimeout(MILLIS);
      String request =
          method
              + " "
              + path
              + " HTTP/1.0\r\nHost: 169.254.169.254\r\n"
              + header
              + "\r\nContent-Length: 0\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readNBytes(64 * 1024), StandardCharsets.UTF_8);
      int body = answer.indexOf("\r\n\r\n");
      if (body < 0 || !answer.matches("(?s)HTTP/1\\.[01] 200 .*")) {
        throw new IOException("no answer for " + path);
      }
      return answer.substring(body + 4);
    }
  }
}
