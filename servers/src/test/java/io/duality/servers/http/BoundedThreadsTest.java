package io.duality.servers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A pool that the kernel gives fewer threads than it may have. */
final class BoundedThreadsTest {
  private static final int TASKS = 20;

  /** A kernel that gives so many threads and no more. */
  private static ThreadFactory giving(int threads) {
    AtomicInteger given = new AtomicInteger();
    return body -> {
      if (given.incrementAndGet() > threads) {
        throw new OutOfMemoryError("no thread");
      }
      return Thread.ofPlatform().daemon().unstarted(body);
    };
  }

  @Test
  void goesOnWithTheThreadsThatAreThere() throws InterruptedException {
    CountDownLatch done = new CountDownLatch(TASKS);
    try (BoundedThreads threads = new BoundedThreads(8, giving(1))) {
      for (int i = 0; i < TASKS; i++) {
        threads.execute(done::countDown);
      }
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** The test above can fail: this is what a plain pool does. */
  @Test
  void wouldRefuseWhileItsThreadsAreIdle() {
    try (ThreadPoolExecutor plain =
        new ThreadPoolExecutor(8, 8, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), giving(1))) {
      plain.execute(() -> {});
      assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> plain.execute(() -> {}));
    }
  }

  @Test
  void refusesWhatNobodyWouldEverRun() {
    AtomicInteger runs = new AtomicInteger();
    try (BoundedThreads threads = new BoundedThreads(8, giving(0))) {
      assertThatExceptionOfType(OutOfMemoryError.class)
          .isThrownBy(() -> threads.execute(runs::incrementAndGet));
    }
    assertThat(runs).hasValue(0);
  }

  @Test
  void runsAsManyAtOnceAsItMay() throws InterruptedException {
    CountDownLatch together = new CountDownLatch(3);
    try (BoundedThreads threads = new BoundedThreads(3, giving(3))) {
      CountDownLatch done = new CountDownLatch(3);
      for (int i = 0; i < 3; i++) {
        threads.execute(() -> {
          together.countDown();
          awaitQuietly(together);
          done.countDown();
        });
      }
      assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void takesNothingAfterItsEnd() {
    BoundedThreads threads = new BoundedThreads("test-", 1);
    threads.close();
    assertThatExceptionOfType(RejectedExecutionException.class)
        .isThrownBy(() -> threads.execute(() -> {}));
  }
}
