package io.duality.servers.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.duality.servers.events.Interest;
import io.duality.servers.posix.EventRounds.Mechanism;
import io.duality.servers.posix.EventRounds.Round;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EnabledOnOs(OS.LINUX)
final class EventRoundsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Epoll, badly used. */
  private abstract static class BrokenPoller extends EpollPoller {
    BrokenPoller() throws IOException {
      super(Arena.ofAuto());
    }

    @Override
    void add(Pollable pollable) throws IOException {
      epoll().add(pollable.fd(), Epoll.IN);
    }

    @Override
    void want(Pollable pollable, Interest wanted) {}

    @Override
    void told(Pollable pollable, int bits) {
      pollable.tell();
    }

    @Override
    public void poll(long millis) throws IOException {
      await(millis);
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneByteGoesRoundInOrder(Mechanism mechanism) throws IOException {
    List<Integer> order = new ArrayList<>();
    try (EventRounds rounds =
        EventRounds.over(EventRounds.open(mechanism), 7, new Round(1, 30, LONG), order::add)) {
      for (int round = 0; round < 3; round++) {
        order.clear();
        rounds.watchAgain();
        rounds.begin();

        assertThat(rounds.run()).isEqualTo(30);
        assertThat(order).hasSize(30);
        for (int i = 0; i < order.size(); i++) {
          assertThat(order.get(i)).isEqualTo(i % 7);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyBytesAreEachToldOnce(Mechanism mechanism) throws IOException {
    int[] told = new int[300];
    try (EventRounds rounds =
        EventRounds.over(
            EventRounds.open(mechanism), 300, new Round(100, 1_100, LONG), pair -> told[pair]++)) {
      rounds.begin();

      assertThat(rounds.run()).isEqualTo(1_100);
    }
    assertThat(Arrays.stream(told).sum()).isEqualTo(1_100);
  }

  @Test
  void selectRefusesDescriptorsFrom1024On() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> EventRounds.open(Mechanism.SELECT, 1_024, new Round(1, 2, LONG)))
        .withMessageStartingWith("select watches descriptors below 1,024 (FD_SETSIZE) only")
        .withMessageEndingWith("of the 1,024 here: take fewer");
  }

  @ParameterizedTest
  @EnumSource(names = {"POLL", "EPOLL"})
  void theOthersHaveNoSuchLimit(Mechanism mechanism) throws IOException {
    try (EventRounds rounds = EventRounds.open(mechanism, 1_100, new Round(1, 1_200, LONG))) {
      rounds.begin();

      assertThat(rounds.run()).isEqualTo(1_200);
    }
  }

  @Test
  void noticesAPollerThatForgetsADescriptor() throws IOException {
    NativePoller forgetful =
        new BrokenPoller() {
          private int added;

          @Override
          void add(Pollable pollable) throws IOException {
            added++;
            if (added != 3) {
              super.add(pollable);
            }
          }
        };
    Round round = new Round(1, 30, Duration.ofMillis(200));
    try (EventRounds rounds = EventRounds.over(forgetful, 7, round, pair -> {})) {
      rounds.begin();

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(rounds::run)
          .withMessage("no event within 200 ms: 2 of 3 were told");
    }
  }

  @Test
  void noticesAPollerThatTellsTwice() throws IOException {
    NativePoller stutterer =
        new BrokenPoller() {
          @Override
          void told(Pollable pollable, int bits) {
            pollable.tell();
            pollable.tell();
          }
        };
    try (EventRounds rounds = EventRounds.over(stutterer, 7, new Round(1, 30, LONG), pair -> {})) {
      rounds.begin();

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(rounds::run)
          .withMessageContaining("has no byte");
    }
  }

  @Test
  void refusesRoundsThatCannotBe() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Round(0, 5, LONG));
    assertThatIllegalArgumentException().isThrownBy(() -> new Round(6, 5, LONG));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EventRounds.open(Mechanism.EPOLL, 10, new Round(11, 20, LONG)))
        .withMessage("11 active of 10 descriptors: take fewer of the first");
  }
}
