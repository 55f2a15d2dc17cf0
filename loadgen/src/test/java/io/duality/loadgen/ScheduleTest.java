package io.duality.loadgen;

import static io.duality.loadgen.Simulation.MILLI;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private final Client[] clients = new Client[5];

  ScheduleTest() {
    for (int i = 0; i < clients.length; i++) {
      clients[i] = new Client(i, -1, new ResponseParser(new HeadReader()));
      clients[i].failures = i;
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoBacksOffHasHisTurnAlthoughOthersAreDueToo(boolean inOrder) {
    Schedule schedule = inOrder ? Schedule.inOrder(clients, 0) : Schedule.anyOrder(clients, 0);
    schedule.addAfterFailure(clients[2], 0); // 20 ms
    schedule.addAfterFailure(clients[1], 0); // 10 ms
    schedule.add(clients[0], 5 * MILLI);
    schedule.add(clients[3], 15 * MILLI);
    schedule.add(clients[4], 25 * MILLI);
    assertThat(schedule.nextDueNanos(0)).isEqualTo(5 * MILLI);
    List<Integer> order = new ArrayList<>();
    for (Client client = schedule.pollDue(30 * MILLI);
        client != null;
        client = schedule.pollDue(30 * MILLI)) {
      order.add(client.slot);
    }
    assertThat(order).containsExactly(0, 1, 3, 2, 4);
    assertThat(schedule.nextDueNanos(0)).isEqualTo(Schedule.NEVER_NANOS);
  }
}
