package io.duality.servers.aio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All threads of a group, or none. */
final class HandlerThreadsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Thread> threads = new ArrayList<>();

  private Thread thread(Runnable body, int most) {
    if (threads.size() == most) {
      throw new OutOfMemoryError("no thread");
    }
    threads.add(Thread.ofPlatform().daemon().unstarted(body));
    return threads.getLast();
  }

  @Test
  void leavesNoThreadBehindIfTheKernelGivesOnlySome() throws InterruptedException {
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> HandlerThreads.start(3, body -> thread(body, 2)));
    assertThat(threads).hasSize(2);
    for (Thread thread : threads) {
      assertThat(thread.join(PATIENCE)).isTrue();
    }
  }

  @Test
  void runsItsGroupUntilItsEnd() throws IOException {
    HandlerThreads started = HandlerThreads.start(3, body -> thread(body, 3));
    assertThat(threads).hasSize(3).allMatch(Thread::isAlive);
    started.end();
    assertThat(threads).noneMatch(Thread::isAlive);
    assertThat(started.group().isTerminated()).isTrue();
  }
}
