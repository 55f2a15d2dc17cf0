package io.duality.servers.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.servers.Answer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection to a server; every wait has a deadline. Confined to one thread at a time. */
final class Client implements AutoCloseable {
  private final Socket socket = new Socket();
  private final InputStream in;
  private final int patienceMillis;

  /**
   * Connects.
   *
   * @param receiveBytes the kernel's receive buffer, or 0 for its own choice
   */
  Client(int port, Duration patience, int receiveBytes) throws IOException {
    patienceMillis = (int) patience.toMillis();
    if (receiveBytes > 0) {
      socket.setReceiveBufferSize(receiveBytes);
    }
    socket.setTcpNoDelay(true);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patienceMillis);
    socket.setSoTimeout(patienceMillis);
    in = new BufferedInputStream(socket.getInputStream(), 16 << 10);
  }

  Client send(String text) throws IOException {
    return send(text.getBytes(ISO_8859_1));
  }

  Client send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** A request with a host and nothing else. */
  Client request(String method, String target) throws IOException {
    return send(method + " " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  Client get(String target) throws IOException {
    return request("GET", target);
  }

  /** The next answer to a GET. */
  Answer answer() throws IOException {
    return some(Answer.read(in, false));
  }

  /** The answer to a GET; null if the server has ended the connection instead. */
  @Nullable Answer askOrEnd(String target) throws IOException {
    try {
      get(target);
      return Answer.read(in, false);
    } catch (SocketException e) {
      return null;
    }
  }

  Answer answerToHead() throws IOException {
    return some(Answer.read(in, true));
  }

  private static Answer some(@Nullable Answer answer) {
    if (answer == null) {
      throw new AssertionError("the server closed instead of answering");
    }
    return answer;
  }

  /** An answer if one begins within so many milliseconds. */
  @Nullable Answer answerWithin(int millis) throws IOException {
    return hasInputWithin(millis) ? answer() : null;
  }

  /** Whether anything begins to come within so many milliseconds; it stays to be read. */
  boolean hasInputWithin(int millis) throws IOException {
    socket.setSoTimeout(millis);
    in.mark(1);
    try {
      if (in.read() < 0) {
        throw new AssertionError("the server closed instead of answering");
      }
      in.reset();
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } finally {
      socket.setSoTimeout(patienceMillis);
    }
  }

  /** What comes next, for an answer that has no length. */
  InputStream input() {
    return in;
  }

  /** Reads some bytes, at most so many. */
  int skip(int most) throws IOException {
    return in.readNBytes(most).length;
  }

  /** Waits for the server's end; true if it came in order and nothing was left to read. */
  boolean isAtEnd() throws IOException {
    return in.read() < 0;
  }

  /** Waits until the connection has ended, in order or by a reset, whatever still comes before. */
  boolean ends() throws IOException {
    try {
      in.transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    }
  }

  /** Says that nothing more is sent. */
  Client halfClose() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Ends the connection so that the server sees a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
