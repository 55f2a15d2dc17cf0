package io.duality.servers.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many connections may be open. */
final class RoomTest {
  private final AtomicInteger open = new AtomicInteger();
  private final Room room = new Room(3, open::get);

  @Test
  void isFullFromTheLimitOn() {
    open.set(2);
    assertThat(room.isFull()).isFalse();
    open.set(3);
    assertThat(room.isFull()).isTrue();
    open.set(4);
    assertThat(room.isFull()).isTrue();
  }

  @Test
  void isNeverFullWithoutALimit() {
    open.set(Integer.MAX_VALUE);
    assertThat(new Room(0, open::get).isFull()).isFalse();
    assertThat(Room.UNLIMITED.isFull()).isFalse();
  }

  @Test
  void isWaitedForUntilOneHasEnded() {
    open.set(3);
    AtomicInteger looks = new AtomicInteger();
    room.await(() -> {
      if (looks.incrementAndGet() == 5) {
        open.decrementAndGet();
      }
      return true;
    });
    assertThat(looks).hasValue(5);
  }

  @Test
  void isNotWaitedForByWhoAcceptsNobody() {
    open.set(3);
    room.await(() -> false);
    assertThat(room.isFull()).isTrue();
  }
}
