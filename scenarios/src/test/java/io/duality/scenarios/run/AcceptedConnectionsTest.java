package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.StopSignal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AcceptedConnectionsTest {
  private static final Duration AMPLE = Duration.ofMinutes(5);

  private final Lifeline lifeline = new Lifeline(new StopSignal());

  @Test
  void aServerThatIsStillAcceptingIsWaitedFor() throws Exception {
    Queue<Long> table = new ArrayDeque<>(List.of(7L, 9L, 10L, 11L));
    assertThat(AcceptedConnections.count(table::remove, 10, lifeline, AMPLE)).isEqualTo(10);
    assertThat(table).as("not read again once it suffices").containsExactly(11L);
  }

  @Test
  void aServerThatAcceptsNoMoreIsWaitedForNoLongerThanTheLimit() throws Exception {
    assertThat(AcceptedConnections.count(() -> 7, 10, lifeline, Duration.ofMillis(1))).isEqualTo(7);
  }

  @Test
  void whatIsNotKnownIsNotAskedAgain() throws Exception {
    Queue<Long> table = new ArrayDeque<>(List.of(-1L, 10L));
    assertThat(AcceptedConnections.count(table::remove, 10, lifeline, AMPLE)).isEqualTo(-1);
  }
}
