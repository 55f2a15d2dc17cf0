package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.servers.contract.Twin.Fault;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract can fail: each fault is found by the case that is there for it. */
@Isolated("as the cases that it runs are")
@SuppressWarnings("JUnitMethodInvoked") // that is what it is for
class BrokenTwinTest {
  private static void run(Fault fault, Candidate twin) throws Exception {
    AnswersContractTest answers = new AnswersContractTest(twin);
    ConnectionsContractTest connections = new ConnectionsContractTest(twin);
    LifecycleContractTest lifecycle = new LifecycleContractTest(twin);
    FootprintContractTest footprint = new FootprintContractTest(twin);
    switch (fault) {
      case NONE -> answers.answersAFile();
      case SWAPS_ANSWERS -> answers.answersPipelinedRequestsInOrder();
      case FORGETS_INPUT_BEHIND_A_PAUSE -> answers.takesUpWhatIsPipelinedBehindAPause();
      case FORGETS_THE_REST_OF_LONG_ANSWERS -> answers.servesALongFileByteForByte();
      case LOSES_WAKE_UPS -> new ChatContractTest(twin).bringsEachMessageToAllOthersOnce();
      case SERVES_ONE_CONNECTION_AFTER_THE_OTHER -> answers.pausesWithoutBlockingOthers();
      case CUTS_OFF_WHO_STILL_SENDS -> connections.lingersUntilTheRefusalIsRead();
      case MISCOUNTS -> lifecycle.countsExactly();
      case LEAKS_A_THREAD -> footprint.stopEndsAllThreads();
      case KEEPS_THE_PORT -> footprint.releasesThePortOnClose();
    }
  }

  private static Candidate candidate(Twin twin, int millis) {
    return new Candidate(twin, Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void findsEachFault(Fault fault) {
    try (Twin twin = new Twin(fault)) {
      assertThatThrownBy(() -> run(fault, candidate(twin, 500)))
          .isInstanceOfAny(AssertionError.class, IOException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void findsNoFaultWhereThereIsNone(Fault fault) {
    try (Twin twin = new Twin(Fault.NONE)) {
      assertThatCode(() -> run(fault, candidate(twin, 30_000))).doesNotThrowAnyException();
    }
  }

  @Test
  void findsCapabilitiesThatAreNotDeclared() {
    try (Twin twin = new Twin(Fault.NONE)) {
      CapabilitiesContractTest contract = new CapabilitiesContractTest(candidate(twin, 30_000));
      assertThatThrownBy(contract::overlapsTheDiskIfItSaysSo).isInstanceOf(AssertionError.class);
      assertThatThrownBy(contract::overlapsAPauseIfItSaysSo).isInstanceOf(AssertionError.class);
      assertThatThrownBy(contract::streamsIfItSaysSo).isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void findsCapabilitiesThatAreOnlyDeclared() {
    try (Twin twin = new Twin(Fault.SERVES_ONE_CONNECTION_AFTER_THE_OTHER)) {
      CapabilitiesContractTest contract = new CapabilitiesContractTest(candidate(twin, 500));
      assertThatThrownBy(contract::overlapsAPauseIfItSaysSo)
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
      assertThatThrownBy(contract::streamsIfItSaysSo).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void findsParallelismThatIsOnlyDeclared() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "there is one CPU only");
    try (Twin twin = new Twin(Fault.SERVES_ONE_CONNECTION_AFTER_THE_OTHER)) {
      CapabilitiesContractTest contract = new CapabilitiesContractTest(candidate(twin, 500));
      assertThatThrownBy(contract::isParallelIfItSaysSo)
          .hasRootCauseInstanceOf(SocketTimeoutException.class);
    }
  }

  /** The twin has no timeouts whatever its fault. */
  @Test
  void findsMissingTimeouts() {
    try (Twin twin = new Twin(Fault.NONE)) {
      TimeoutsContractTest contract = new TimeoutsContractTest(candidate(twin, 500));
      assertThatThrownBy(contract::closesIdleConnections).isInstanceOf(IOException.class);
      assertThatThrownBy(contract::answers408ToASlowHead).isInstanceOf(AssertionError.class);
      assertThatThrownBy(contract::cutsPeersThatDoNotRead).isInstanceOf(AssertionError.class);
    }
  }
}
