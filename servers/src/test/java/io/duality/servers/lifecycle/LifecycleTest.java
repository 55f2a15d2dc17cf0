package io.duality.servers.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.servers.ServerConfig;
import io.duality.servers.http.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One end, whoever asks for it and whatever fails. */
final class LifecycleTest {
  private static final int PORT = 4_711;
  private static final Duration GRACE = Duration.ofSeconds(3);

  @TempDir private Path folder = Path.of("");
  private final List<Duration> stops = new CopyOnWriteArrayList<>();

  private Lifecycle lifecycle(Consumer<Duration> stop) throws IOException {
    return new Lifecycle(Service.of(ServerConfig.of(folder)), stop);
  }

  private static CompletableFuture<Void> end(Lifecycle life) {
    return life.termination().toCompletableFuture();
  }

  private static void assertFailed(Lifecycle life, Throwable cause) {
    assertThatThrownBy(() -> end(life).orTimeout(30, TimeUnit.SECONDS).join())
        .isInstanceOf(CompletionException.class)
        .hasCause(cause);
  }

  @Test
  void stopsOnceWithTheGraceOfWhoCameFirst() throws IOException {
    Lifecycle life = lifecycle(stops::add);
    life.started(PORT);
    assertThat(life.port()).isEqualTo(PORT);
    assertThat(end(life)).isNotDone();
    life.stop(GRACE);
    life.close();
    assertThat(stops).containsExactly(GRACE);
    assertThat(end(life)).isCompleted();
  }

  @Test
  void letsWhoComesSecondWaitForTheEnd() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Lifecycle life =
        lifecycle(grace -> {
          entered.countDown();
          awaitQuietly(leave);
        });
    life.started(PORT);
    CompletableFuture<Void> first = CompletableFuture.runAsync(life::close, LifecycleTest::start);
    assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> second = CompletableFuture.runAsync(life::close, LifecycleTest::start);
    assertThatThrownBy(() -> second.get(50, TimeUnit.MILLISECONDS))
        .as("the first has not ended")
        .isInstanceOf(TimeoutException.class);
    leave.countDown();
    first.get(30, TimeUnit.SECONDS);
    second.get(30, TimeUnit.SECONDS);
  }

  @Test
  void stopsAtOnceWhenItFailsAndTellsTheCause() throws IOException {
    Lifecycle life = lifecycle(stops::add);
    life.started(PORT);
    IllegalStateException cause = new IllegalStateException("a loop has ended");
    life.fail(cause);
    life.fail(new IllegalStateException("another"));
    assertFailed(life, cause);
    assertThat(stops).containsExactly(Duration.ZERO);
  }

  @Test
  void stopsForAFailureThatCameBeforeTheStart() throws IOException {
    Lifecycle life = lifecycle(stops::add);
    IllegalStateException cause = new IllegalStateException("a loop has ended");
    life.fail(cause);
    assertThat(stops).as("nothing is running yet").isEmpty();
    life.started(PORT);
    assertFailed(life, cause);
    assertThat(stops).containsExactly(Duration.ZERO);
  }

  @Test
  void takesWhatAStopBreaksOffForNoFailure() throws IOException {
    Lifecycle[] self = new Lifecycle[1];
    self[0] = lifecycle(grace -> self[0].fail(new IllegalStateException("broken off")));
    self[0].started(PORT);
    self[0].close();
    assertThat(end(self[0])).isCompleted();
  }

  @Test
  void tellsAListenerThatCannotBeClosedAndGoesOn() throws IOException {
    IOException cause = new IOException("cannot close");
    Lifecycle[] self = new Lifecycle[1];
    self[0] =
        lifecycle(grace -> {
          self[0].stopListening(() -> {
            throw cause;
          });
          stops.add(grace);
        });
    self[0].started(PORT);
    self[0].stop(GRACE);
    assertFailed(self[0], cause);
    assertThat(stops).containsExactly(GRACE);
  }

  private static void start(Runnable body) {
    Thread.ofPlatform().daemon().start(body);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
