package io.duality.servers.seda;

import static io.duality.servers.pipeline.StagedSubject.PATIENCE_MILLIS;
import static io.duality.servers.pipeline.StagedSubject.answer;
import static io.duality.servers.pipeline.StagedSubject.ask;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.servers.ServerCounters;
import io.duality.servers.pipeline.FullQueue;
import io.duality.servers.pipeline.StagedSubject;
import io.duality.servers.stages.GatedStages;
import io.duality.servers.stages.GatedStages.Fullness;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that finds a full queue is answered 503, and counted. */
class FullQueueTest {
  @TempDir Path root = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    Files.writeString(root.resolve("file"), "content", ISO_8859_1);
  }

  private FullQueue full() {
    return new FullQueue(SedaModel::start, "seda", root, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parse", "handle", "miss", "write"})
  void answers503WhenTheQueueIsFull(String stage) throws Exception {
    full().refusesTheThird("/file", stage, Fullness.REFUSED, PATIENCE_MILLIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parse", "handle", "miss", "write"})
  void findsAQueueThatDropsInstead(String stage) {
    assertThatThrownBy(() -> full().refusesTheThird("/file", stage, Fullness.DROPPED, 300))
        .isInstanceOf(SocketTimeoutException.class);
  }

  private interface Event {
    void on(Socket socket) throws IOException;
  }

  /**
   * The source of events gives the read stage no further ones before it has taken up the last: its
   * queue fills within one look at the sockets, or not at all. Four become readable at once.
   */
  private static List<Socket> fill(
      StagedSubject<GatedStages> subject, int patienceMillis, Event event) throws Exception {
    GatedStages gate = subject.stages;
    try (GatedStages.Hold hold = gate.shutLater()) {
      Socket first = FullQueue.connect(subject, PATIENCE_MILLIS);
      List<Socket> together = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        together.add(FullQueue.connect(subject, patienceMillis));
      }
      hold.shut();
      ask(first, "/file");
      assertThat(gate.awaitEntered()).isTrue();
      for (Socket socket : together) {
        event.on(socket);
      }
      gate.letOneGo();
      // One may be held in front of the stage's thread, one in its queue.
      StagedSubject.await(() -> gate.full() >= 2);
      hold.open();
      assertThat(answer(first).status()).isEqualTo(200);
      return together;
    }
  }

  private void refusesWhatTheReadStageHasNoRoomFor(Fullness fullness, int patienceMillis)
      throws Exception {
    try (StagedSubject<GatedStages> subject = full().start("read", fullness)) {
      int refused = 0;
      for (Socket socket : fill(subject, patienceMillis, socket -> ask(socket, "/file"))) {
        int status = answer(socket).status();
        assertThat(status).isIn(200, 503);
        refused += status == 503 ? 1 : 0;
      }
      assertThat(refused).isBetween(2, 4);
      ServerCounters counters = subject.stop();
      assertThat(counters.rejected()).isEqualTo(refused);
      assertThat(counters.failures()).isZero();
    }
  }

  @Test
  void answers503WhenTheReadStageIsFull() throws Exception {
    refusesWhatTheReadStageHasNoRoomFor(Fullness.REFUSED, PATIENCE_MILLIS);
  }

  @Test
  void findsAReadStageThatDropsInstead() {
    assertThatThrownBy(() -> refusesWhatTheReadStageHasNoRoomFor(Fullness.DROPPED, 300))
        .isInstanceOf(SocketTimeoutException.class);
  }

  private static void leave(Socket socket, boolean reset) throws IOException {
    socket.setSoLinger(reset, 0);
    socket.close();
  }

  /** It sent no request: so none was rejected, and nothing has failed. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPeerThatLeavesIsNotRefused(boolean reset) throws Exception {
    try (StagedSubject<GatedStages> subject = full().start("read", Fullness.REFUSED)) {
      fill(subject, PATIENCE_MILLIS, socket -> leave(socket, reset));
      StagedSubject.await(() -> subject.counters().closed() == 4);
      ServerCounters counters = subject.stop();
      assertThat(counters.rejected()).isZero();
      assertThat(counters.failures()).isZero();
    }
  }
}
