package io.duality.microbench.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.duality.microbench.RoundTrip;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TaskTurnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @ParameterizedTest
  @EnumSource
  void runsEachTaskThatItCreates(TaskKind kind) throws IOException {
    RoundTrip trip = new RoundTrip();
    List<Thread> ran = Collections.synchronizedList(new ArrayList<>());
    try (TaskTurns turns = TaskTurns.open(kind, 3, LONG)) {
      trip.expect(50);
      for (int i = 0; i < 50; i++) {
        turns.start(() -> {
          ran.add(Thread.currentThread());
          trip.answer();
        });
      }
      trip.await();
    }

    assertThat(ran)
        .hasSize(50)
        .allMatch(thread -> thread.isVirtual() == (kind == TaskKind.VIRTUAL));
  }

  @ParameterizedTest
  @EnumSource
  void switchesUntilItIsClosed(TaskKind kind) throws IOException {
    TaskTurns turns = TaskTurns.open(kind, 3, LONG);
    turns.switchByTurns();
    turns.done().await(2_000);
    turns.close();

    assertThat(turns.done().done()).isGreaterThanOrEqualTo(2_000);
  }

  @ParameterizedTest
  @EnumSource
  void locksAsOftenAsItCounts(TaskKind kind) throws IOException {
    TaskTurns turns = TaskTurns.open(kind, 3, LONG);
    turns.lockForEver();
    turns.done().await(10);
    turns.close();

    assertThat(turns.guarded()).isEqualTo(turns.done().done() * TaskTurns.LOCKS);
  }

  @Test
  void playersAlternate() {
    List<Integer> order = new ArrayList<>();
    Progress switches = new Progress(LONG);
    PingPong game =
        new PingPong(switches) {
          @Override
          void played(int player) {
            // One at a time: that is what it is about.
            order.add(player);
          }
        };
    play(game, switches, 1_000);

    assertThat(order).hasSize((int) switches.done());
    for (int i = 0; i < order.size(); i++) {
      assertThat(order.get(i)).isEqualTo(i % 2);
    }
  }

  @Test
  void aGameWithoutWakeUpsStandsStill() {
    Progress switches = new Progress(Duration.ofMillis(200));
    PingPong asleep =
        new PingPong(switches) {
          @Override
          void wake(Thread player) {}
        };

    // A player that is not parked yet sees its turn all the same, but not a thousand times.
    assertThatIllegalStateException()
        .isThrownBy(() -> play(asleep, switches, 1_000))
        .withMessageContaining("stands still");
  }

  private static void play(PingPong game, Progress switches, long times) {
    try (Crew crew = new Crew(switches::fail)) {
      crew.add(ThreadKind.PLATFORM, () -> game.play(0));
      crew.add(ThreadKind.PLATFORM, () -> game.play(1));
      crew.go();
      switches.await(times);
    }
  }
}
