package censo.source.supervisor;

import censo.inventory.Code;
import censo.source.Paths;
import censo.source.ini.Option;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code %(…)s} makes of a value before supervisord looks at it. */
final class Expander {
  private static final Pattern HEADER =
      Pattern.compile("\\[\\s*(program|eventlistener|fcgi-program|group|supervisord|include)\\b");
  private static final Pattern KEY = Pattern.compile("([a-z_]+)\\s*[=:]");

  private final Context context;

  Expander(Context context) {
    this.context = context;
  }

  /** Expands as often as supervisord does; empty, and a problem, where it would refuse. */
  Optional<Template> expand(Option option, Key key, Names names) {
    doubtSwallowed(option);
    Percent.Expansion expansion = expanded(option, key, names);
    if (expansion.fault().isPresent()) {
      context.fatal(
          option.at(),
          option.key() + " " + expansion.fault().get(),
          "write %% for a percent sign, or a name that is known here");
      return Optional.empty();
    }
    if (expansion.printsAll()) {
      context
          .draft()
          .doubt(
              Code.SUPERVISOR_ODD_VALUE,
              option.at(),
              option.key()
                  + " has a %s without a name: it prints all names, the environment included",
              "write %%s");
    }
    for (String variable : expansion.environment()) {
      context
          .draft()
          .doubt(
              Code.SUPERVISOR_NEEDS_ENV,
              option.at(),
              option.key() + " needs " + variable + " in supervisord's own environment",
              "set it in environment=, or in the unit that starts supervisord");
    }
    return Optional.of(expansion.template());
  }

  /** The same without a word about what is wrong. */
  Percent.Expansion expanded(Option option, Key key, Names names) {
    String here = Paths.folder(option.at().file());
    Template text =
        context.includes() ? Template.of(option.value(), here) : Template.of(option.value());
    Percent.Expansion expansion = Percent.expand(text, names);
    for (int pass = 1; pass < key.passes() && expansion.fault().isEmpty(); pass++) {
      expansion = expansion.then(names);
    }
    return expansion;
  }

  /** A header or key that is indented deeper than the key before it is part of that one's value. */
  private void doubtSwallowed(Option option) {
    boolean swallows =
        option.value().indexOf('\n') >= 0
            && option.value().lines().skip(1).anyMatch(Expander::looksLikeItsOwn);
    if (swallows) {
      context
          .draft()
          .doubt(
              Code.SUPERVISOR_ODD_VALUE,
              option.at(),
              option.key() + " goes on over indented lines that look like settings of their own",
              "begin those lines where the key begins");
    }
  }

  private static boolean looksLikeItsOwn(String line) {
    Matcher key = KEY.matcher(line);
    return HEADER.matcher(line).lookingAt()
        || (key.lookingAt() && Key.PROGRAM.containsKey(key.group(1)));
  }
}
