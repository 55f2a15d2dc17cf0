package io.duality.servers.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The wait for connections that other threads are at work on. */
final class DrainTest {
  private final Set<String> live = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sweeps = new AtomicInteger();

  @Test
  void sweepsAgainAndAgainUntilNobodyIsLeft() {
    live.add("a");
    Drain.gently(
        live,
        Duration.ofHours(1),
        name -> {
          if (sweeps.incrementAndGet() == 3) {
            live.remove(name);
          }
        });
    assertThat(sweeps).hasValue(3);
  }

  /** A sweep each 10 ms; one that spins makes many thousands. */
  @Test
  void doesNotSpinForWhoIsInterruptedAndKeepsThat() {
    live.add("a");
    Thread.currentThread().interrupt();
    Drain.gently(live, Duration.ofMillis(100), name -> sweeps.incrementAndGet());
    assertThat(Thread.interrupted()).isTrue();
    assertThat(sweeps.get()).isBetween(1, 100);
  }
}
