package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.servers.contract.LoopTwin.Fault;
import io.duality.servers.posix.PosixNetwork;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An event loop that drops a wake-up, or misses an edge, does not pass the contract. */
@SuppressWarnings("JUnitMethodInvoked") // that is what it is for
class BrokenLoopTest {
  private static void run(Fault fault, Candidate twin) throws Exception {
    AnswersContractTest answers = new AnswersContractTest(twin);
    switch (fault) {
      case NONE -> answers.answersAFile();
      // Chunks come from a helper thread.
      case DROPS_WAKE_UPS -> answers.servesALongFileByteForByte();
      case MISSES_EDGES -> answers.takesUpWhatComesDuringAPause();
    }
  }

  private static Candidate candidate(Fault fault, int millis) {
    return new Candidate(new LoopTwin(fault), Duration.ofMillis(millis));
  }

  @BeforeEach
  void needsEpoll() {
    assumeTrue(PosixNetwork.unavailable().isEmpty());
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isFound(Fault fault) {
    assertThatThrownBy(() -> run(fault, candidate(fault, 500)))
        .isInstanceOfAny(AssertionError.class, IOException.class);
  }

  @Test
  void losesMessagesWhereItDropsWakeUps() {
    ChatContractTest chat = new ChatContractTest(candidate(Fault.DROPS_WAKE_UPS, 500));
    assertThatThrownBy(chat::bringsEachMessageToAllOthersOnce).isInstanceOf(IOException.class);
    ChatContractTest sound = new ChatContractTest(candidate(Fault.NONE, 30_000));
    assertThatCode(sound::bringsEachMessageToAllOthersOnce).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void isNotFoundWhereTheLoopIsSound(Fault fault) {
    assertThatCode(() -> run(fault, candidate(Fault.NONE, 30_000))).doesNotThrowAnyException();
  }
}
