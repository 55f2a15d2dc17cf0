package io.duality.servers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Buffers that threads borrow. */
final class BufferSlotsTest {
  private static final int ROUNDS = 200_000;

  @Test
  void lendsABufferToOneThreadAtATime() throws InterruptedException {
    BufferSlots slots = new BufferSlots(64);
    assertThat(timesLentTwice(slots::borrow, slots::giveBack)).isZero();
  }

  /** The broken twin: looks and takes in two steps. */
  @Test
  void noticesABufferThatIsLentTwice() throws InterruptedException {
    ByteBuffer only = ByteBuffer.allocateDirect(64);
    assertThat(timesLentTwice(() -> only, buffer -> {})).isPositive();
  }

  @Test
  void givesTheSameBufferAgainEmpty() {
    BufferSlots slots = new BufferSlots(64);
    ByteBuffer first = slots.borrow();
    slots.giveBack(first.putInt(7).flip());
    ByteBuffer second = slots.borrow();
    assertThat(second).isSameAs(first);
    assertThat(second.remaining()).isEqualTo(64);
  }

  @Test
  void lendsMoreThanItKeeps() {
    BufferSlots slots = new BufferSlots(64);
    int many = 100 * Runtime.getRuntime().availableProcessors();
    assertThat(Stream.generate(slots::borrow).limit(many).map(System::identityHashCode))
        .hasSize(many);
  }

  private static int timesLentTwice(Supplier<ByteBuffer> borrow, Consumer<ByteBuffer> giveBack)
      throws InterruptedException {
    Set<Integer> lent = ConcurrentHashMap.newKeySet();
    AtomicInteger twice = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] =
          Thread.ofPlatform()
              .start(() -> {
                awaitUninterrupted(start);
                for (int round = 0; round < ROUNDS && twice.get() == 0; round++) {
                  ByteBuffer buffer = borrow.get();
                  if (!lent.add(System.identityHashCode(buffer))) {
                    twice.incrementAndGet();
                  }
                  lent.remove(System.identityHashCode(buffer));
                  giveBack.accept(buffer);
                }
              });
    }
    start.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return twice.get();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
