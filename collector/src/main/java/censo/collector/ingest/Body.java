package censo.collector.ingest;

import censo.collector.ingest.Answer.Refused;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads the body of a paused request, never more than a cap and never longer than a deadline: one
 * that trickles never is idle.
 */
final class Body {
  private Body() {}

  /** Whether the request announces one. */
  static boolean isThere(HttpServerRequest request) {
    return request.getHeader("Transfer-Encoding") != null
        || !"0".equals(Optional.ofNullable(request.getHeader("Content-Length")).orElse("0"));
  }

  /** How long it says that it is; {@code atMost} where it does not say or says more. */
  static int announced(HttpServerRequest request, int atMost) {
    String length = request.getHeader("Content-Length");
    return length == null || tooLong(length, atMost) ? atMost : Integer.parseInt(length);
  }

  /** Waits for the whole body; call it on a virtual thread. */
  static byte[] read(HttpServerRequest request, int maxBytes, Duration deadline) throws Refused {
    String length = request.getHeader("Content-Length");
    if (length != null && tooLong(length, maxBytes)) {
      throw tooLarge(maxBytes);
    }
    CompletableFuture<Buffer> whole = new CompletableFuture<>();
    Buffer body = Buffer.buffer();
    request.handler(
        part -> {
          if (body.length() + part.length() > maxBytes) {
            request.pause();
            whole.completeExceptionally(tooLarge(maxBytes));
          } else {
            body.appendBuffer(part);
          }
        });
    request.endHandler(_ -> whole.complete(body));
    request.exceptionHandler(_ -> whole.completeExceptionally(cut()));
    request.resume();
    try {
      return whole.get(deadline.toMillis(), TimeUnit.MILLISECONDS).getBytes();
    } catch (TimeoutException e) {
      throw new Refused(408, "the body took longer than " + deadline.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Refused refused ? refused : cut();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cut();
    }
  }

  private static boolean tooLong(String length, int maxBytes) {
    try {
      return Long.parseLong(length) > maxBytes;
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private static Refused tooLarge(int maxBytes) {
    return new Refused(413, "the body is larger than " + maxBytes + " bytes");
  }

  private static Refused cut() {
    return new Refused(400, "the body was cut");
  }
}
