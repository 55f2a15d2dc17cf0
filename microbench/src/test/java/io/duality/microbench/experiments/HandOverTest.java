package io.duality.microbench.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HandOverTest {

  @ParameterizedTest
  @EnumSource
  void catchesEachBallThatIsHandedOver(HandOver.Way way) {
    for (ThreadKind kind : ThreadKind.values()) {
      Progress done;
      // Closing compares the catches with what was counted.
      try (HandOver handOver = HandOver.start(kind, 3, way, Duration.ofMinutes(1))) {
        done = handOver.done();
        done.await(2_000);
      }
      assertThat(done.done()).isGreaterThanOrEqualTo(2_000);
    }
  }

  @Test
  void eachQueueHandsOverInOrder() throws InterruptedException {
    for (HandOver.Way way : HandOver.Way.values()) {
      var queue = way.<Integer>open();
      Thread giver = ThreadKind.VIRTUAL.start("giver", () -> give(queue));
      for (int i = 0; i < 100; i++) {
        assertThat(queue.take()).isEqualTo(i);
      }
      giver.join();
    }
  }

  private static void give(java.util.concurrent.BlockingQueue<Integer> queue) {
    try {
      for (int i = 0; i < 100; i++) {
        queue.put(i);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
