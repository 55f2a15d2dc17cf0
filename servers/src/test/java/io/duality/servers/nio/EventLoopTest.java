package io.duality.servers.nio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** One loop, turn by turn, and the one way in for other threads. */
final class EventLoopTest {
  private static final long NEVER = TimeUnit.HOURS.toNanos(1);

  private static EventLoop loop(Selector selector) {
    return new EventLoop(selector, NEVER, System.nanoTime());
  }

  @Test
  void runsTasksInOrderAndNoneThatCameMeanwhileBeforeSelecting() throws IOException {
    try (EventLoop loop = loop(Selector.open())) {
      loop.confine();
      List<String> ran = new ArrayList<>();
      loop.execute(() -> ran.add("first"));
      loop.execute(() -> ran.add("second"));
      assertThat(loop.runOnce()).isTrue();
      assertThat(ran).containsExactly("first", "second");
    }
  }

  @Test
  void selectsBetweenBatchesOfAFloodOfTasks() throws IOException {
    try (EventLoop loop = loop(Selector.open())) {
      loop.confine();
      int[] runs = {0};
      Runnable again =
          new Runnable() {
            @Override
            public void run() {
              runs[0]++;
              loop.execute(this);
            }
          };
      loop.execute(again);
      loop.runOnce();
      assertThat(runs[0]).as("tasks in one turn").isBetween(1, 10_000);
      loop.runOnce();
      assertThat(runs[0]).isGreaterThan(1);
    }
  }

  @Test
  void runsATimerWhenItIsDue() throws IOException {
    try (EventLoop loop = loop(Selector.open())) {
      loop.confine();
      long start = System.nanoTime();
      long[] ran = {0};
      loop.schedule(Duration.ofMillis(20), () -> ran[0] = System.nanoTime());
      for (int turn = 0; ran[0] == 0 && turn < 1_000; turn++) {
        loop.runOnce();
      }
      assertThat(ran[0] - start).isGreaterThanOrEqualTo(Duration.ofMillis(20).toNanos());
    }
  }

  @Test
  void endsOnceDrained() throws IOException {
    try (EventLoop loop = loop(Selector.open())) {
      loop.confine();
      loop.execute(loop::drain);
      assertThat(loop.runOnce()).isFalse();
    }
  }

  @Test
  void runsWhatWasLeftInTheQueueWhenItIsClosed() throws IOException {
    CountDownLatch ran = new CountDownLatch(1);
    EventLoop loop = loop(Selector.open());
    loop.execute(ran::countDown);
    loop.close();
    assertThat(ran.getCount()).isZero();
  }

  @Test
  void hearsOtherThreadsWheneverTheyCome() throws Exception {
    assertThat(tasksHeard(loop(Selector.open()), Duration.ofSeconds(30))).isEqualTo(TASKS);
  }

  /** The broken twin: a selector that sleeps through wake-ups. */
  @Test
  void noticesALostWakeUp() throws Exception {
    assertThat(tasksHeard(loop(new DeafSelector()), Duration.ofMillis(300))).isLessThan(TASKS);
  }

  private static final int TASKS = 2_000;

  /** Each task is sent when the last has run, so that the loop is mostly about to select. */
  private static int tasksHeard(EventLoop loop, Duration limit) throws Exception {
    Thread thread = Thread.ofPlatform().daemon().start(() -> turn(loop));
    long deadline = System.nanoTime() + limit.toNanos();
    int heard = 0;
    while (heard < TASKS && System.nanoTime() < deadline) {
      CountDownLatch ran = new CountDownLatch(1);
      loop.execute(ran::countDown);
      if (ran.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        heard++;
      }
    }
    loop.execute(loop::drain);
    thread.interrupt();
    thread.join();
    return heard;
  }

  private static void turn(EventLoop loop) {
    loop.confine();
    try {
      while (loop.runOnce() && !Thread.currentThread().isInterrupted()) {}
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Selects nothing, and only its time or an interrupt ends it. */
  private static final class DeafSelector extends Selector {
    @Override
    public int select(Consumer<SelectionKey> action, long timeout) {
      try {
        new CountDownLatch(1).await(timeout, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return 0;
    }

    @Override
    public int selectNow(Consumer<SelectionKey> action) {
      return 0;
    }

    @Override
    public Selector wakeup() {
      return this;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public SelectorProvider provider() {
      return SelectorProvider.provider();
    }

    @Override
    public Set<SelectionKey> keys() {
      return Set.of();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
      return Set.of();
    }

    @Override
    public int selectNow() {
      return 0;
    }

    @Override
    public int select(long timeout) {
      return 0;
    }

    @Override
    public int select() {
      return 0;
    }

    @Override
    public void close() {}
  }
}
