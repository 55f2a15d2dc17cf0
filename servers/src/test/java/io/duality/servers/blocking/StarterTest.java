package io.duality.servers.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connections whose threads are started elsewhere. */
final class StarterTest {
  private final Queue<String> started = new ConcurrentLinkedQueue<>();
  private final Queue<String> refused = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

  @Test
  void takesConnectionsWhileAThreadIsBeingStarted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Starter<String> starter =
        new Starter<>(
            name -> {
              begun.countDown();
              await(go);
              started.add(name);
            },
            refused::add,
            failure::complete);
    starter.start();
    starter.accept("a");
    await(begun);
    starter.accept("b");
    CompletableFuture<Void> stop = CompletableFuture.runAsync(starter::stop);
    while (!starter.isStopping()) {
      Thread.onSpinWait();
    }
    go.countDown();
    stop.get(30, TimeUnit.SECONDS);
    assertThat(started).as("what was being started").containsExactly("a");
    assertThat(refused).as("what still waited").containsExactly("b");
  }

  @Test
  void startsInOrder() {
    Starter<String> starter = new Starter<>(started::add, refused::add, failure::complete);
    List.of("a", "b", "c").forEach(starter::accept);
    starter.start();
    while (started.size() < 3) {
      Thread.onSpinWait();
    }
    starter.stop();
    assertThat(started).containsExactly("a", "b", "c");
    assertThat(refused).isEmpty();
  }

  @Test
  void tellsWhatItFailedBy() throws Exception {
    IllegalStateException cause = new IllegalStateException("no thread");
    Starter<String> starter =
        new Starter<>(
            name -> {
              throw cause;
            },
            refused::add,
            failure::complete);
    starter.start();
    starter.accept("a");
    assertThat(failure.get(30, TimeUnit.SECONDS)).isSameAs(cause);
    starter.stop();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
