package io.duality.servers.haboob;

import static io.duality.servers.pipeline.StagedSubject.PATIENCE_MILLIS;
import static io.duality.servers.pipeline.StagedSubject.answer;
import static io.duality.servers.pipeline.StagedSubject.ask;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.servers.Answer;
import io.duality.servers.ServerConfig;
import io.duality.servers.pipeline.FullQueue;
import io.duality.servers.pipeline.Pieces;
import io.duality.servers.pipeline.StagedSubject;
import io.duality.servers.stages.GatedStages.Fullness;
import io.duality.servers.stages.RecordingStages;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaboobTest {
  @TempDir Path root = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    Files.writeString(root.resolve("file"), "content", ISO_8859_1);
  }

  private StagedSubject<RecordingStages> start(Map<String, String> options) throws IOException {
    return StagedSubject.start(
        HaboobModel::start,
        ServerConfig.of(root).withOptions(options),
        failed -> new RecordingStages("haboob", failed));
  }

  private static List<String> stagesOf(StagedSubject<RecordingStages> subject, String target)
      throws IOException {
    Socket socket = subject.connect(PATIENCE_MILLIS);
    ask(socket, target);
    assertThat(answer(socket).status()).isEqualTo(200);
    return subject.stages.take();
  }

  @Test
  void aRequestPassesThroughHaboobsStages() throws IOException {
    try (StagedSubject<RecordingStages> subject = start(Map.of())) {
      assertThat(stagesOf(subject, "/file"))
          .as("not in the page cache")
          .containsExactly("parse", "receive", "cache", "miss", "file", "miss", "send", "write");
      assertThat(stagesOf(subject, "/file"))
          .as("in the page cache")
          .containsExactly("parse", "receive", "cache", "send", "write");
      assertThat(stagesOf(subject, "/cpu?micros=1"))
          .containsExactly("parse", "receive", "dynamic", "send", "write");
      assertThat(stagesOf(subject, "/pause?millis=1"))
          .containsExactly("parse", "receive", "dynamic", "dynamic", "send", "write");
    }
  }

  @Test
  void aMalformedRequestIsAnsweredByThePageCache() throws IOException {
    try (StagedSubject<RecordingStages> subject = start(Map.of())) {
      Socket socket = subject.connect(PATIENCE_MILLIS);
      socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(ISO_8859_1));
      assertThat(answer(socket).status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/file, parse",
    "/file, receive",
    "/file, cache",
    "/file, miss",
    "/file, file",
    "/file, send",
    "/file, write",
    "/cpu?micros=1, dynamic"
  })
  void answers503WhenAQueueIsFull(String target, String stage) throws Exception {
    // What was read for a miss comes back to the stage that may be full of others.
    int secondPasses = stage.equals("miss") ? 2 : 0;
    new FullQueue(HaboobModel::start, "haboob", root, secondPasses)
        .refusesTheThird(target, stage, Fullness.REFUSED, PATIENCE_MILLIS);
  }

  @Test
  void findsAQueueThatDropsInstead() {
    FullQueue full = new FullQueue(HaboobModel::start, "haboob", root, 0);
    assertThatThrownBy(() -> full.refusesTheThird("/file", "cache", Fullness.DROPPED, 300))
        .isInstanceOf(SocketTimeoutException.class);
  }

  /** The bucket begins with one token, and a second brings another. */
  @Test
  void admissionControlRefusesWhatComesTooFast() throws IOException {
    try (StagedSubject<RecordingStages> subject = start(Pieces.STRICT)) {
      Socket socket = subject.connect(PATIENCE_MILLIS);
      long admitted = 0;
      Answer last;
      do {
        ask(socket, "/file");
        last = answer(socket);
        admitted++;
      } while (last.status() == 200);
      assertThat(last.status()).isEqualTo(503);
      assertThat(last.closes()).isTrue();
      assertThat(subject.stop().rejected()).isEqualTo(1);
      assertThat(subject.counters().requests()).isEqualTo(admitted);
    }
  }

  @Test
  void aRequestInPiecesIsAdmittedOnce() throws IOException {
    Pieces pieces = new Pieces(HaboobModel::start, "haboob", root);
    pieces.ofAHeadAreAdmittedOnce("parse");
    pieces.ofABodyAreAdmittedOnce("cache");
  }

  @Test
  void saysWhatTheJvmNeeds() {
    assertThat(new HaboobModel().jvmFlags(Map.of()))
        .containsExactly("--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
  }

  @Test
  void refusesABatchAboveItsQueue() {
    assertThatThrownBy(() -> new HaboobModel().checkOptions(Map.of("queue", "10", "batch", "11")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("option batch=11: has to be a whole number from 1 to 10");
  }
}
