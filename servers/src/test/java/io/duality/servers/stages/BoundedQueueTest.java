package io.duality.servers.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedQueueTest {
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  private static boolean add(BoundedQueue<Integer> queue, int event) {
    return queue.enqueue(event, 10L * event);
  }

  private static List<Integer> drain(BoundedQueue<Integer> queue, int most) throws Exception {
    Batch<Integer> batch = new Batch<>(most);
    int count = queue.drain(batch, most, 0);
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      taken.add(batch.take(i));
      assertThat(batch.queuedNanos(i)).as("told with the event").isEqualTo(10L * taken.get(i));
    }
    return taken;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64, 65, 1_000})
  void holdsAsManyAsItsBoundAndNoMore(int bound) throws Exception {
    BoundedQueue<Integer> queue = new BoundedQueue<>(bound);
    for (int i = 0; i < bound; i++) {
      assertThat(add(queue, i)).isTrue();
    }
    assertThat(add(queue, bound)).isFalse();
    assertThat(queue.size()).isEqualTo(bound);
    assertThat(drain(queue, 1)).containsExactly(0);
    assertThat(add(queue, bound)).as("room again").isTrue();
    assertThat(add(queue, bound)).isFalse();
  }

  @Test
  void keepsTheOrderWhileItGrowsAndWraps() throws Exception {
    BoundedQueue<Integer> queue = new BoundedQueue<>(1_000);
    int in = 0;
    int out = 0;
    for (int round = 1; round < 40; round++) {
      for (int i = 0; i < round * 2; i++) {
        assertThat(add(queue, in++)).isTrue();
      }
      for (int event : drain(queue, round)) {
        assertThat(event).isEqualTo(out++);
      }
    }
    assertThat(out).isEqualTo(780);
    assertThat(queue.size()).isEqualTo(in - out);
  }

  @Test
  void drainsAtMostABatch() throws Exception {
    BoundedQueue<Integer> queue = new BoundedQueue<>(10);
    for (int i = 0; i < 5; i++) {
      add(queue, i);
    }
    assertThat(drain(queue, 3)).containsExactly(0, 1, 2);
    assertThat(drain(queue, 3)).containsExactly(3, 4);
    assertThat(queue.drain(new Batch<>(3), 3, 0)).isZero();
  }

  @Test
  void wakesOneThatWaits() throws Exception {
    BoundedQueue<Integer> queue = new BoundedQueue<>(1);
    try (ExecutorService one = Executors.newSingleThreadExecutor()) {
      Future<Integer> count = one.submit(() -> queue.drain(new Batch<>(4), 4, HOUR));
      assertThat(add(queue, 1)).isTrue();
      assertThat(count.get(30, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Test
  void letsNobodyWaitOnceClosed() throws Exception {
    BoundedQueue<Integer> queue = new BoundedQueue<>(2);
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Future<Integer> first = two.submit(() -> queue.drain(new Batch<>(4), 4, HOUR));
      Future<Integer> second = two.submit(() -> queue.drain(new Batch<>(4), 4, HOUR));
      queue.close();
      assertThat(first.get(30, TimeUnit.SECONDS)).isEqualTo(-1);
      assertThat(second.get(30, TimeUnit.SECONDS)).isEqualTo(-1);
    }
    assertThat(add(queue, 1)).isFalse();
  }

  @Test
  void holdsItsBoundUnderConcurrency() throws Exception {
    for (int round = 0; round < 50; round++) {
      BoundedQueue<Integer> queue = new BoundedQueue<>(100);
      assertThat(acceptedOf(event -> add(queue, event))).isEqualTo(100);
      assertThat(queue.size()).isEqualTo(100);
    }
  }

  /** A bound that is checked apart from the act, which the test above has to find. */
  private static final class CheckThenAct {
    private final Queue<Integer> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    @SuppressWarnings("ThreadPriorityCheck") // makes the gap wide
    boolean enqueue(int event) {
      if (size.get() >= 100) {
        return false;
      }
      Thread.yield();
      size.incrementAndGet();
      return events.add(event);
    }
  }

  @Test
  void findsABoundThatDoesNotHold() throws Exception {
    long start = System.nanoTime();
    int most = 0;
    while (most <= 100 && System.nanoTime() - start < TimeUnit.SECONDS.toNanos(30)) {
      most = Math.max(most, acceptedOf(new CheckThenAct()::enqueue));
    }
    assertThat(most).isGreaterThan(100);
  }

  /** Four threads offer 100 events each at once; nobody drains. */
  private static int acceptedOf(IntPredicate enqueue) throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    LongAdder accepted = new LongAdder();
    try (ExecutorService producers = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        var _ =
            producers.submit(() -> {
              await(together);
              for (int event = 0; event < 100; event++) {
                if (enqueue.test(event)) {
                  accepted.increment();
                }
              }
            });
      }
    }
    return accepted.intValue();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException
        | BrokenBarrierException
        | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void givesEachEventToOneThread() throws Exception {
    BoundedQueue<Integer> queue = new BoundedQueue<>(64);
    ConcurrentHashMap<Object, Boolean> seen = new ConcurrentHashMap<>();
    LongAdder twice = new LongAdder();
    int events = 100_000;
    try (ExecutorService consumers = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 2; i++) {
        var _ = consumers.submit(() -> consume(queue, seen, twice));
      }
      for (int event = 0; event < events; ) {
        if (add(queue, event)) {
          event++;
        } else {
          Thread.onSpinWait();
        }
      }
      while (queue.size() > 0) {
        Thread.onSpinWait();
      }
      queue.close();
    }
    assertThat(seen).hasSize(events);
    assertThat(twice.sum()).isZero();
  }

  private static Void consume(
      BoundedQueue<Integer> queue, ConcurrentHashMap<Object, Boolean> seen, LongAdder twice)
      throws InterruptedException {
    Batch<Integer> batch = new Batch<>(8);
    for (int count = 0; count >= 0; count = queue.drain(batch, 8, HOUR)) {
      for (int i = 0; i < count; i++) {
        if (seen.put(batch.take(i), true) != null) {
          twice.increment();
        }
      }
    }
    return null;
  }
}
