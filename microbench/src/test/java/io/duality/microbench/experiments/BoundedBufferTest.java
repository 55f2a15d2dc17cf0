package io.duality.microbench.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class BoundedBufferTest {
  private static final int MANY = 10_000;

  @Test
  void deliversEachMessageOnceAndInOrder() throws Exception {
    BoundedBuffer buffer = new BoundedBuffer(3);
    Thread producer = ThreadKind.VIRTUAL.start("producer", () -> uninterrupted(() -> fill(buffer)));

    long[] taken = new long[MANY];
    for (int i = 0; i < MANY; i++) {
      taken[i] = buffer.take();
    }

    producer.join();
    assertThat(taken).isEqualTo(LongStream.range(0, MANY).toArray());
    assertThat(buffer.size()).isZero();
  }

  private static void fill(BoundedBuffer buffer) throws InterruptedException {
    for (int i = 0; i < MANY; i++) {
      buffer.put(i);
    }
  }

  @Test
  void keepsAConsumerThatWasOvertakenWaiting() throws Exception {
    assertThat(takenByTheOvertaken(new BoundedBuffer(3))).isEqualTo(2);
  }

  @Test
  void aBufferThatChecksOnlyOnceLetsAnOvertakenConsumerTakeNothing() throws Exception {
    BoundedBuffer broken =
        new BoundedBuffer(3) {
          @Override
          @SuppressWarnings("WaitNotInLoop") // the fault that the test is about
          void awaitMessage(Condition message) throws InterruptedException {
            if (isEmpty()) {
              message.await();
            }
          }
        };

    assertThat(takenByTheOvertaken(broken)).isNotEqualTo(2);
  }

  /**
   * A consumer waits; a message comes that wakes it, and is taken by another before the lock is
   * free; then a second comes.
   */
  private static long takenByTheOvertaken(BoundedBuffer buffer) throws Exception {
    CompletableFuture<Long> taken = new CompletableFuture<>();
    Thread consumer =
        ThreadKind.PLATFORM.start(
            "overtaken", () -> uninterrupted(() -> taken.complete(buffer.take())));
    while (!buffer.isAwaited()) {
      Thread.onSpinWait();
    }
    buffer.lock().lock();
    try {
      buffer.put(1);
      assertThat(buffer.take()).isEqualTo(1);
    } finally {
      buffer.lock().unlock();
    }
    while (!taken.isDone() && !buffer.isAwaited()) {
      Thread.onSpinWait();
    }
    buffer.put(2);
    long message = taken.get(60, TimeUnit.SECONDS);
    consumer.join();
    return message;
  }

  private interface Blocking {
    void run() throws InterruptedException;
  }

  private static void uninterrupted(Blocking work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
