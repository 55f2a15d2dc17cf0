package io.duality.scenarios.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One request, to find out whether a server of any make is ready. */
final class HttpAnswer {
  private static final int LIMIT_MILLIS = 1_000;

  private HttpAnswer() {}

  /** Whether this path is answered with a status below 400. */
  static boolean isGood(String address, int port, String path) {
    String request =
        "GET " + path + " HTTP/1.1\r\nHost: " + address + "\r\nConnection: close\r\n\r\n";
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String status = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
      in.transferTo(OutputStream.nullOutputStream());
      return status.matches("HTTP/1\\.[01] [123][0-9][0-9]");
    } catch (IOException e) {
      return false;
    }
  }
}
