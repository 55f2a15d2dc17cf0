package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that keep the connection open, whatever they were asked. */
class HttpAnswerTest {
  private static final String ADDRESS = "127.0.0.1";

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 200 OK~~, true",
    "HTTP/1.1 200 OK~Content-Length: 1000~~x, true",
    "HTTP/1.0 304~, true",
    "HTTP/1.1 404 Not Found~~, false",
    "HTTP/1.1 503~~, false",
    "SSH-2.0-OpenSSH_9~, false",
    "HTTP/1.1, false",
  })
  void decidesOnTheStatusAndDoesNotWaitForTheEnd(String answer, boolean good) throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.ofLiteral(ADDRESS))) {
      CompletableFuture<Integer> end =
          CompletableFuture.supplyAsync(() -> answer(listener, answer.replace("~", "\r\n")));
      assertThat(HttpAnswer.isGood(ADDRESS, listener.getLocalPort(), "/")).isEqualTo(good);
      assertThat(end.get(30, TimeUnit.SECONDS)).as("the request, closed behind").isPositive();
    }
  }

  /** Answers and reads until the other side closes, and counts. */
  private static int answer(ServerSocket listener, String answer) {
    int read = 0;
    try (Socket socket = listener.accept()) {
      socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      while (socket.getInputStream().read() >= 0) {
        read++;
      }
    } catch (SocketException e) {
      // Closed with a part of the answer unread.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return read;
  }
}
