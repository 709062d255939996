package censo.collector.ingest;

import java.util.Map;
import java.util.Optional;

/**
 * What a request is answered with.
 *
 * @param retryAfter seconds after which it is worth trying again; 0 where it is not
 * @param token that the agent may use from now on instead of its own
 * @param key with which it makes tokens of secrets from now on
 */
record Answer(
    int status,
    Map<String, Object> json,
    int retryAfter,
    Optional<String> token,
    Optional<String> key) {
  static Answer of(int status, Map<String, Object> json) {
    return new Answer(status, json, 0, Optional.empty(), Optional.empty());
  }

  /** With a reason for the person who reads the agent's journal. */
  static Answer refuse(int status, String reason) {
    return of(status, Map.of("error", reason));
  }

  static Answer later(int status, String reason) {
    return later(status, reason, 10);
  }

  static Answer later(int status, String reason, int seconds) {
    return new Answer(status, Map.of("error", reason), seconds, Optional.empty(), Optional.empty());
  }

  Answer withToken(String next) {
    return new Answer(status, json, retryAfter, Optional.of(next), key);
  }

  Answer withKey(String next) {
    return new Answer(status, json, retryAfter, token, Optional.of(next));
  }

  /** Thrown to end a request early. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Answer answer;

    Refused(int status, String reason) {
      this(refuse(status, reason));
    }

    Refused(Answer answer) {
      super("status " + answer.status());
      this.answer = answer;
    }

    Answer answer() {
      return answer;
    }
  }
}
