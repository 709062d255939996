package censo.collector.console;

import java.util.Map;

/**
 * What a request is answered with: the values, and the template that shows them to a person. The
 * same values are the JSON.
 *
 * @param template its name below {@code pages}, without the ending
 * @param status of HTTP
 */
record Page(String template, int status, Map<String, Object> values) {
  static Page of(String template, Map<String, Object> values) {
    return new Page(template, 200, values);
  }

  /** Nothing is there, and where to look instead. */
  static Page missing(String what) {
    return new Page("missing", 404, Map.of("error", what));
  }
}
