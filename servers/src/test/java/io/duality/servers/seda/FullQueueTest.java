package io.duality.servers.seda;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.servers.Answer;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.stages.GatedStages;
import io.duality.servers.stages.GatedStages.Fullness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real sockets: a request that finds a full queue is answered 503, and counted. */
class FullQueueTest {
  private static final int PATIENCE_MILLIS = 30_000;

  /** One thread and one place in each queue. */
  private static final Map<String, String> NARROW =
      Map.of("queue", "1", "threads", "1", "controller", "off");

  @TempDir Path root = Path.of("");
  private final AtomicReference<@Nullable GatedStages> stages = new AtomicReference<>();
  private final List<Socket> sockets = new ArrayList<>();
  private @Nullable RunningServer server;

  @BeforeEach
  void writeFile() throws IOException {
    Files.writeString(root.resolve("file"), "content", ISO_8859_1);
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    if (server != null) {
      gate().open();
      server.close();
    }
  }

  private GatedStages gate() {
    return Objects.requireNonNull(stages.get());
  }

  private RunningServer server() {
    return Objects.requireNonNull(server);
  }

  /** Without a page cache, so that each request passes through the cache-miss stage. */
  private void start(String gated, Fullness fullness) throws IOException {
    server =
        SedaModel.start(
            ServerConfig.of(root).withCacheBytes(0).withOptions(NARROW),
            failed -> {
              stages.set(new GatedStages("seda", gated, fullness, failed));
              return gate();
            });
  }

  /** A connection that has been served once, so that the server knows it for sure. */
  private Socket connect(int patienceMillis) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server().port());
    sockets.add(socket);
    socket.setSoTimeout(patienceMillis);
    ask(socket);
    assertThat(answer(socket).status()).isEqualTo(200);
    return socket;
  }

  private static void ask(Socket socket) throws IOException {
    socket.getOutputStream().write("GET /file HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
  }

  private static Answer answer(Socket socket) throws IOException {
    return Objects.requireNonNull(Answer.read(socket.getInputStream(), false));
  }

  private static void await(BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime() - start).isLessThan(PATIENCE_MILLIS * 1_000_000L);
      Thread.onSpinWait();
    }
  }

  /** One request is held in the stage, one waits in its queue, the third finds it full. */
  private void refusesTheThird(String stage, Fullness fullness, int patienceMillis)
      throws Exception {
    start(stage, fullness);
    Socket held = connect(PATIENCE_MILLIS);
    Socket queued = connect(PATIENCE_MILLIS);
    Socket refused = connect(patienceMillis);
    gate().shut();
    ask(held);
    assertThat(gate().awaitEntered()).isTrue();
    ask(queued);
    await(() -> gate().queued() == 1);
    ask(refused);
    Answer answer = answer(refused);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.closes()).isTrue();
    assertThat(refused.getInputStream().read()).as("the end").isNegative();
    gate().open();
    assertThat(answer(held).text()).isEqualTo("content");
    assertThat(answer(queued).text()).isEqualTo("content");
    server().close();
    assertThat(server().counters().rejected()).isEqualTo(1);
    assertThat(server().counters().failures()).isZero();
    assertThat(server().counters().requests()).isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parse", "handle", "miss", "write"})
  void answers503WhenTheQueueIsFull(String stage) throws Exception {
    refusesTheThird(stage, Fullness.REFUSED, PATIENCE_MILLIS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parse", "handle", "miss", "write"})
  void findsAQueueThatDropsInstead(String stage) {
    assertThatThrownBy(() -> refusesTheThird(stage, Fullness.DROPPED, 300))
        .isInstanceOf(SocketTimeoutException.class);
  }

  /**
   * The source of events gives the read stage no further ones before it has taken up the last: its
   * queue fills within one look at the sockets, or not at all.
   */
  private List<Socket> becomeReadableAtOnce(Fullness fullness, int patienceMillis, Event event)
      throws Exception {
    start("read", fullness);
    Socket first = connect(PATIENCE_MILLIS);
    List<Socket> together = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      together.add(connect(patienceMillis));
    }
    gate().shut();
    ask(first);
    assertThat(gate().awaitEntered()).isTrue();
    for (Socket socket : together) {
      event.on(socket);
    }
    gate().letOneGo();
    // One may be held in front of the stage's thread, one in its queue.
    await(() -> gate().full() >= 2);
    gate().open();
    assertThat(answer(first).status()).isEqualTo(200);
    return together;
  }

  private interface Event {
    void on(Socket socket) throws IOException;
  }

  private void refusesWhatTheReadStageHasNoRoomFor(Fullness fullness, int patienceMillis)
      throws Exception {
    int refused = 0;
    for (Socket socket : becomeReadableAtOnce(fullness, patienceMillis, FullQueueTest::ask)) {
      int status = answer(socket).status();
      assertThat(status).isIn(200, 503);
      refused += status == 503 ? 1 : 0;
    }
    assertThat(refused).isBetween(2, 4);
    server().close();
    assertThat(server().counters().rejected()).isEqualTo(refused);
    assertThat(server().counters().failures()).isZero();
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

  /** It sent no request: so none was rejected, and nothing has failed. */
  @Test
  void aPeerThatLeavesIsNotRefused() throws Exception {
    becomeReadableAtOnce(
        Fullness.REFUSED,
        PATIENCE_MILLIS,
        socket -> {
          socket.setSoLinger(sockets.indexOf(socket) % 2 == 0, 0);
          socket.close();
        });
    await(() -> server().counters().closed() == 4);
    server().close();
    assertThat(server().counters().rejected()).isZero();
    assertThat(server().counters().failures()).isZero();
  }
}
