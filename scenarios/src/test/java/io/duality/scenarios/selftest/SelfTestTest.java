package io.duality.scenarios.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.ErrorKind;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generator, here in this process, against each server; and generators that lie. */
class SelfTestTest {
  private static final Trial TIMED =
      new Trial(
          Behaviours.FIXED_DELAY,
          Trial.Check.SERVICE_TIMES,
          16,
          0,
          Duration.ZERO,
          Duration.ofMillis(300),
          Duration.ofSeconds(10));

  private final Children children = new Children(ChildJvm.ofThisProcess());
  private final StopSignal stop = new StopSignal();
  private final List<Finding> findings = new ArrayList<>();
  @TempDir Path folder;
  private Path expected;

  @BeforeEach
  void theExpectedBody() throws Exception {
    expected = Files.writeString(folder.resolve("body"), Behaviours.BODY_TEXT);
  }

  @AfterEach
  void end() {
    children.close();
  }

  private Generator honest() {
    return generator(false);
  }

  private Generator generator(boolean apart) {
    AgentHost host = new AgentHost(List.of(), "", folder, "t");
    return new RealGenerator(children, stop, host, apart);
  }

  private Generator lying(UnaryOperator<Measured> lie) {
    return (trial, port, file, listener) -> honest().load(trial, port, file, listener).map(lie);
  }

  private Finding attempt(Generator generator, Trial trial) throws Exception {
    assertThat(new SelfTest(generator, findings::add).attempt(trial, expected)).isTrue();
    return findings.getLast();
  }

  private static Trial brief(Trial trial) {
    return lasting(trial, Duration.ofMillis(60), trial.timeout());
  }

  private static Trial lasting(Trial trial, Duration window, Duration timeout) {
    return new Trial(
        trial.behaviour(),
        trial.check(),
        trial.clients(),
        trial.perSecond(),
        Duration.ZERO,
        window,
        timeout);
  }

  static Stream<Trial> counting() {
    return Trials.counting().stream();
  }

  @ParameterizedTest
  @MethodSource
  void counting(Trial trial) throws Exception {
    Finding finding =
        trial.countsPauses() ? attemptWithoutPauses(trial) : attempt(honest(), brief(trial));
    assertThat(finding.figures()).allMatch(Figure::right);
    assertThat(finding.attempt() == 1 || trial.countsPauses()).isTrue();
    int kinds = trial.behaviour().replies().size() == 2 ? 1 : 0;
    assertThat(finding.figures()).hasSize(1 + kinds);
    assertThat(finding.figures()).allMatch(figure -> figure.expected() > 0);
  }

  /** Where this machine pauses for longer than the timeout, it is tried with a longer one. */
  private Finding attemptWithoutPauses(Trial trial) throws Exception {
    Duration timeout = trial.timeout();
    Finding finding = attempt(honest(), lasting(trial, timeout, timeout));
    while (!finding.right() && timeout.compareTo(Duration.ofSeconds(10)) < 0) {
      timeout = timeout.multipliedBy(2);
      finding = attempt(honest(), lasting(trial, timeout, timeout));
    }
    return finding;
  }

  @Test
  void theGeneratorIsAProcessOfItsOwn() throws Exception {
    Trial trial = brief(Trials.counting().getFirst());
    assertThat(attempt(generator(true), trial).figures()).allMatch(Figure::right);
    assertThat(folder).isDirectoryContaining(file -> file.toString().endsWith("body"));
  }

  @Test
  void aTimeIsHeldAgainstTheDelayThatTheServerHasKept() throws Exception {
    attempt(honest(), TIMED);
    // How much longer depends on what else this machine does: no speed is asserted here.
    assertThat(findings)
        .flatExtracting(Finding::figures)
        .filteredOn(figure -> figure.unit() == Figure.Unit.NANOS)
        .hasSize(3 * findings.size())
        .allMatch(figure -> figure.expected() >= Behaviours.FIXED.toNanos())
        .allMatch(figure -> figure.measured() >= figure.expected() * 0.999);
  }

  @Test
  void aGeneratorThatForgetsHalfOfEachTimeIsFoundOut() throws Exception {
    Finding last = attempt(lying(truth -> withService(truth, halved(truth.service()))), TIMED);
    assertThat(last.attempt()).as("measured again, for it might have been noise").isEqualTo(3);
    assertThat(wrong(last)).contains("service time p50");
    assertThat(outcome().wrong()).containsExactly(last);
  }

  @Test
  void aGeneratorThatLosesItsSlowestResponsesIsFoundOut() {
    Histogram truth = new Histogram(3);
    Histogram cut = new Histogram(3);
    for (int i = 0; i < 5_000; i++) {
      long nanos = Behaviours.THREE_DELAYS.delays().nanos(i);
      truth.recordValue(nanos);
      if (nanos < 400_000_000) {
        cut.recordValue(nanos);
      }
    }
    assertThat(delayFigures(truth, truth)).allMatch(Figure::right);
    assertThat(delayFigures(truth, cut))
        .filteredOn(figure -> !figure.right())
        .extracting(Figure::name)
        .containsExactly("service time p99.9");
  }

  @Test
  void aGeneratorThatOmitsWhatItCouldNotSendIsFoundOut() {
    Histogram every = new Histogram(3);
    Histogram once = new Histogram(3);
    // 64 clients wait for the stall's end; what was due meanwhile is not sent, or is forgotten.
    for (int i = 0; i < 20_000; i++) {
      once.recordValue(i < 128 ? 999_000_000 : 100_000);
      every.recordValue(i < 2_000 ? i * 500_000L : 100_000);
    }
    assertThat(stallFigures(every, 20_000)).allMatch(Figure::right);
    assertThat(stallFigures(once, 20_000))
        .filteredOn(f -> f.name().endsWith("p99"))
        .noneMatch(Figure::right);
    assertThat(stallFigures(every, 18_128))
        .filteredOn(f -> f.name().equals("requests due"))
        .noneMatch(Figure::right);
  }

  @Test
  void aGeneratorThatHidesAnErrorIsFoundOutAtOnce() throws Exception {
    Trial garbage = brief(Trials.counting().get(14));
    Finding only =
        attempt(
            lying(truth ->
                with(
                    truth,
                    truth.completed(),
                    Map.of(
                        ErrorKind.PROTOCOL,
                        truth.errors().getOrDefault(ErrorKind.PROTOCOL, 0L) - 1))),
            garbage);
    assertThat(only.attempt()).as("no noise changes a count").isOne();
    assertThat(wrong(only)).containsExactly("protocol errors");
    assertThat(outcome().wrong()).containsExactly(only);
  }

  @Test
  void aGeneratorThatLosesACompletionIsFoundOut() throws Exception {
    Trial good = brief(Trials.counting().getFirst());
    assertThat(wrong(attempt(lying(truth -> with(truth, truth.completed() - 1, Map.of())), good)))
        .containsExactly("completed");
  }

  @Test
  void whatIsRightAtLastIsNotWrong() {
    Figure off = new Figure("x", Figure.Unit.NANOS, 100, 200, Figure.Tolerance.NONE);
    Figure right = Figure.count("y", 1, 1);
    findings.add(new Finding("a", 1, List.of(off), List.of(), List.of(), List.of()));
    findings.add(new Finding("a", 2, List.of(right), List.of(), List.of(), List.of()));
    findings.add(new Finding("b", 1, List.of(off), List.of(), List.of(), List.of()));
    assertThat(outcome().wrong()).extracting(Finding::trial).containsExactly("b");
  }

  @Test
  void whatProvesNothingIsWrongAndMeasuredAgain() {
    Figure right = Figure.count("y", 1, 1);
    Finding late = new Finding("a", 1, List.of(right), List.of("late"), List.of(), List.of());
    assertThat(late.right()).isFalse();
    assertThat(late.mayBeNoise()).isTrue();
  }

  /** Else the tolerance grows with it, until it lets anything pass. */
  @Test
  void aServerThatIsLateItselfProvesNothing() {
    assertThat(lateBy(5).unproven()).isEmpty();
    assertThat(lateBy(7).unproven())
        .hasSize(3)
        .allMatch(why -> why.startsWith("the server's own timers were late by 7."))
        .allMatch(why -> why.endsWith(" ms is the limit; end what else runs, and repeat"));
    Judge late = lateBy(200);
    assertThat(delayFigures(late, late.served()))
        .filteredOn(figure -> figure.unit() == Figure.Unit.NANOS)
        .hasSize(3)
        .allMatch(figure -> figure.tolerance().share() * figure.expected() < 20_000_000);
  }

  private static Judge lateBy(long millis) {
    Histogram served = new Histogram(3);
    for (int i = 0; i < 5_000; i++) {
      served.recordValue(Behaviours.THREE_DELAYS.delays().nanos(i) + millis * 1_000_000);
    }
    return new Judge(Trials.timed(1).get(1), new ServerRecord(1), served);
  }

  @Test
  void aStopEndsItWithoutAVerdict() throws Exception {
    stop.request();
    SelfTest test = new SelfTest(honest(), findings::add);
    SelfTest.Outcome outcome = test.run(true);
    assertThat(outcome.interrupted()).isTrue();
    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.ceiling()).isEmpty();
  }

  private SelfTest.Outcome outcome() {
    return new SelfTest.Outcome(findings, Optional.empty(), List.of(), false);
  }

  private static List<Figure> delayFigures(Histogram served, Histogram measured) {
    return delayFigures(new Judge(Trials.timed(1).get(1), new ServerRecord(1), served), measured);
  }

  private static List<Figure> delayFigures(Judge judge, Histogram measured) {
    return judge.figures(new Measured(1, Map.of(), 1, 1, 1, 1, measured, measured, List.of()));
  }

  private static List<Figure> stallFigures(Histogram response, long offered) {
    Trial trial = Trials.stalling();
    Judge judge = new Judge(trial, new ServerRecord(1), new Histogram(3));
    long nanos = trial.window().toNanos();
    return judge.figures(
        new Measured(1, Map.of(), nanos, offered, offered, 1, response, response, List.of()));
  }

  private static Measured withService(Measured truth, Histogram service) {
    return new Measured(
        truth.completed(),
        truth.errors(),
        truth.windowNanos(),
        truth.windowCompleted(),
        truth.offered(),
        truth.cpuNanos(),
        truth.response(),
        service,
        truth.troubles());
  }

  private static Measured with(Measured truth, long completed, Map<ErrorKind, Long> errors) {
    return new Measured(
        completed,
        errors,
        truth.windowNanos(),
        truth.windowCompleted(),
        truth.offered(),
        truth.cpuNanos(),
        truth.response(),
        truth.service(),
        truth.troubles());
  }

  private static List<String> wrong(Finding finding) {
    return finding.figures().stream().filter(f -> !f.right()).map(Figure::name).toList();
  }

  private static Histogram halved(Histogram times) {
    Histogram lies = new Histogram(times.getMaxValue() + 1, 3);
    for (HistogramIterationValue value : times.recordedValues()) {
      lies.recordValueWithCount(value.getValueIteratedTo() / 2, value.getCountAtValueIteratedTo());
    }
    return lies;
  }
}
