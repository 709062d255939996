package censo.inventory;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The wire format back into words. Refuses what is not a snapshot of this schema, and one whose
 * digest is not that of its content; fields it does not know are passed over, since a newer agent
 * may send more.
 */
public final class SnapshotParser {
  private SnapshotParser() {}

  /** Why a document is no snapshot; names the field, never its value. */
  public static sealed class Refused extends Exception permits WrongDigest {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  /** The document does not say what its digest says: it was changed or cut on its way. */
  public static final class WrongDigest extends Refused {
    private static final long serialVersionUID = 1;

    WrongDigest() {
      super("digest: not that of the content");
    }
  }

  /**
   * Reads and checks one document.
   *
   * @param digest what its digest has to be
   */
  public static Snapshot parse(byte[] bytes, String digest) throws Refused {
    Fields document = document(bytes);
    if (!document.text("digest").equals(digest)) {
      throw new WrongDigest();
    }
    return checked(document);
  }

  /** Reads and checks one document. */
  public static Snapshot parse(byte[] bytes) throws Refused {
    return checked(document(bytes));
  }

  private static Fields document(byte[] bytes) throws Refused {
    Object json;
    try {
      json = Json.parse(bytes);
    } catch (Json.Malformed e) {
      throw new Refused(e.getMessage());
    }
    Fields document = new Fields("snapshot", json);
    if (!Long.valueOf(Snapshot.SCHEMA).equals(document.get("schema"))) {
      throw new Refused("schema: this collector knows version " + Snapshot.SCHEMA + " only");
    }
    return document;
  }

  private static Snapshot checked(Fields document) throws Refused {
    if (!document.text("digest").equals(Digest.of(document.map()))) {
      throw new WrongDigest();
    }
    return snapshot(document);
  }

  /** A document as {@link SnapshotJson#document} makes it, whose digest nobody asks for. */
  public static Snapshot snapshot(Map<String, Object> document) throws Refused {
    return snapshot(new Fields("snapshot", document));
  }

  private static Snapshot snapshot(Fields document) throws Refused {
    Snapshot snapshot =
        new Snapshot(
            document.fields("agent").text("version"),
            takenAt(document),
            host(document.fields("host")),
            sources(document.fields("sources")),
            items(document, "items"),
            each(document, "files", SnapshotParser::file),
            each(document, "problems", SnapshotParser::problem),
            each(document, "secrets", SnapshotParser::secret));
    refuseTwins(document, "items", snapshot.items().stream().map(Item::key));
    refuseTwins(document, "files", snapshot.files().stream().map(HostFile::path));
    refuseTwins(document, "secrets", snapshot.secrets().stream().map(Secret::token));
    return snapshot;
  }

  private static String takenAt(Fields document) throws Refused {
    String text = document.text("taken_at");
    try {
      if (Instant.parse(text).getEpochSecond() >= 0) {
        return text;
      }
    } catch (DateTimeParseException e) {
      // Refused below: its message would show the text.
    }
    throw document.refuse("taken_at", "a time of this era, as 2026-11-24T21:30:00Z,");
  }

  /** Two things of one name cannot be told apart later on. */
  private static void refuseTwins(Fields document, String list, Stream<?> names) throws Refused {
    Set<Object> seen = new HashSet<>();
    if (!names.allMatch(seen::add)) {
      throw document.refuse(list, "a name that stands once");
    }
  }

  /** An item as {@link SnapshotJson#item} writes it. */
  public static Item item(Map<String, Object> json) throws Refused {
    return item(new Fields("item", json));
  }

  private static Snapshot.Host host(Fields host) throws Refused {
    return new Snapshot.Host(
        host.text("id"),
        host.text("id_source"),
        host.text("name"),
        host.texts("addresses"),
        host.textMap("os"),
        host.has("ec2") ? values(host.fields("ec2")) : Sorted.copyOf(Map.of()),
        host.has("hardware") ? host.textMap("hardware") : Sorted.copyOf(Map.of()));
  }

  private static SequencedMap<String, Snapshot.SourceState> sources(Fields sources) throws Refused {
    SequencedMap<String, Snapshot.SourceState> states = new LinkedHashMap<>();
    for (String name : sources.map().keySet()) {
      Fields state = sources.fields(name);
      states.put(
          name,
          new Snapshot.SourceState(
              state.constant("status", Reading.Status.class),
              state.optional("reason"),
              state.number("files"),
              state.number("items"),
              !state.optional("would_start").equals(Optional.of("false"))));
    }
    return states;
  }

  private static List<Item> items(Fields parent, String name) throws Refused {
    return each(parent, name, SnapshotParser::item);
  }

  private static Item item(Fields item) throws Refused {
    return new Item(
        new ItemKey(item.text("kind"), item.text("name")),
        values(item.fields("settings")),
        item.has("written") ? values(item.fields("written")) : Sorted.copyOf(Map.of()),
        origin(item.fields("origin")),
        each(item, "also", SnapshotParser::origin));
  }

  private static Origin origin(Fields origin) throws Refused {
    return new Origin(origin.text("file"), origin.number("line"), origin.number("end_line"));
  }

  private static SequencedMap<String, Value> values(Fields settings) throws Refused {
    SequencedMap<String, Value> values = new LinkedHashMap<>();
    for (var entry : settings.map().entrySet()) {
      String name = entry.getKey();
      values.put(
          name,
          switch (entry.getValue()) {
            case String text -> Value.of(text);
            case List<?> _ -> Value.of(settings.texts(name));
            case Map<?, ?> _ -> Value.of(settings.textMap(name));
            case null, default -> throw settings.refuse(name, "a text, a list or a map of texts");
          });
    }
    return values;
  }

  private static HostFile file(Fields file) throws Refused {
    return new HostFile(
        file.text("path"),
        file.text("mode"),
        file.text("owner"),
        file.text("group"),
        file.optional("link"),
        content(file),
        file.optional("fingerprint"),
        file.optional("package"),
        Boolean.TRUE.equals(file.get("pristine")));
  }

  private static Optional<Bytes> content(Fields file) throws Refused {
    Optional<String> content = file.optional("content");
    if (content.isEmpty() || !file.optional("encoding").equals(Optional.of("base64"))) {
      return content.map(Bytes::ofUtf8);
    }
    try {
      return Optional.of(Bytes.of(Base64.getDecoder().decode(content.get())));
    } catch (IllegalArgumentException e) {
      throw file.refuse("content", "base64");
    }
  }

  private static Problem problem(Fields problem) throws Refused {
    return new Problem(
        problem.text("source"),
        problem.constant("severity", Problem.Severity.class),
        problem.text("code"),
        problem.optional("file").orElse(""),
        problem.number("line"),
        problem.text("message"),
        problem.optional("mend").orElse(""),
        items(problem, "would_be"));
  }

  private static Secret secret(Fields secret) throws Refused {
    return new Secret(
        secret.text("token"),
        secret.text("key"),
        secret.text("rule"),
        secret.number("uses"),
        secret.optional("was"));
  }

  private interface Reader<T> {
    T read(Fields fields) throws Refused;
  }

  private static <T> List<T> each(Fields parent, String name, Reader<T> reader) throws Refused {
    List<T> all = new ArrayList<>();
    for (Object element : parent.list(name)) {
      all.add(reader.read(new Fields(parent.where + "." + name, element)));
    }
    return all;
  }

  /** One object of the document, its fields taken by the type they must have. */
  private record Fields(String where, Object json) {
    Map<String, Object> map() throws Refused {
      if (json instanceof Map<?, ?> map) {
        @SuppressWarnings("unchecked") // keys of parsed JSON are texts
        Map<String, Object> fields = (Map<String, Object>) map;
        return fields;
      }
      throw new Refused(where + ": an object is wanted");
    }

    boolean has(String name) throws Refused {
      return get(name) != null;
    }

    Object get(String name) throws Refused {
      return map().get(name);
    }

    Fields fields(String name) throws Refused {
      return new Fields(where + "." + name, get(name));
    }

    String text(String name) throws Refused {
      return optional(name).orElseThrow(() -> refuse(name, "a text"));
    }

    Optional<String> optional(String name) throws Refused {
      return switch (get(name)) {
        case null -> Optional.empty();
        case String text -> Optional.of(text);
        default -> throw refuse(name, "a text");
      };
    }

    /** 0 where it is absent or null. */
    int number(String name) throws Refused {
      return switch (get(name)) {
        case null -> 0;
        case Long number when number >= 0 && number <= Integer.MAX_VALUE -> number.intValue();
        default -> throw refuse(name, "a number");
      };
    }

    List<?> list(String name) throws Refused {
      return switch (get(name)) {
        case null -> List.of();
        case List<?> list -> list;
        default -> throw refuse(name, "a list");
      };
    }

    List<String> texts(String name) throws Refused {
      List<String> texts = new ArrayList<>();
      for (Object element : list(name)) {
        if (!(element instanceof String text)) {
          throw refuse(name, "a list of texts");
        }
        texts.add(text);
      }
      return texts;
    }

    SequencedMap<String, String> textMap(String name) throws Refused {
      Map<String, String> texts = new LinkedHashMap<>();
      for (var entry : fields(name).map().entrySet()) {
        if (!(entry.getValue() instanceof String text)) {
          throw refuse(name, "a map of texts");
        }
        texts.put(entry.getKey(), text);
      }
      return Sorted.copyOf(texts);
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) throws Refused {
      try {
        return Enum.valueOf(type, text(name).toUpperCase(Locale.ROOT));
      } catch (IllegalArgumentException e) {
        throw refuse(name, "one of its known words");
      }
    }

    Refused refuse(String name, String wanted) {
      return new Refused(where + "." + name + ": " + wanted + " is wanted");
    }
  }
}
