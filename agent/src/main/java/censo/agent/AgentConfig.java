package censo.agent;

import censo.redact.Options;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ini4j.Config;
import org.ini4j.InvalidFileFormatException;
import org.ini4j.spi.IniHandler;
import org.ini4j.spi.IniParser;

/**
 * The agent's own configuration, {@code /etc/censo-agent/agent.ini}.
 *
 * @param url of the collector; {@code https}, or {@code http} on this machine itself
 * @param trust whose word is taken for being the collector
 * @param redaction how secrets are looked for
 * @param fingerprints who can tell that two secrets are equal
 * @param stateDir where identity and spool are kept: the only folder the agent writes to
 */
record AgentConfig(
    Optional<URI> url, Trust trust, Options redaction, Fingerprints fingerprints, Path stateDir) {
  static final Path DEFAULT_FILE = Path.of("/etc/censo-agent/agent.ini");
  private static final Path DEFAULT_STATE = Path.of("/var/lib/censo-agent");
  private static final Set<String> KEYS =
      Set.of(
          "collector/url",
          "collector/ca_file",
          "collector/pin_sha256",
          "agent/state_dir",
          "agent/fingerprint",
          "agent/redaction",
          "agent/redaction_keep",
          "agent/redaction_allow");

  /** A configuration that can't be used; the message names file and mend. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String message) {
      super(message);
    }
  }

  /** Reads a file; the default one may be missing. */
  static AgentConfig read(Optional<String> named) throws Unusable {
    Path file = named.map(Path::of).orElse(DEFAULT_FILE);
    Map<String, String> values = Map.of();
    if (named.isPresent() || Files.exists(file)) {
      values = values(file);
    }
    Optional<URI> url = Optional.empty();
    if (values.containsKey("collector/url")) {
      url = Optional.of(url(values.get("collector/url"), file.toString()));
    }
    String state =
        Optional.ofNullable(System.getenv("STATE_DIRECTORY")).orElse(DEFAULT_STATE.toString());
    return new AgentConfig(
        url,
        trust(values, file),
        redaction(values, file),
        fingerprints(values, file),
        Path.of(values.getOrDefault("agent/state_dir", state)));
  }

  private static Fingerprints fingerprints(Map<String, String> values, Path file) throws Unusable {
    String mode = values.getOrDefault("agent/fingerprint", "shared").strip();
    return Fingerprints.named(mode)
        .orElseThrow(() -> new Unusable(file + ": fingerprint is shared, per-host or off"));
  }

  /** {@code ca_file}, or {@code pin_sha256} with the collector's key and the one to come. */
  private static Trust trust(Map<String, String> values, Path file) throws Unusable {
    List<String> pins = list(values.get("collector/pin_sha256"));
    for (String pin : pins) {
      if (!pin.matches("[A-Za-z0-9+/]{43}=")) {
        throw new Unusable(
            file + ": pin_sha256 holds the SHA-256 of a public key in base64, 44 characters each");
      }
    }
    return new Trust(Optional.ofNullable(values.get("collector/ca_file")).map(Path::of), pins);
  }

  /**
   * {@code redaction = strict} hides every value of an environment whose key is not in {@code
   * redaction_keep}; {@code redaction_allow} lists what was looked at and is no secret, as {@code
   * path fingerprint, path fingerprint}.
   */
  private static Options redaction(Map<String, String> values, Path file) throws Unusable {
    String mode = values.getOrDefault("agent/redaction", "normal").strip();
    if (!mode.equals("normal") && !mode.equals("strict")) {
      throw new Unusable(file + ": redaction is normal or strict");
    }
    List<Options.Allowed> allowed = new ArrayList<>();
    for (String entry : list(values.get("agent/redaction_allow"))) {
      String[] words = entry.split("\\s+");
      if (words.length != 2 || !words[1].matches("[0-9a-f]{16}")) {
        throw new Unusable(
            file
                + ": redaction_allow holds a path and the 16 hex digits of a token, separated by commas");
      }
      allowed.add(new Options.Allowed(words[0], words[1]));
    }
    return new Options(
        mode.equals("strict"),
        Set.copyOf(list(values.get("agent/redaction_keep"))),
        allowed,
        Optional.empty());
  }

  private static List<String> list(String value) {
    return value == null
        ? List.of()
        : Arrays.stream(value.split(",")).map(String::strip).filter(e -> !e.isEmpty()).toList();
  }

  /** Checks a collector's address. */
  static URI url(String text, String where) throws Unusable {
    URI url;
    try {
      url = URI.create(text.strip().replaceAll("/+$", ""));
    } catch (IllegalArgumentException _) {
      throw new Unusable(where + ": url is no address; write it as https://censo.example.com");
    }
    boolean loopback =
        Set.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(url.getHost()));
    boolean fine = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && loopback);
    if (!fine || url.getHost() == null || url.getUserInfo() != null) {
      throw new Unusable(
          where
              + ": url must begin with https:// (http:// only for this machine itself) and hold no password");
    }
    return url;
  }

  private static Map<String, String> values(Path file) throws Unusable {
    Values values = new Values();
    Config config = new Config();
    config.setEscape(false);
    config.setEscapeNewline(false);
    config.setGlobalSection(false);
    config.setInclude(false);
    config.setEmptyOption(true);
    try (Reader reader = Files.newBufferedReader(file)) {
      IniParser.newInstance(config).parse(reader, values);
    } catch (InvalidFileFormatException _) {
      throw new Unusable(file + ": not an ini file; write [section] and key = value lines");
    } catch (IOException e) {
      throw new Unusable(
          file
              + " can't be read ("
              + e.getClass().getSimpleName()
              + "); it must be readable by the agent's user");
    }
    for (String key : values.all.keySet()) {
      if (!KEYS.contains(key)) {
        throw new Unusable(
            file
                + ": unknown setting "
                + key.replace("/", " > ")
                + "; known are "
                + KEYS.stream().sorted().toList());
      }
    }
    return values.all;
  }

  private static final class Values implements IniHandler {
    private final Map<String, String> all = new HashMap<>();
    private String section = "";

    @Override
    public void startIni() {}

    @Override
    public void endIni() {}

    @Override
    public void startSection(String name) {
      section = name;
    }

    @Override
    public void endSection() {}

    @Override
    public void handleComment(String comment) {}

    @Override
    public void handleOption(String name, String value) {
      all.put(section + "/" + name, value == null ? "" : value);
    }
  }
}
