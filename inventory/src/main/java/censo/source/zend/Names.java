package censo.source.zend;

import java.util.Optional;

/** What words and {@code ${NAME}} stand for where an ini text is read. */
public interface Names {
  /** Value of a constant of PHP; empty where there is none, and the word stays. */
  Optional<String> constant(String name);

  /** Value of an ini entry read before; empty where only the environment could tell. */
  Optional<String> variable(String name);

  /** The constants alone. */
  static Names of(Constants constants) {
    return new Names() {
      @Override
      public Optional<String> constant(String name) {
        return constants.get(name);
      }

      @Override
      public Optional<String> variable(String name) {
        return Optional.empty();
      }
    };
  }
}
