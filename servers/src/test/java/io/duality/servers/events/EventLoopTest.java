package io.duality.servers.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.nio.NioPoller;
import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** One loop, turn by turn, and the one way in for other threads. */
final class EventLoopTest {
  private static final long NEVER = TimeUnit.HOURS.toNanos(1);

  private static EventLoop loop(Poller poller) {
    return new EventLoop(poller, NEVER, System.nanoTime());
  }

  private static Poller poller() throws IOException {
    return new NioPoller(Selector.open());
  }

  @Test
  void runsTasksInOrderAndNoneThatCameMeanwhileBeforePolling() throws IOException {
    try (EventLoop loop = loop(poller())) {
      loop.confine();
      List<String> ran = new ArrayList<>();
      loop.execute(() -> ran.add("first"));
      loop.execute(() -> ran.add("second"));
      assertThat(loop.runOnce()).isTrue();
      assertThat(ran).containsExactly("first", "second");
    }
  }

  @Test
  void pollsBetweenBatchesOfAFloodOfTasks() throws IOException {
    try (EventLoop loop = loop(poller())) {
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
    try (EventLoop loop = loop(poller())) {
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
    try (EventLoop loop = loop(poller())) {
      loop.confine();
      loop.execute(loop.conversations()::drain);
      assertThat(loop.runOnce()).isFalse();
    }
  }

  @Test
  void runsWhatWasLeftInTheQueueWhenItIsClosed() throws IOException {
    CountDownLatch ran = new CountDownLatch(1);
    EventLoop loop = loop(poller());
    loop.execute(ran::countDown);
    loop.close();
    assertThat(ran.getCount()).isZero();
  }

  @Test
  void hearsOtherThreadsWheneverTheyCome() throws Exception {
    assertThat(tasksHeard(loop(poller()), Duration.ofSeconds(30))).isEqualTo(TASKS);
  }

  /** The broken twin: a poller that sleeps through wake-ups. */
  @Test
  void noticesALostWakeUp() throws Exception {
    assertThat(tasksHeard(loop(new DeafPoller()), Duration.ofMillis(300))).isLessThan(TASKS);
  }

  private static final int TASKS = 2_000;

  /**
   * Each task is sent when the last has run, so that the loop is mostly about to select.
   *
   * @param limit of one of them
   */
  private static int tasksHeard(EventLoop loop, Duration limit) throws Exception {
    Thread thread = Thread.ofPlatform().daemon().start(() -> turn(loop));
    int heard = 0;
    boolean hears = true;
    while (hears && heard < TASKS) {
      CountDownLatch ran = new CountDownLatch(1);
      loop.execute(ran::countDown);
      hears = ran.await(limit.toNanos(), TimeUnit.NANOSECONDS);
      heard += hears ? 1 : 0;
    }
    loop.execute(loop.conversations()::drain);
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

  /** Tells nothing, and only its time or an interrupt ends it. */
  private static final class DeafPoller implements Poller {
    @Override
    public void poll(long millis) {
      try {
        new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void wakeup() {}

    @Override
    public void close() {}
  }
}
