package io.duality.frameworks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection to a server; every wait has a deadline. Confined to one thread. */
final class Browser implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 30_000;

  private final Socket socket = new Socket();
  private final InputStream in;

  /** What came back; names of headers are in lower case, the text has a character for each byte. */
  record Page(int status, Map<String, String> headers, String text) {
    byte[] body() {
      return text.getBytes(ISO_8859_1);
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  Browser(int port) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
  }

  Browser send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  Browser request(String method, String target) throws IOException {
    return send(method + " " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  Page get(String target) throws IOException {
    return request("GET", target).page();
  }

  /** The next answer to a GET. */
  Page page() throws IOException {
    Page head = head();
    int length = Integer.parseInt(head.header("content-length"));
    return new Page(head.status(), head.headers(), new String(in.readNBytes(length), ISO_8859_1));
  }

  /** The next answer to a HEAD. */
  Page head() throws IOException {
    String[] status = line().split(" ", 3);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return new Page(Integer.parseInt(status[1]), headers, "");
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server closed behind '" + line + "'");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  /** Whether the server has ended the connection, in order or not, whatever still came before. */
  boolean ends() {
    try {
      while (in.read() >= 0) {}
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
