package censo.collector.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept connection to a collector: HTTP with as little of its own as possible, since it shares
 * the processors with what is measured.
 */
final class Wire implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  Wire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(600_000);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Puts a snapshot, or with an empty body asks whether it is known; the status. */
  int put(String agent, String token, String digest, byte[] body) throws IOException {
    String head =
        "PUT /api/v1/hosts/"
            + agent
            + "/snapshots/"
            + digest
            + " HTTP/1.1\r\nHost: censo\r\nAuthorization: Censo "
            + agent
            + "."
            + token
            + "\r\nContent-Type: application/json\r\n"
            + (body.length == 0 ? "" : "Content-Encoding: gzip\r\n")
            + "Content-Length: "
            + body.length
            + "\r\n\r\n";
    return send(head, body);
  }

  /** Posts JSON; the status. */
  int post(String path, byte[] body) throws IOException {
    return send(
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length
            + "\r\n\r\n",
        body);
  }

  private int send(String head, byte[] body) throws IOException {
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] whole = java.util.Arrays.copyOf(start, start.length + body.length);
    System.arraycopy(body, 0, whole, start.length, body.length);
    socket.getOutputStream().write(whole);
    return answer();
  }

  private int answer() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    int length = 0;
    boolean chunked = false;
    for (String line = line(); !line.isEmpty(); line = line()) {
      String lower = line.toLowerCase(Locale.ROOT);
      chunked |= lower.equals("transfer-encoding: chunked");
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      }
    }
    in.skipNBytes(length);
    while (chunked) {
      int chunk = Integer.parseInt(line(), 16);
      in.skipNBytes(chunk + 2); // and its end of line
      chunked = chunk > 0;
    }
    return status;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the collector closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
