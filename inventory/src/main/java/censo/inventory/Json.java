package censo.inventory;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as plain values: {@code Map<String, Object>}, {@code List<Object>}, {@code String}, {@code
 * Long}, {@code Boolean}, null. Printed canonically: keys by their UTF-8 bytes, no white space,
 * numbers are integers.
 */
public final class Json {
  /** Deepest nesting that is read. */
  public static final int MAX_DEPTH = 32;

  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(2 * 1024 * 1024)
                  .maxNameLength(4 * 1024)
                  .maxNumberLength(32)
                  .maxDocumentLength(32L * 1024 * 1024)
                  .maxTokenCount(2_000_000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // A message of the parser must not show what it read: it may be a secret.
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .rootValueSeparator("")
          .build();

  private Json() {}

  /**
   * Thrown for text that is not JSON within the limits; the message names the place, never the
   * text.
   */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
      super(message);
    }
  }

  /** Reads one document. */
  public static Object parse(byte[] bytes) throws Malformed {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new Malformed("empty document");
      }
      Object value = read(parser, first);
      if (parser.nextToken() != null) {
        throw new Malformed(
            "text after the document, line " + parser.currentTokenLocation().getLineNr());
      }
      return value;
    } catch (IOException e) {
      throw new Malformed(reason(e));
    }
  }

  private static String reason(IOException e) {
    if (e instanceof com.fasterxml.jackson.core.JsonProcessingException json
        && json.getLocation() != null) {
      var at = json.getLocation();
      return "not readable as JSON at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
    return "not readable as JSON";
  }

  private static Object read(JsonParser parser, JsonToken token) throws IOException, Malformed {
    return switch (token) {
      case START_OBJECT -> {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = whole(parser.currentName(), parser);
          map.put(key, read(parser, parser.nextToken()));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          list.add(read(parser, next));
        }
        yield list;
      }
      case VALUE_STRING -> whole(parser.getText(), parser);
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default ->
          throw new Malformed(
              "a number with a fraction, line " + parser.currentTokenLocation().getLineNr());
    };
  }

  /** An escape of JSON can spell half of a surrogate pair, which no UTF-8 can. */
  private static String whole(String text, JsonParser parser) throws Malformed {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new Malformed(
              "half of a character, line " + parser.currentTokenLocation().getLineNr());
        }
        i++;
      }
    }
    return text;
  }

  /** Canonical bytes. */
  public static byte[] canonical(Object value) {
    // Most of what is written is one part of a snapshot: small, and hundreds of them.
    ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    try {
      write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** SHA-256 of the canonical bytes, in 64 lower-case hex digits, without holding them. */
  static String sha256(Object value) {
    MessageDigest sha256 = Bytes.sha256Digest();
    try {
      write(value, new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** Writes canonically; does not close {@code out}. */
  public static void write(Object value, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      write(value, json);
    }
  }

  private static void write(Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Boolean b -> json.writeBoolean(b);
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Map<?, ?> map -> write(map, json);
      case Iterable<?> list -> {
        json.writeStartArray();
        for (Object element : list) {
          write(element, json);
        }
        json.writeEndArray();
      }
      default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
    }
  }

  private static void write(Map<?, ?> map, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (isInOrder(map)) {
      for (var entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(entry.getValue(), json);
      }
    } else {
      List<String> keys = new ArrayList<>();
      map.keySet().forEach(k -> keys.add((String) k));
      keys.sort(Utf8.ORDER);
      for (String key : keys) {
        json.writeFieldName(key);
        write(map.get(key), json);
      }
    }
    json.writeEndObject();
  }

  /** As what arrives is, and the maps of {@link Sorted}: they need no copy to be sorted. */
  private static boolean isInOrder(Map<?, ?> map) {
    String before = null;
    for (Object key : map.keySet()) {
      if (before != null && Utf8.ORDER.compare(before, (String) key) > 0) {
        return false;
      }
      before = (String) key;
    }
    return true;
  }

  /** Prints many small values, without making anew for each what printing takes. */
  public static final class Printer implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(4 * 1024);
    private final JsonGenerator json;

    public Printer() {
      try {
        json = FACTORY.createGenerator(out, JsonEncoding.UTF8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Canonical bytes of one. */
    public byte[] canonical(Object value) {
      try {
        write(value, json);
        json.flush();
        return out.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        out.reset();
      }
    }

    @Override
    public void close() {
      try {
        json.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
