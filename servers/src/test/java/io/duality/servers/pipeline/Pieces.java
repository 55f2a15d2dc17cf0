package io.duality.servers.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.ServerConfig;
import io.duality.servers.stages.RecordingStages;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Over real sockets: a request that arrives in pieces, of which each finds the server waiting.
 *
 * @param prefix of the names of the model's threads
 * @param root has a file {@code file}
 */
public record Pieces(StagedSubject.Starter starter, String prefix, Path root) {
  /** Each stage begins with one token, and a second brings another: two requests are too many. */
  public static final Map<String, String> STRICT =
      Map.of("admission", "on", "admission-first-rate", "1", "admission-depth", "1");

  /**
   * A second piece needs no second token.
   *
   * @param stage that parses
   */
  public void ofAHeadAreAdmittedOnce(String stage) throws IOException {
    areAdmittedOnce(stage, List.of("GET /fi", "le HTTP/1.1\r\n", "Host: a\r\n", "\r\n"));
  }

  /**
   * The same for a body that comes when its request has been handled.
   *
   * @param stage that handles
   */
  public void ofABodyAreAdmittedOnce(String stage) throws IOException {
    String head = "GET /file HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\n";
    areAdmittedOnce(stage, List.of(head, "body"));
  }

  private void areAdmittedOnce(String stage, List<String> pieces) throws IOException {
    try (StagedSubject<RecordingStages> subject =
        StagedSubject.start(
            starter,
            ServerConfig.of(root).withOptions(STRICT),
            failed -> new RecordingStages(prefix, failed))) {
      Socket socket = subject.connect(StagedSubject.PATIENCE_MILLIS);
      for (String piece : pieces) {
        socket.getOutputStream().write(piece.getBytes(ISO_8859_1));
        if (!piece.equals(pieces.getLast())) {
          StagedSubject.await(() -> subject.stages.take().contains(stage));
        }
      }
      assertThat(StagedSubject.answer(socket).status()).isEqualTo(200);
    }
  }
}
