package censo.collector.console;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.text.MessageFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The console's own words in each language. Terms of the daemons are never translated. */
final class Messages {
  private static final Map<String, Map<String, String>> ALL =
      Map.of("en", load("messages_en.properties"), "pt-BR", load("messages_pt_BR.properties"));

  private Messages() {}

  static Map<String, String> in(String language) {
    return ALL.get(language);
  }

  /** {@code t('key', arguments…)} of the templates. */
  static TemplateMethodModelEx method(Visitor visitor) {
    Map<String, String> words = in(visitor.language());
    Locale locale = visitor.locale();
    return arguments -> {
      String key = text(arguments.getFirst());
      String pattern = words.get(key);
      if (pattern == null) {
        throw new TemplateModelException("no message " + key + " in " + visitor.language());
      }
      List<?> rest = arguments.subList(1, arguments.size());
      Object[] values = rest.stream().map(Messages::value).toArray();
      return new MessageFormat(pattern, locale).format(values);
    };
  }

  private static String text(Object model) throws TemplateModelException {
    return ((TemplateScalarModel) model).getAsString();
  }

  private static Object value(Object model) {
    try {
      return switch (model) {
        case freemarker.template.TemplateNumberModel number -> number.getAsNumber();
        case TemplateScalarModel scalar -> scalar.getAsString();
        default -> throw new TemplateModelException("no number and no text: " + model);
      };
    } catch (TemplateModelException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Map<String, String> load(String name) {
    Properties properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(name);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> words = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
    return Map.copyOf(words);
  }

  /** The words that mean one thing here and in the documents. */
  static List<Map<String, String>> words(Visitor visitor) {
    Map<String, String> all = in(visitor.language());
    Collator order = Collator.getInstance(visitor.locale());
    return all.keySet().stream()
        .filter(key -> key.startsWith("word."))
        .map(key -> Map.of("word", all.get(key), "meaning", all.get("meaning" + key.substring(4))))
        .sorted(Comparator.comparing((Map<String, String> w) -> w.get("word"), order))
        .toList();
  }

  /** Every key of a language, for the test that both have the same. */
  static List<String> keys(String language) {
    return in(language).keySet().stream().sorted().toList();
  }
}
