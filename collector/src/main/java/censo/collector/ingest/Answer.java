package censo.collector.ingest;

import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param retryAfter seconds after which it is worth trying again; 0 where it is not
 */
record Answer(int status, Map<String, Object> json, int retryAfter) {
  static Answer of(int status, Map<String, Object> json) {
    return new Answer(status, json, 0);
  }

  /** With a reason for the person who reads the agent's journal. */
  static Answer refuse(int status, String reason) {
    return of(status, Map.of("error", reason));
  }

  static Answer later(int status, String reason) {
    return new Answer(status, Map.of("error", reason), 10);
  }

  /** Thrown to end a request early. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refused(int status, String reason) {
      super(reason);
      answer = refuse(status, reason);
    }

    Answer answer() {
      return answer;
    }
  }
}
