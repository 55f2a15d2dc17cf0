package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duality.loadgen.ChatServer.Fault;
import io.duality.loadgen.net.Mechanism;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rooms over real sockets: what was said is heard by all others, or the load says that it was not.
 */
class ChatLoopTest {
  private static final int SIZE = 4;
  private static final Arrival.Chat CHAT = new Arrival.Chat(SIZE, 100);

  static Stream<Mechanism> mechanisms() {
    return Stream.of(Mechanism.values()).filter(Mechanism::available);
  }

  private static LoadConfigBuilder load(ChatServer server, int rooms) {
    return LoadConfig.to(server.target())
        .arrival(CHAT)
        .clients(rooms * CHAT.connectionsPerRoom())
        .timeout(Duration.ofHours(1));
  }

  @ParameterizedTest
  @MethodSource("mechanisms")
  void everyMessageIsHeardByAllOthersOfItsRoom(Mechanism mechanism) throws Exception {
    try (ChatServer server = new ChatServer(Fault.NONE);
        LoadGenerator generator =
            LoadGenerator.open(load(server, 3).threads(2).mechanism(mechanism).build())) {
      assertThat(generator.connect().established()).isEqualTo(3 * 2 * SIZE);
      generator.load();
      Until.completed(generator, 300);
      generator.mark();
      Until.moreCompleted(generator, 600);
      LoadReport window = generator.report();
      LoadTotals totals = generator.stop();
      assertThat(totals.errors()).isEmpty();
      assertThat(totals.unanswered()).isZero();
      assertThat(totals.completed()).isEqualTo(server.deliveries());
      assertThat(totals.completed()).isEqualTo((long) server.said() * (SIZE - 1));
      check(window);
    }
  }

  private static void check(LoadReport window) {
    assertThat(window.completed()).isGreaterThanOrEqualTo(600);
    assertThat(window.offered() % (SIZE - 1)).isZero();
    assertThat(window.bodyBytes()).isEqualTo(window.completed() * CHAT.messageBytes());
    assertThat(window.response().getTotalCount()).isEqualTo(window.completed());
    assertThat(window.service().getTotalCount()).isEqualTo(window.completed());
    assertThat(window.fairness().clients()).as("who listen").isEqualTo(3 * SIZE);
    assertThat(window.fairness().sum()).isEqualTo(window.completed());
  }

  @Test
  void processesHaveRoomsOfTheirOwn() throws Exception {
    try (ChatServer server = new ChatServer(Fault.NONE);
        LoadGenerator first = LoadGenerator.open(load(server, 2).part(new Part(0, 2)).build());
        LoadGenerator second = LoadGenerator.open(load(server, 2).part(new Part(1, 2)).build())) {
      first.load();
      second.load();
      Until.completed(first, 100);
      Until.completed(second, 100);
      long heard = stop(first) + stop(second);
      assertThat(heard).isEqualTo(server.deliveries());
    }
  }

  private static long stop(LoadGenerator generator) throws InterruptedException {
    LoadTotals totals = generator.stop();
    assertThat(totals.errors()).isEmpty();
    return totals.completed();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "DELIVERS_NOTHING_ANY_MORE"})
  void aRoomThatIsNotServedRightlyIsAnError(Fault fault) throws Exception {
    try (ChatServer server = new ChatServer(fault);
        LoadGenerator generator = LoadGenerator.open(load(server, 2).build())) {
      generator.load();
      while (generator.progress().errors() == 0) {
        LockSupport.parkNanos(1_000_000);
      }
      LoadTotals totals = generator.stop();
      assertThat(totals.errors()).isNotEmpty();
      assertThat(totals.firstFailure().orElseThrow())
          .containsAnyOf("message", "stream", "reset", "after the end");
    }
  }

  @Test
  void whatIsNeverDeliveredIsCounted() throws Exception {
    try (ChatServer server = new ChatServer(Fault.DELIVERS_NOTHING_ANY_MORE);
        LoadGenerator generator = LoadGenerator.open(load(server, 1).build())) {
      generator.load();
      Until.holds(() -> server.deliveries() > 50);
      LoadTotals totals = generator.stop(Duration.ZERO);
      assertThat(totals.unanswered()).isPositive();
      assertThat((totals.completed() + totals.unanswered()) % (SIZE - 1)).isZero();
      assertThat(totals.completed()).isLessThan(50);
    }
  }

  @Test
  void aRoomInWhichNothingIsHeardTimesOut() throws Exception {
    try (ChatServer server = new ChatServer(Fault.DELIVERS_NOTHING_ANY_MORE);
        LoadGenerator generator =
            LoadGenerator.open(load(server, 1).timeout(Duration.ofMillis(200)).build())) {
      generator.load();
      while (generator.progress().errors() == 0) {
        LockSupport.parkNanos(1_000_000);
      }
      LoadTotals totals = generator.stop();
      assertThat(totals.errors()).containsKey(ErrorKind.TIMEOUT);
      assertThat(totals.errors()).as("never heard").containsKey(ErrorKind.PROTOCOL);
    }
  }

  @Test
  void nobodyIsFurtherAheadThanOneMessage() {
    ChatRoom room = new ChatRoom(2);
    assertThat(room.mayTalk(0)).as("nobody listens yet").isFalse();
    room.joined();
    assertThat(room.joined()).isTrue();
    assertThat(room.mayTalk(0)).isTrue();
    assertThat(room.talks(0, 1, 2)).isZero();
    assertThat(room.mayTalk(0)).as("has not heard the other yet").isFalse();
    assertThat(room.expects(1, 0, 1)).as("that was not said").isFalse();
    assertThat(room.expects(1, 0, 0)).isTrue();
    room.hears(1, 0);
    assertThat(room.owed()).isZero();
    assertThat(room.talks(1, 3, 4)).isZero();
    assertThat(room.mayTalk(1)).as("has heard as much as it has said").isTrue();
    assertThat(room.talks(1, 5, 6)).isEqualTo(1);
    assertThat(room.mayTalk(1)).isFalse();
    assertThat(room.saidNanos(1, 0)).isEqualTo(4);
    room.hears(0, 1);
    assertThat(room.mayTalk(0)).isTrue();
    assertThat(room.owed()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoWholeRoom() throws IOException {
    try (ChatServer server = new ChatServer(Fault.NONE)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> load(server, 1).clients(9).build())
          .withMessageContaining("a room has 8");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> load(server, 1).threads(2).build())
          .withMessageContaining("threads");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> load(server, 1).requests(5).build())
          .withMessageContaining("duration");
    }
  }
}
