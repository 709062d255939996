package censo.collector.console;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pages as HTML. */
final class Templates {
  private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
  private final Static files;

  Templates(Static files) {
    this.files = files;
    configuration.setClassForTemplateLoading(Templates.class, "pages");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    // .ftlh: everything is escaped, by ours in place of the usual HTML.
    configuration.setRecognizeStandardFileExtensions(true);
    configuration.setRegisteredCustomOutputFormats(List.of(Glyphs.FORMAT));
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setNumberFormat("computer");
    configuration.setURLEscapingCharset(StandardCharsets.UTF_8.name());
  }

  String html(Page page, Visitor visitor) {
    Map<String, Object> model = new HashMap<>(page.values());
    model.put("t", Messages.method(visitor));
    model.put("visitor", visitorModel(visitor));
    model.put("page", page.template());
    model.put("assets", files.names());
    StringWriter out = new StringWriter();
    try {
      configuration.getTemplate(page.template() + ".ftlh").process(model, out);
    } catch (IOException | TemplateException e) {
      throw new IllegalStateException("page " + page.template(), e);
    }
    return out.toString();
  }

  private static Map<String, Object> visitorModel(Visitor visitor) {
    return Map.of(
        "language", visitor.language(),
        "languages", Visitor.LANGUAGES,
        "theme", visitor.theme(),
        "themes", Visitor.THEMES,
        "path", visitor.path(),
        "address", visitor.address(),
        "url", visitor.url(),
        "query", visitor.query());
  }
}
