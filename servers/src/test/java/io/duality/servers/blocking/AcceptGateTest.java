package io.duality.servers.blocking;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.accept.Activity;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

/**
 * When an acceptor that favours active connections may accept, with a clock that the test moves.
 */
final class AcceptGateTest {
  private final Activity activity = new Activity(true);
  private final Activity.Member connection = activity.join();
  private final Deque<Runnable> windows = new ArrayDeque<>();
  private long now = Long.MAX_VALUE - 1_000;
  private final AcceptGate gate = new AcceptGate(activity, () -> now, this::park);
  private int parked;

  /** In each window happens what the test has lined up; then the clock has moved. */
  private void park(long nanos) {
    parked++;
    now += nanos;
    if (!windows.isEmpty()) {
      windows.removeFirst().run();
    }
  }

  private long waited() {
    long start = now;
    gate.await();
    return now - start;
  }

  @Test
  void opensAfterOneWindowInWhichNobodyRan() {
    assertThat(waited()).isEqualTo(AcceptGate.WINDOW_NANOS);
    assertThat(gate.isStillQuiet()).isTrue();
  }

  @Test
  void staysShutWhileAConnectionWorks() {
    connection.works();
    windows.add(() -> {});
    windows.add(connection::waits);
    assertThat(waited()).isEqualTo(7 * AcceptGate.WINDOW_NANOS);
    assertThat(parked).as("two windows with work, one without").isEqualTo(3);
  }

  @Test
  void staysShutForAThreadThatRanOnlyInTheWindow() {
    windows.add(() -> {
      connection.works();
      connection.waits();
    });
    waited();
    assertThat(parked).isEqualTo(2);
  }

  @Test
  void isShutAgainAsSoonAsSomebodyRuns() {
    gate.await();
    connection.works();
    assertThat(gate.isStillQuiet()).isFalse();
    connection.waits();
    assertThat(gate.isStillQuiet()).as("he may have more to do").isFalse();
  }

  @Test
  void opensInTheEndForOneConnection() {
    connection.works();
    assertThat(waited())
        .isBetween(
            AcceptGate.LONGEST_NANOS, AcceptGate.LONGEST_NANOS + 16 * AcceptGate.WINDOW_NANOS);
    assertThat(gate.isStillQuiet()).isFalse();
  }
}
