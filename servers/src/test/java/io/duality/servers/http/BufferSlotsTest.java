package io.duality.servers.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.IdentityHashMap;
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
  void keepsAllThatWereOutAtATime() {
    BufferSlots slots = new BufferSlots(64);
    Set<ByteBuffer> first = identities(Stream.generate(slots::borrow).limit(1_000));
    assertThat(first).hasSize(1_000);
    first.forEach(slots::giveBack);
    assertThat(identities(Stream.generate(slots::borrow).limit(1_000))).isEqualTo(first);
  }

  @Test
  void lendsMoreThanItKeeps() {
    BufferSlots slots = new BufferSlots(64);
    int many = BufferSlots.SLOTS + 10;
    Set<ByteBuffer> out = identities(Stream.generate(slots::borrow).limit(many));
    assertThat(out).hasSize(many);
    out.forEach(slots::giveBack);
    Set<ByteBuffer> again = identities(Stream.generate(slots::borrow).limit(many));
    again.retainAll(out);
    assertThat(again).hasSize(BufferSlots.SLOTS);
  }

  private static Set<ByteBuffer> identities(Stream<ByteBuffer> buffers) {
    Set<ByteBuffer> set = Collections.newSetFromMap(new IdentityHashMap<>());
    buffers.forEach(set::add);
    return set;
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
