package censo.collector.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A profile as people write it, {@code bob/no-asg}.
 *
 * @param profile empty for both
 */
record ProfileName(String application, String profile) {
  /** Reads one from the command line. */
  static final class Reader implements ITypeConverter<ProfileName> {
    @Override
    public ProfileName convert(String text) {
      int slash = text.indexOf('/');
      if (slash <= 0 || slash == text.length() - 1) {
        throw new TypeConversionException("a profile is written as bob/no-asg, not " + text);
      }
      return new ProfileName(text.substring(0, slash), text.substring(slash + 1));
    }
  }
}
