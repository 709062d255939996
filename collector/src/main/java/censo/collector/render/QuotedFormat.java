package censo.collector.render;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;
import java.util.function.UnaryOperator;

/**
 * An output format in which every text that a template prints becomes one quoted value of the
 * target language, whatever is in it. What is already in that language comes as {@link Quoted}.
 */
final class QuotedFormat extends CommonMarkupOutputFormat<QuotedFormat.Quoted> {
  /** Of {@code *.pp.ftl}, and of {@code *.rb.ftl}: Ruby has the same single quotes. */
  static final QuotedFormat PUPPET = new QuotedFormat("Puppet", "text/x-puppet", Puppet::literal);

  /** Of {@code *.yaml.ftl}. */
  static final QuotedFormat YAML = new QuotedFormat("YAML", "application/yaml", Yaml::scalar);

  private final String name;
  private final String mimeType;
  private final UnaryOperator<String> quote;

  private QuotedFormat(String name, String mimeType, UnaryOperator<String> quote) {
    this.name = name;
    this.mimeType = mimeType;
    this.quote = quote;
  }

  /** Text of the target language. */
  static final class Quoted extends CommonTemplateMarkupOutputModel<Quoted> {
    private final QuotedFormat format;

    private Quoted(QuotedFormat format, String plainText, String markup) {
      super(plainText, markup);
      this.format = format;
    }

    @Override
    public CommonMarkupOutputFormat<Quoted> getOutputFormat() {
      return format;
    }
  }

  /** Text that is in the target language already. */
  Quoted ready(String text) {
    return new Quoted(this, null, text);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public String getMimeType() {
    return mimeType;
  }

  @Override
  public void output(String text, Writer out) throws IOException {
    out.write(quote.apply(text));
  }

  @Override
  public String escapePlainText(String text) {
    return quote.apply(text);
  }

  @Override
  public boolean isLegacyBuiltInBypassed(String builtIn) {
    return true;
  }

  @Override
  protected Quoted newTemplateMarkupOutputModel(String plainText, String markup) {
    return new Quoted(this, plainText, markup);
  }
}
