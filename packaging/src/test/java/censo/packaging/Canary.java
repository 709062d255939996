package censo.packaging;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;

/**
 * A secret of the fake host, drawn by chance so that it stands nowhere else and none is committed.
 *
 * @param number in {@code canary/places.tsv}, two digits
 * @param place what it is in, in words
 */
record Canary(String number, Fate fate, String value, String place) {
  /** What becomes of it on its way out of the host. */
  enum Fate {
    REDACTED,
    WEAK,
    NEVER_READ
  }

  /** Of a secret that goes on behind a part that was hidden, this much would be seen. */
  private static final int TAIL = 9;

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz";
  private static final String DIGITS = "23456789";
  private static final String HEX = "0123456789abcdef";

  /** From a line of {@code places.tsv}: number, fate, form, place. */
  static Canary of(String line, Random random) {
    String[] fields = line.split("\t");
    Fate fate = Fate.valueOf(fields[1].replace('-', '_').toUpperCase(java.util.Locale.ROOT));
    String value =
        switch (fields[2]) {
          case "letters" -> "FAKE" + drawn(random, LETTERS, 14);
          case "short" -> "FK" + drawn(random, DIGITS, 3) + drawn(random, LETTERS, 1);
          case "hex" -> "fa4e" + drawn(random, HEX, 36);
          case "signs" ->
              "FAKE" + mixed(random, 5) + "+" + mixed(random, 4) + "/" + mixed(random, 5);
          case "mixed" -> "FAKE" + mixed(random, 12);
          default -> throw new IllegalArgumentException("no form " + fields[2]);
        };
    return new Canary(fields[0], fate, value, fields[3]);
  }

  private static String mixed(Random random, int length) {
    return drawn(random, LETTERS + DIGITS, length - 2)
        + drawn(random, DIGITS, 1)
        + drawn(random, LETTERS, 1);
  }

  private static String drawn(Random random, String from, int length) {
    return random
        .ints(length, 0, from.length())
        .mapToObj(i -> String.valueOf(from.charAt(i)))
        .collect(java.util.stream.Collectors.joining());
  }

  /** The host's folder with this secret wherever {@code @SPELLING-NUMBER@} stands. */
  String plantedIn(String text) {
    return text.replace("@SECRET-" + number + "@", value)
        .replace("@URL-" + number + "@", percentEncoded())
        .replace("@BASE64-" + number + "@", base64(value))
        .replace("@BASIC-" + number + "@", base64("bob:" + value));
  }

  boolean isIn(String template) {
    return template.matches("(?s).*@[A-Z0-9]+-" + number + "@.*");
  }

  /** Every form in which it would be a leak, for {@code grep -F}. */
  Set<String> forms() {
    Set<String> forms = new LinkedHashSet<>();
    byte[] bytes = value.getBytes(StandardCharsets.US_ASCII);
    forms.add(value);
    if (value.length() > TAIL) {
      forms.add(value.substring(value.length() - TAIL));
    }
    forms.add(percentEncoded());
    forms.add(percentEncoded().toLowerCase(java.util.Locale.ROOT));
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      // Only the signs that no neighbour of the secret has a part in.
      String text = base64("x".repeat(before) + value).replace("=", "");
      int end = (before + value.length()) * 8 / 6;
      String inside = text.substring((before * 8 + 5) / 6, end);
      forms.add(inside);
      forms.add(inside.replace('+', '-').replace('/', '_'));
    }
    return forms;
  }

  private String percentEncoded() {
    return URLEncoder.encode(value, StandardCharsets.US_ASCII);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Writes the template of a host with all secrets in it. */
  static void plant(Path template, Path host, Iterable<Canary> secrets) throws IOException {
    try (var paths = Files.walk(template)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        String text = Files.readString(path);
        for (Canary secret : secrets) {
          text = secret.plantedIn(text);
        }
        Path planted = host.resolve(template.relativize(path).toString());
        Files.createDirectories(planted.getParent());
        Files.writeString(planted, text);
        boolean script = text.startsWith("#!") && path.toString().contains("/cron.daily/");
        if (script && !planted.toFile().setExecutable(true, false)) {
          throw new IOException(planted + " can't be made executable");
        }
      }
    }
  }
}
