package censo.source.supervisor;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Where a socket listens. */
final class Address {
  /** {@code inet_address}: a port, or host and port; no host and {@code *} are every interface. */
  static final Type INET =
      (text, _) -> {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
        return port(text.substring(colon + 1))
            .<Type.Taken>map(n -> new Type.Taken.As((host.isEmpty() ? "*" : host) + ":" + n))
            .orElse(Type.refused("is no port", "write host:port, with a port from 1 to 65535"));
      };

  /** {@code parse_fcgi_socket}. */
  static final Type FCGI =
      (text, _) ->
          text.startsWith("unix:///") || isTcp(text)
              ? new Type.Taken.Unchanged()
              : Type.refused(
                  "is no socket supervisord can open",
                  "write unix:///absolute/path or tcp://host:port");

  private Address() {}

  private static boolean isTcp(String text) {
    return text.matches("tcp://[^\\s:]+:[0-9]+")
        && port(text.substring(text.lastIndexOf(':') + 1)).isPresent();
  }

  private static Optional<BigInteger> port(String text) {
    return Python.integer(text).filter(n -> n.signum() > 0 && n.bitLength() <= 16);
  }
}
