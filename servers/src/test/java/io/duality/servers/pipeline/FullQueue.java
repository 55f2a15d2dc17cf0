package io.duality.servers.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.Answer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerCounters;
import io.duality.servers.stages.GatedStages;
import io.duality.servers.stages.GatedStages.Fullness;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;

/**
 * Over real sockets: one request is held in a stage, one waits in its queue, the third finds it
 * full.
 *
 * @param prefix of the names of the model's threads
 * @param root has a file {@code file}
 * @param secondPasses how many of the first two may be refused when the stage goes on, because they
 *     have to pass through it once more and find another there
 */
public record FullQueue(StagedSubject.Starter starter, String prefix, Path root, int secondPasses) {
  /** One thread and one place in each queue. */
  public static final Map<String, String> NARROW =
      Map.of("queue", "1", "threads", "1", "controller", "off");

  /** A server, without a page cache, so that requests pass through all stages. */
  public StagedSubject<GatedStages> start(String gated, Fullness fullness) throws Exception {
    return StagedSubject.start(
        starter,
        ServerConfig.of(root).withCacheBytes(0).withOptions(NARROW),
        failed -> new GatedStages(prefix, gated, fullness, failed));
  }

  /** A connection that has been served once, so that the server knows it for sure. */
  public static Socket connect(StagedSubject<?> subject, int patienceMillis) throws Exception {
    Socket socket = subject.connect(patienceMillis);
    StagedSubject.ask(socket, "/file");
    assertThat(StagedSubject.answer(socket).status()).isEqualTo(200);
    return socket;
  }

  /** The third is answered 503 and counted, the others are answered in their turn. */
  public void refusesTheThird(String target, String stage, Fullness fullness, int patienceMillis)
      throws Exception {
    try (StagedSubject<GatedStages> subject = start(stage, fullness);
        GatedStages.Hold hold = subject.stages.shutLater()) {
      Socket held = connect(subject, StagedSubject.PATIENCE_MILLIS);
      Socket queued = connect(subject, StagedSubject.PATIENCE_MILLIS);
      Socket refused = connect(subject, patienceMillis);
      hold.shut();
      StagedSubject.ask(held, target);
      assertThat(subject.stages.awaitEntered()).isTrue();
      StagedSubject.ask(queued, target);
      StagedSubject.await(() -> subject.stages.queued() == 1);
      StagedSubject.ask(refused, target);
      assertRefused(refused);
      hold.open();
      int failed = refusals(held) + refusals(queued);
      assertThat(failed).isLessThanOrEqualTo(secondPasses);
      assertCounted(subject.stop(), 1 + failed);
    }
  }

  private static int refusals(Socket socket) throws Exception {
    int status = StagedSubject.answer(socket).status();
    assertThat(status).isIn(200, 503);
    return status == 503 ? 1 : 0;
  }

  private static void assertRefused(Socket refused) throws Exception {
    Answer answer = StagedSubject.answer(refused);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.closes()).isTrue();
    assertThat(refused.getInputStream().read()).as("the end").isNegative();
  }

  private static void assertCounted(ServerCounters counters, int rejected) {
    assertThat(counters.rejected()).isEqualTo(rejected);
    assertThat(counters.failures()).isZero();
    assertThat(counters.requests()).isEqualTo(6);
  }
}
