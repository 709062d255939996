package censo.collector.render;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.FirstMatchTemplateConfigurationFactory;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.OutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The templates, a team's own folder before those that come with Censo. Whatever they print is
 * quoted by their {@link QuotedFormat}; they can reach nothing but the model they are given.
 */
final class Templates {
  private static final String BUILT_IN = "/censo/puppet/";

  private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);
  private final Optional<Path> own;

  /**
   * @param own folder whose files are taken before the built-in ones of the same path
   * @throws IOException where that folder can't be opened
   */
  Templates(Optional<Path> own) throws IOException {
    this.own = own;
    TemplateLoader builtIn = new ClassTemplateLoader(Templates.class, BUILT_IN);
    configuration.setTemplateLoader(
        own.isEmpty()
            ? builtIn
            : new MultiTemplateLoader(
                new TemplateLoader[] {new FileTemplateLoader(own.get().toFile()), builtIn}));
    configuration.setTagSyntax(Configuration.SQUARE_BRACKET_TAG_SYNTAX);
    configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
    configuration.setTemplateConfigurations(
        new FirstMatchTemplateConfigurationFactory(
                format("*.pp.ftl", QuotedFormat.PUPPET),
                format("*.rb.ftl", QuotedFormat.PUPPET),
                format("*.yaml.ftl", QuotedFormat.YAML))
            .noMatchErrorDetails("its name tells no language: end it in .pp.ftl or .yaml.ftl"));
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setFallbackOnNullLoopVariable(false);
    configuration.setLocalizedLookup(false);
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
  }

  private static ConditionalTemplateConfigurationFactory format(String names, OutputFormat format) {
    TemplateConfiguration one = new TemplateConfiguration();
    one.setOutputFormat(format);
    return new ConditionalTemplateConfigurationFactory(new FileNameGlobMatcher(names), one);
  }

  /** A template filled in; line ends are as it writes them. */
  String render(String name, Map<String, Object> model) {
    StringWriter out = new StringWriter();
    try {
      configuration.getTemplate(name).process(model, out);
    } catch (IOException | TemplateException e) {
      throw new IllegalStateException("template " + name + ": " + e.getMessage(), e);
    }
    return out.toString();
  }

  /** A file that is copied as it is. */
  byte[] bytes(String name) {
    Optional<Path> file = own.map(folder -> folder.resolve(name)).filter(Files::isRegularFile);
    try (InputStream in =
        file.isPresent()
            ? Files.newInputStream(file.get())
            : Templates.class.getResourceAsStream(BUILT_IN + name)) {
      if (in == null) {
        throw new IllegalStateException("no file " + name + " among the templates");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Paths of the component module's files, from the list beside it. */
  List<String> module() {
    return new String(bytes("module/files.txt"), StandardCharsets.UTF_8).lines().toList();
  }
}
