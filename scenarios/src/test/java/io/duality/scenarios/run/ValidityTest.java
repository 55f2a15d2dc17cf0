package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.HostUsage;
import io.duality.results.LatencySummary;
import io.duality.results.Measurement;
import io.duality.results.ProcessUsage;
import io.duality.results.Ramp;
import io.duality.results.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValidityTest {
  private static final Validity.Facts CALM = new Validity.Facts(100, 2, 10, 0.0, 0);
  private static final Validity.Facts OVERLOADED =
      new Validity.Facts(100, 2, 10, 0, 0, -1, Optional.empty(), true, 0);

  @Test
  void aSteadyCompleteQuietTrialIsValid() {
    assertThat(codes(new Trial(), CALM)).isEmpty();
  }

  @Test
  void everyConnectionHasToBeEstablished() {
    Trial trial = new Trial();
    trial.established = 99;
    assertThat(codes(trial, CALM)).containsExactly("connections-short");
    assertThat(first(trial, CALM).label()).isEqualTo("99 of 100 connected");
  }

  @Test
  void theKernelHasToShowTheConnectionsThatTheGeneratorSaw() {
    Trial trial = new Trial();
    trial.inKernel = 98;
    assertThat(codes(trial, CALM)).containsExactly("kernel-connections");
    trial.inKernel = -1;
    assertThat(codes(trial, CALM)).isEmpty();
  }

  @Test
  void oneFailedRequestAnywhereIsEnoughAndIsNamedByKind() {
    Trial trial = new Trial();
    trial.errors = Map.of("reset", 1L);
    trial.errorsInAll = Map.of("timeout", 1200L, "reset", 2L);
    assertThat(codes(trial, CALM)).containsExactly("errors");
    assertThat(first(trial, CALM))
        .isEqualTo(
            new Reason(
                "errors",
                "1,202 requests failed",
                "1,202 requests failed, of which 1 in the window: reset 2, timeout 1,200"));
  }

  @Test
  void messagesAreTheSameInEveryLocale() {
    Trial trial = new Trial();
    trial.errorsInAll = Map.of("timeout", 1200L);
    Reason inEnglish = first(trial, CALM);
    Locale before = Locale.getDefault();
    try {
      for (String language : List.of("de", "tr", "ar")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat(first(trial, CALM)).isEqualTo(inEnglish);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void fewCompletionsAreNoMeasurement() {
    Trial trial = new Trial();
    trial.completed = LoopRules.MIN_COMPLETIONS;
    assertThat(codes(trial, CALM)).isEmpty();
    trial.completed = LoopRules.MIN_COMPLETIONS - 1;
    assertThat(codes(trial, CALM)).containsExactly("too-few");
    assertThat(first(trial, CALM).message()).contains("--duration").contains("--requests");
  }

  @Test
  void nothingCompletedIsTooFewAndNotALawBroken() {
    Trial trial = new Trial();
    trial.completed = 0;
    trial.effectiveN = 0;
    assertThat(codes(trial, CALM)).containsExactly("too-few");
  }

  /** A server that is asked for too much may answer nothing in time: that is its goodput. */
  @Test
  void whereFailuresAreExpectedTheyAreCountedToo() {
    Trial trial = new Trial();
    trial.completed = 0;
    trial.effectiveN = 0;
    trial.errors = Map.of("timeout", LoopRules.MIN_COMPLETIONS);
    trial.errorsInAll = trial.errors;
    assertThat(codes(trial, OVERLOADED)).isEmpty();
    assertThat(codes(trial, CALM)).containsExactly("errors", "too-few");
    trial.errors = Map.of("timeout", LoopRules.MIN_COMPLETIONS - 1);
    assertThat(codes(trial, OVERLOADED)).containsExactly("too-few");
  }

  @Test
  void serverAndGeneratorHaveToCountTheSameUnlessRequestsFailed() {
    Trial trial = new Trial();
    trial.requestsAtServer = 12_001;
    assertThat(codes(trial, CALM)).containsExactly("count-mismatch");
    trial.errorsInAll = Map.of("timeout", 1L);
    assertThat(codes(trial, CALM)).containsExactly("errors");
    trial.errorsInAll = Map.of();
    trial.requestsAtServer = -1;
    assertThat(codes(trial, CALM)).isEmpty();
  }

  @Test
  void aGeneratorAtItsLimitMeasuresItself() {
    Trial trial = new Trial();
    trial.generatorSeconds = 16.0;
    assertThat(codes(trial, CALM)).isEmpty();
    trial.generatorSeconds = 16.2;
    assertThat(codes(trial, CALM)).containsExactly("generator-cpu");
    assertThat(first(trial, CALM).message())
        .isEqualTo("the generator used 81 % of its 2 CPUs, 80 % is the limit; give it more CPUs");
    trial.generatorSeconds = -1;
    assertThat(codes(trial, CALM)).isEmpty();
  }

  @Test
  void aGeneratorThatWaitsForACpuMeasuresItsOwnQueue() {
    Trial trial = new Trial();
    trial.generatorWaited = 4.0;
    assertThat(codes(trial, CALM)).isEmpty();
    trial.generatorWaited = 4.2;
    assertThat(codes(trial, CALM)).containsExactly("generator-lag");
    assertThat(first(trial, facts(100, 1, 10, 0)).message())
        .isEqualTo(
            "the generator's threads waited for a CPU for 42 % of the window on its 1 CPU, 20 % is"
                + " the limit; give it more CPUs, or end what else runs");
    trial.generatorWaited = -1;
    assertThat(codes(trial, CALM)).isEmpty();
  }

  /** Four event loops, where one CPU and the descriptors of a process allow no fewer. */
  @Test
  void theWaitOfAGeneratorIsThatOfEachOfItsProcesses() {
    Trial trial = new Trial();
    trial.generatorProcesses = 4;
    trial.generatorWaited = 8.0;
    assertThat(codes(trial, facts(100, 1, 10, 0))).isEmpty();
    trial.generatorWaited = 8.4;
    assertThat(codes(trial, facts(100, 1, 10, 0))).containsExactly("generator-lag");
    assertThat(first(trial, facts(100, 1, 10, 0)).message())
        .startsWith("the generator's threads waited for a CPU for 21 % of the window on its 1 CPU");
  }

  /** Half of all CPUs were idle, and none of them where they were needed. */
  @Test
  void aGeneratorAtItsLimitOnOneHostOfTwoMeasuresItself() {
    Trial trial = new Trial();
    trial.generatorProcesses = 2;
    trial.generatorSeconds = 20.0;
    assertThat(codes(trial, facts(100, 4, 10, 0))).as("the twin, which judges the sum").isEmpty();
    trial.hosts = List.of(server(), host("west", 2, 19.0, 0), host("north", 2, 1.0, 0));
    assertThat(codes(trial, facts(100, 4, 10, 0))).containsExactly("generator-cpu");
    assertThat(first(trial, CALM).message())
        .isEqualTo(
            "the generator used 95 % of the 2 CPUs of 'west', 80 % is the limit; give it more CPUs");
    trial.hosts = List.of(server(), host("west", 2, 16.0, 0), host("north", 2, 4.0, 0));
    assertThat(codes(trial, CALM)).isEmpty();
  }

  @Test
  void aGeneratorThatWaitsOnOneHostOfTwoMeasuresItsOwnQueue() {
    Trial trial = new Trial();
    trial.generatorProcesses = 2;
    trial.generatorWaited = 6.0;
    assertThat(codes(trial, facts(100, 4, 10, 0))).as("the twin, which judges the sum").isEmpty();
    trial.hosts = List.of(server(), host("west", 2, 1, 0.5), host("north", 1, 1, 5.5));
    assertThat(codes(trial, facts(100, 4, 10, 0))).containsExactly("generator-lag");
    assertThat(first(trial, CALM).message())
        .contains("for 55 % of the window on the 1 CPU of 'north', 20 % is the limit");
  }

  @Test
  void allHostsAtTheirLimitAreNamed() {
    Trial trial = new Trial();
    trial.hosts = List.of(server(), host("west", 2, 18.0, 0), host("north", 1, 9.0, 0));
    assertThat(codes(trial, CALM)).containsExactly("generator-cpu");
    assertThat(first(trial, CALM).message())
        .startsWith("the generator used 90 % of the 2 CPUs of 'west' and 90 % of the 1 CPU of 'n");
  }

  @Test
  void aHostOfWhichNothingIsKnownIsNotJudgedAndHidesNoOther() {
    Trial trial = new Trial();
    trial.hosts = List.of(server(), host("west", 2, -1, -1), host("north", 2, 18.0, 0));
    assertThat(codes(trial, CALM)).containsExactly("generator-cpu");
    assertThat(first(trial, CALM).message()).contains("'north'").doesNotContain("'west'");
  }

  private static HostUsage server() {
    return new HostUsage("east", 0, 0, 0, null, 0);
  }

  private static HostUsage host(String name, int cpus, double seconds, double waited) {
    return host(name, cpus, seconds, waited, 0);
  }

  private static HostUsage host(
      String name, int cpus, double seconds, double waited, double barrier) {
    return new HostUsage(name, 0, 0, cpus, Trial.usage(1, seconds, waited), barrier);
  }

  @Test
  void hostsHaveToBeginTheirWindowsTogether() {
    Trial trial = new Trial();
    trial.hosts = List.of(server(), host("west", 2, 1, 0, 0.1), host("north", 2, 1, 0, 0.002));
    assertThat(codes(trial, CALM)).isEmpty();
    trial.hosts = List.of(server(), host("west", 2, 1, 0, 0.101), host("north", 2, 1, 0, 0.002));
    assertThat(codes(trial, CALM)).containsExactly("barrier-spread");
    assertThat(first(trial, CALM))
        .isEqualTo(
            new Reason(
                "barrier-spread",
                "begun 101 ms apart",
                "'west' may have begun its window 101.0 ms after another host, 100.0 ms is the"
                    + " limit, 1 % of the window; end what else runs there, or on the way, or give"
                    + " a longer --duration"));
    trial.seconds = 11;
    assertThat(codes(trial, facts(100, 2, 11, 0))).as("of a longer window it is less").isEmpty();
  }

  @Test
  void aWindowThatLastedMuchLongerThanAskedWasStalled() {
    assertThat(codes(new Trial(), facts(100, 2, 9.1, 0))).isEmpty();
    assertThat(codes(new Trial(), facts(100, 2, 9, 0))).containsExactly("stalled");
    assertThat(first(new Trial(), facts(100, 2, 9, 0)).message())
        .startsWith("the window lasted 10.00 s instead of 9.00 s, 9.90 s is the limit;");
  }

  @Test
  void aShortWindowMayBeLateByWhatMessagesTake() {
    Trial trial = new Trial();
    trial.generatorSeconds = 0;
    trial.seconds = 0.26;
    assertThat(codes(trial, facts(100, 2, 0.02, 0))).isEmpty();
    trial.seconds = 0.28;
    assertThat(codes(trial, facts(100, 2, 0.02, 0))).containsExactly("stalled");
  }

  @Test
  void littlesLawHasToHoldWithinATenthAndThePartOfTheWindowThatACycleIs() {
    Trial trial = new Trial();
    for (double n : new double[] {90, 110}) {
      trial.effectiveN = n;
      assertThat(codes(trial, CALM)).isEmpty();
    }
    for (double n : new double[] {88, 112}) {
      trial.effectiveN = n;
      assertThat(codes(trial, CALM)).containsExactly("little");
    }
    assertThat(first(trial, CALM).message())
        .startsWith(
            "X * (R + Z) is 112 and N is 100: 12 % apart, 11 % is the limit at a cycle of 0.11 s in"
                + " a window of 10.0 s;");
  }

  @Test
  void aWindowShorterThanACycleCannotHoldTheLawToATenth() {
    Trial trial = new Trial();
    trial.effectiveN = 16_000;
    assertThat(codes(trial, facts(12_000, 2, 10, 0))).isEmpty();
    assertThat(codes(trial, facts(10_000, 2, 10, 0))).containsExactly("little");
  }

  @Test
  void clientsWithoutACompletionThatChanceDoesNotExplainWereStarved() {
    Trial trial = new Trial();
    trial.starved = 10;
    assertThat(codes(trial, CALM)).isEmpty();
    trial.starved = 11;
    assertThat(codes(trial, CALM)).containsExactly("starved");
    assertThat(first(trial, CALM))
        .isEqualTo(
            new Reason(
                "starved",
                "11 starved",
                "11 of 100 clients completed nothing in 10.0 s, chance leaves out 0 % at a cycle of"
                    + " 0.10 s; 10 % more is the limit"));
  }

  @Test
  void clientsThatHaveTheirTurnAfterTheWindowAreNotStarved() {
    Trial trial = new Trial();
    trial.effectiveN = 20_000;
    trial.starved = 10_000;
    assertThat(codes(trial, facts(20_000, 2, 10, 0))).as("one in two").isEmpty();
    trial.starved = 15_000;
    assertThat(codes(trial, facts(20_000, 2, 10, 0))).containsExactly("starved");
  }

  /** 60 % of 65,536 clients are served round and round, in a cycle as long as the window. */
  @Test
  void clientsThatWereNeverServedAreStarvedHoweverShortTheWindow() {
    Trial trial = new Trial();
    trial.seconds = 3;
    trial.completed = 39_000;
    trial.effectiveN = 39_000;
    trial.starved = 26_536;
    trial.generatorSeconds = 1;
    assertThat(codes(trial, new Validity.Facts(65_536, 2, 3, 0, 6_553))).isEmpty();
    assertThat(codes(trial, new Validity.Facts(65_536, 2, 3, 0, 26_536)))
        .containsExactly("never-served");
    assertThat(first(trial, new Validity.Facts(65_536, 2, 3, 0, 26_536)).message())
        .isEqualTo(
            "26,536 of 65,536 clients completed nothing since the load began, 10 % is the limit;"
                + " try a longer --warmup");
  }

  @Test
  void apacheOfTheSedaPaperIsInvalid() {
    Trial trial = new Trial();
    trial.effectiveN = 732;
    assertThat(codes(trial, facts(1024, 2, 10, 0))).containsExactly("little");
  }

  @Test
  void whatWasDueHasToComplete() {
    Trial trial = new Trial();
    // X * R is 0.001: what the window's ends cut is at most 3 * sqrt(2) requests.
    assertThat(codes(trial, scheduled(10_100, 0, 1e6))).isEmpty();
    assertThat(codes(trial, scheduled(10_105, 0, 1e6))).isEmpty();
    assertThat(codes(trial, scheduled(10_106, 0, 1e6))).containsExactly("rate-short");
    assertThat(first(trial, scheduled(20_000, 0, 1e6)).message())
        .isEqualTo(
            "10,000 of 20,000 requests that were due completed, 50.0 %; 99 % is the limit: times"
                + " grow with the window; lower --rate");
  }

  @Test
  void requestsHaveToBeBegunOnTime() {
    Trial trial = new Trial();
    assertThat(codes(trial, scheduled(10_000, 1e6, 2e6))).as("1 ms is the kernel's").isEmpty();
    assertThat(codes(trial, scheduled(10_000, 1.01e6, 2e6))).containsExactly("schedule-lag");
    assertThat(codes(trial, scheduled(10_000, 9e6, 90e6))).as("a tenth").isEmpty();
    assertThat(first(trial, scheduled(10_000, 9.5e6, 90e6)).message())
        .isEqualTo(
            "1 % of the requests were begun 9.50 ms late or later, 9.00 ms is the limit: give a"
                + " longer --warmup, more --connections, or more --threads");
  }

  @Test
  void aLoadAtARateHasNoPopulationToBeStarved() {
    Trial trial = new Trial();
    trial.effectiveN = 3;
    trial.starved = 90;
    assertThat(codes(trial, scheduled(10_000, 0, 1e6))).isEmpty();
    assertThat(codes(trial, CALM)).containsExactly("little", "starved");
  }

  @Test
  void cpuPressureCountsWhereTheGeneratorsOwnWaitIsNotKnown() {
    Trial trial = new Trial();
    Validity.Facts pressed = new Validity.Facts(100, 2, 10, 0, 0, 0.21, Optional.empty(), false, 0);
    assertThat(codes(trial, pressed)).isEmpty();
    trial.generatorWaited = -1;
    assertThat(codes(trial, pressed)).containsExactly("cpu-pressure");
    assertThat(codes(trial, CALM)).isEmpty();
  }

  @Test
  void errorsThatAGateAllowsAreNoReason() {
    Trial trial = new Trial();
    trial.errorsInAll = Map.of("timeout", 1L);
    assertThat(codes(trial, CALM)).containsExactly("errors");
    assertThat(codes(trial, OVERLOADED)).isEmpty();
  }

  /** They had their answer in time: the rate was kept. */
  @Test
  void failuresThatAGateAllowsAreNotMissingFromTheRate() {
    Trial trial = new Trial();
    trial.errors = Map.of("status", 500L);
    assertThat(codes(trial, scheduled(10_500, 0, 1e6, true))).isEmpty();
    assertThat(first(trial, scheduled(10_500, 0, 1e6, false)).message())
        .isEqualTo(
            "10,000 of 10,500 requests that were due completed, 95.2 %; 99 % is the limit: 500"
                + " failed; mend the server");
    assertThat(first(trial, scheduled(21_000, 0, 1e6, true)).message())
        .isEqualTo(
            "10,500 of 21,000 requests that were due ended, 50.0 %; 99 % is the limit: times grow"
                + " with the window; lower --rate");
  }

  private static Validity.Facts scheduled(long offered, double lagNanos, double responseNanos) {
    return scheduled(offered, lagNanos, responseNanos, false);
  }

  private static Validity.Facts scheduled(
      long offered, double lagNanos, double responseNanos, boolean errorsAllowed) {
    return new Validity.Facts(
        0,
        2,
        10,
        0,
        0,
        -1,
        Optional.of(new ScheduleRules.Schedule(offered, 99, lagNanos, responseNanos)),
        errorsAllowed,
        0);
  }

  @Test
  void stolenCpuTimeSpoilsATrial() {
    assertThat(codes(new Trial(), facts(100, 2, 10, 0.05))).isEmpty();
    assertThat(codes(new Trial(), facts(100, 2, 10, 0.06))).containsExactly("steal");
    assertThat(codes(new Trial(), facts(100, 2, 10, -1))).isEmpty();
  }

  @Test
  void allBrokenRulesAreListed() {
    Trial trial = new Trial();
    trial.established = 50;
    trial.inKernel = 40;
    trial.errorsInAll = Map.of("refused", 50L);
    trial.effectiveN = 50;
    assertThat(codes(trial, facts(100, 2, 10, 0.5)))
        .containsExactly("connections-short", "kernel-connections", "errors", "little", "steal");
  }

  private static Validity.Facts facts(long clients, int cpus, double asked, double steal) {
    return new Validity.Facts(clients, cpus, asked, steal, 0);
  }

  private static List<String> codes(Trial trial, Validity.Facts facts) {
    return Validity.reasons(trial.measured(), facts).stream().map(Reason::code).toList();
  }

  private static Reason first(Trial trial, Validity.Facts facts) {
    return Validity.reasons(trial.measured(), facts).getFirst();
  }

  /** 100 clients for 10 s, 1000 requests a second: valid unless a field is changed. */
  private static final class Trial {
    private static final LatencySummary LATENCY =
        new LatencySummary(1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1);
    private double seconds = 10;
    private long completed = 10_000;
    private long established = 100;
    private long inKernel = 100;
    private long requestsAtServer = 12_000;
    private double generatorSeconds = 3;
    private double generatorWaited = 0;
    private int generatorProcesses = 1;
    private double effectiveN = 100;
    private long starved = 0;
    private Map<String, Long> errors = Map.of();
    private Map<String, Long> errorsInAll = Map.of();
    private List<HostUsage> hosts = List.of();

    Measurement measured() {
      return new Measurement(
          seconds,
          completed,
          12_000,
          1,
          1,
          1000,
          1,
          errors,
          errorsInAll,
          LATENCY,
          LATENCY,
          Map.of(),
          effectiveN,
          1,
          starved,
          usage(1, 5, 50),
          usage(generatorProcesses, generatorSeconds, generatorWaited),
          new Ramp(100, established, inKernel, -1, 1, 100, LATENCY, 0, 0, 0),
          Map.of("requests", requestsAtServer),
          null,
          hosts);
    }

    static ProcessUsage usage(int processes, double seconds, double waited) {
      return new ProcessUsage(
          processes, seconds, seconds < 0 ? -1 : 0, 0, 0, waited, 0, 0, 0, 0, 0, 0);
    }
  }
}
