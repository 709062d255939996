package censo.collector.ingest;

import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.Map;

/** Counts connections, and ends those that are too many. Of one event loop. */
final class Connections {
  private final Limits limits;
  private final Map<String, Integer> open = new HashMap<>();
  private int all;

  Connections(Limits limits) {
    this.limits = limits;
  }

  void opened(HttpConnection connection) {
    String address = String.valueOf(connection.remoteAddress().hostAddress());
    int ofAddress = open.merge(address, 1, Integer::sum);
    all++;
    connection.closeHandler(_ -> closed(address));
    if (all > limits.connections() || (ofAddress > limits.ofOneAddress() && !isHere(address))) {
      connection.close();
    }
  }

  private void closed(String address) {
    all--;
    open.computeIfPresent(address, (_, n) -> n == 1 ? null : n - 1);
  }

  /** A web server in front of the collector brings everybody's requests. */
  static boolean isHere(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
  }
}
