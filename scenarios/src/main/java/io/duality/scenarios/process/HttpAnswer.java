package io.duality.scenarios.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * One request, to find out whether a server of any make is ready. Its status is the answer: the
 * body is not waited for, because a server may keep the connection open that it was asked to close.
 */
final class HttpAnswer {
  private static final int LIMIT_MILLIS = 1_000;

  private HttpAnswer() {}

  /** Whether this path is answered with a status below 400. */
  static boolean isGood(String address, int port, String path) {
    String request =
        "GET " + path + " HTTP/1.1\r\nHost: " + address + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return status(socket).matches("HTTP/1\\.[01] [123][0-9][0-9]");
    } catch (IOException e) {
      return false;
    }
  }

  /** The bytes up to the status, or fewer if the connection ends; all of them within the limit. */
  private static String status(Socket socket) throws IOException {
    byte[] head = new byte["HTTP/1.1 200".length()];
    long begin = System.nanoTime();
    int length = 0;
    for (int read = 0; read >= 0 && length < head.length; length += Math.max(0, read)) {
      long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      // Zero would be no limit.
      socket.setSoTimeout((int) Math.max(1, LIMIT_MILLIS - passed));
      read = socket.getInputStream().read(head, length, head.length - length);
    }
    return new String(head, 0, length, StandardCharsets.US_ASCII);
  }
}
