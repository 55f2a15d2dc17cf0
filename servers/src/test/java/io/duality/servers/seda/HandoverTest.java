package io.duality.servers.seda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The giver goes on when all that it gave is taken up, and not before. */
class HandoverTest {
  private static final int ROUNDS = 2_000;

  /** Fails when there is no progress for so long. */
  private void giveAndTake(Handover handover, long patienceMillis) throws Exception {
    BlockingQueue<Integer> events = new LinkedBlockingQueue<>();
    AtomicInteger taken = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
      for (int i = 0; i < 2; i++) {
        var _ = threads.submit(() -> takeAll(handover, events, taken));
      }
      Future<?> giver =
          threads.submit(() -> {
            for (int round = 1; round <= ROUNDS; round++) {
              handover.given();
              handover.given();
              events.add(1);
              events.add(1);
              handover.await();
              assertThat(taken).hasValue(2 * round);
            }
          });
      try {
        awaitProgress(giver, taken, patienceMillis);
      } finally {
        handover.end();
        threads.shutdownNow();
      }
    }
  }

  private static void awaitProgress(Future<?> giver, AtomicInteger taken, long patienceMillis)
      throws Exception {
    int before = -1;
    while (!giver.isDone() && taken.get() > before) {
      before = taken.get();
      try {
        giver.get(patienceMillis, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Slow, or stuck.
      }
    }
    giver.get(0, TimeUnit.MILLISECONDS);
  }

  private static Void takeAll(Handover handover, BlockingQueue<Integer> events, AtomicInteger taken)
      throws InterruptedException {
    while (events.take() > 0) {
      taken.incrementAndGet();
      handover.taken();
    }
    throw new IllegalStateException("only an interrupt ends it");
  }

  @Test
  void theGiverGoesOnWhenAllIsTakenUp() throws Exception {
    giveAndTake(new Handover(), 30_000);
  }

  @Test
  void findsAHandoverThatForgetsToWake() {
    Handover twin =
        new Handover() {
          @Override
          void wake() {}
        };
    assertThatThrownBy(() -> giveAndTake(twin, 500)).isInstanceOf(TimeoutException.class);
  }

  @Test
  void theEndLetsTheGiverGo() throws Exception {
    Handover handover = new Handover();
    handover.given();
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> giver = thread.submit(handover::await);
      handover.end();
      giver.get(30, TimeUnit.SECONDS);
    }
  }
}
