package io.duality.results.claim;

import static io.duality.results.claim.MadeUp.kept;
import static io.duality.results.claim.MadeUp.same;
import static io.duality.results.claim.MadeUp.throughput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duality.results.Metric;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts on runs whose truth is known. */
class JudgeTest {
  /** "a" has 20 % more than "b", and repeats differ by a percent. */
  private static MadeUp fifthMore(int repeats) {
    return new MadeUp(repeats, 1L, 64L)
        .with("a", (_, repeat) -> 1200 * (1 + 0.01 * (repeat % 3)))
        .with("b", (_, _) -> 1000);
  }

  private static Criterion ratioAt64(Limits limits) {
    return new Criterion.Ratio(throughput("a", "64"), throughput("b", "64"), limits);
  }

  @ParameterizedTest
  @CsvSource({"1.1, SUPPORTED", "1.212, INCONCLUSIVE", "1.3, REFUTED"})
  void holdsARatioAgainstItsLimit(double atLeast, Verdict verdict) {
    Finding finding = fifthMore(5).judge(ratioAt64(Limits.atLeast(atLeast)));

    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.subject()).isEqualTo("throughput of a at 64 to b at 64");
    assertThat(finding.estimate().orElseThrow()).isCloseTo(1.2096, within(1e-3));
    assertThat(finding.low().orElseThrow()).isBetween(1.19, 1.2);
    assertThat(finding.high().orElseThrow()).isBetween(1.21, 1.23);
    assertThat(finding.values()).hasSize(5).startsWith(1.2, 1.212);
  }

  @Test
  void turnsTheVerdictRoundWithTheLimit() {
    assertThat(fifthMore(5).judge(ratioAt64(Limits.atMost(1.1))).verdict())
        .isEqualTo(Verdict.REFUTED);
    assertThat(fifthMore(5).judge(ratioAt64(Limits.atMost(1.3))).verdict())
        .isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void saysHowManyRepeatsWouldTell() {
    assertThat(fifthMore(5).judge(ratioAt64(Limits.atLeast(1.2))).remark())
        .matches("about \\d+ repeats would tell, if the figures stay as they are");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void hasNoVerdictBelowThreeRepeats(int repeats) {
    Finding finding = fifthMore(repeats).judge(ratioAt64(Limits.atLeast(0.01)));

    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.estimate()).isPresent();
    assertThat(finding.low()).isEmpty();
    assertThat(finding.remark()).isEqualTo("an interval takes 3 repeats, this run has " + repeats);
  }

  @Test
  void takesEqualValuesForWhatTheyAre() {
    MadeUp run = new MadeUp(3, 64L).with("a", (_, _) -> 85).with("b", (_, _) -> 100);

    assertThat(run.judge(ratioAt64(Limits.atLeast(0.85))).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(run.judge(ratioAt64(Limits.atMost(0.85))).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(run.judge(ratioAt64(Limits.atLeast(0.86))).verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void pairsTrialsOfOneRepeat() {
    // Repeats differ by up to a factor of two, models by a tenth in each.
    MadeUp drifting =
        new MadeUp(4, 64L)
            .with("a", (_, repeat) -> 1100 * (1 + repeat / 3.0))
            .with("b", (_, repeat) -> 1000 * (1 + repeat / 3.0));

    Finding finding = drifting.judge(ratioAt64(Limits.atLeast(1.09)));
    assertThat(finding.verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void neverUsesAPointThatIsNotValid() {
    Finding finding =
        fifthMore(5).invalid("a", 64, 0, 1, 2, 3, 4).judge(ratioAt64(Limits.atLeast(1.1)));

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_MEASURED);
    assertThat(finding.estimate()).isEmpty();
    assertThat(finding.remark()).isEqualTo("a at 64 is invalid (generator busy)");
  }

  /** The trials that are left of such a point are its slower ones. */
  @Test
  void usesNoTrialOfAPointWhoseGeneratorWasAtItsLimit() {
    Finding finding = fifthMore(5).invalid("a", 64, 1).judge(ratioAt64(Limits.atLeast(1.1)));

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_MEASURED);
    assertThat(finding.values()).isEmpty();
    assertThat(finding.remark()).isEqualTo("a at 64 is invalid (generator busy)");
  }

  @Test
  void usesTheRepeatsThatAreValid() {
    Finding three = fifthMore(5).disturbed("a", 64, 1, 3).judge(ratioAt64(Limits.atLeast(1.1)));
    assertThat(three.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(three.values()).hasSize(3);
    assertThat(three.remark())
        .isEqualTo(
            "3 of 5 repeats are used: a at 64 is not valid in each repeat (stolen CPU time)");

    Finding two = fifthMore(5).disturbed("a", 64, 0, 1, 3).judge(ratioAt64(Limits.atLeast(1.1)));
    assertThat(two.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(two.remark())
        .startsWith(
            "an interval takes 3 repeats, 2 of 5 can be used: a at 64 is not valid in each");
  }

  @Test
  void hasNoVerdictWhereTheTwoAreValidInDifferentRepeats() {
    Finding finding =
        fifthMore(4)
            .disturbed("a", 64, 0, 1)
            .disturbed("b", 64, 2, 3)
            .judge(ratioAt64(Limits.atLeast(1.1)));
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_MEASURED);
  }

  @Test
  void namesWhatTheRunDoesNotHave() {
    Limits any = Limits.atLeast(1);
    assertThat(
            fifthMore(3)
                .judge(new Criterion.Ratio(throughput("knot-a", "64"), throughput("b", "64"), any))
                .remark())
        .isEqualTo("knot-a is not in this run; '--servers' with knot-a adds it");
    assertThat(
            fifthMore(3)
                .judge(new Criterion.Ratio(throughput("a", "65"), throughput("b", "64"), any))
                .remark())
        .isEqualTo("a at 65 is no point of this run");
    assertThat(fifthMore(3).without("a", 64).judge(ratioAt64(any)).remark())
        .isEqualTo("a at 64 was not run");
  }

  private static MadeUp twins(double deviation, double apartAt256) {
    Random noise = new Random(7);
    return new MadeUp(5, 1L, 16L, 64L, 256L)
        .with("a", (x, _) -> 100 * x * Math.exp(deviation * noise.nextGaussian()))
        .with(
            "b",
            (x, _) ->
                100 * x * (x == 256 ? apartAt256 : 1) * Math.exp(deviation * noise.nextGaussian()));
  }

  @Test
  void findsModelsEquivalentThatAre() {
    Finding finding = twins(0.01, 1).judge(same("a", "b", 0.1));
    assertThat(finding.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(finding.subject())
        .matches("throughput of a to b at \\d+, the worst of 4 points from 1 to 256");
  }

  @Test
  void onePointIsEnoughToRefuteAnEquivalence() {
    Finding finding = twins(0.01, 1.25).judge(same("a", "b", 0.1));
    assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(finding.subject()).startsWith("throughput of a to b at 256,");
    assertThat(finding.estimate().orElseThrow()).isCloseTo(0.8, within(0.02));
  }

  @Test
  void noiseMakesAnEquivalenceInconclusive() {
    assertThat(twins(0.3, 1).judge(same("a", "b", 0.1)).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(twins(0.3, 1.25).judge(same("a", "b", 0.1)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void anEquivalenceEndsWhereOneOfTheTwoIsNotValid() {
    Finding finding = twins(0.01, 1.25).invalid("b", 256, 0, 1, 2, 3, 4).judge(same("a", "b", 0.1));
    assertThat(finding.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(finding.subject()).endsWith("of 3 points from 1 to 64");

    Criterion asked =
        new Criterion.Equivalence(
            "a",
            "b",
            Metric.THROUGHPUT,
            Optional.empty(),
            Optional.of(Place.parse("256")),
            Limits.equal(0.1));
    assertThat(twins(0.01, 1).invalid("b", 256, 0, 1, 2, 3, 4).judge(asked))
        .returns(Verdict.NOT_MEASURED, Finding::verdict)
        .returns("b at 256 is invalid (generator busy)", Finding::remark);
  }

  @Test
  void aSlopeOfLatencyIsLinearWhereThroughputIsFlat() {
    // A task's latency is N / X.
    MadeUp run =
        new MadeUp(3, 1L, 4L, 16L, 64L, 256L)
            .withTimes(
                "a",
                (x, _) -> 100 * Math.min(x, 4),
                (x, repeat) -> 10 * Math.max(1, x / 4.0) * (1 + 0.01 * repeat));
    assertThat(run.judge(slope(false, Limits.between(0.9, 1.1))))
        .returns(Verdict.SUPPORTED, Finding::verdict)
        .satisfies(f -> assertThat(f.estimate().orElseThrow()).isCloseTo(1, within(1e-6)))
        .returns("log-log slope of response-mean of a from knee: 4 to 256", Finding::subject);
    assertThat(run.judge(slope(false, Limits.atMost(0.5))).verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void theThinkTimeBelongsToTheCycleOfAClosedLoop() {
    // 20 ms of think time: R = N / X - Z is steeper than linear, R + Z is linear.
    MadeUp run =
        new MadeUp(3, 1L, 4L, 16L, 64L, 256L)
            .withTimes(
                "a", (x, _) -> 40 * Math.min(x, 4), (x, _) -> Math.max(5, 25 * x / 4.0 - 20));
    assertThat(run.judge(slope(true, Limits.between(0.9, 1.1))).verdict())
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(run.judge(slope(false, Limits.between(0.9, 1.1))).verdict())
        .isEqualTo(Verdict.REFUTED);
  }

  private static Criterion slope(boolean plusThink, Limits limits) {
    return new Criterion.Slope(
        "a", Metric.RESPONSE_MEAN, plusThink, Place.parse("knee"), Optional.empty(), limits);
  }

  @Test
  void aSlopeTakesThreePoints() {
    MadeUp run =
        new MadeUp(3, 1L, 4L, 16L)
            .withTimes("a", (x, _) -> 100 * Math.min(x, 4), (x, _) -> Math.max(1, x / 4.0));
    assertThat(run.judge(slope(false, Limits.between(0.9, 1.1))))
        .returns(Verdict.NOT_MEASURED, Finding::verdict)
        .satisfies(f -> assertThat(f.remark()).startsWith("a slope takes 3 valid points"));
  }

  @Test
  void readsAFigureAsItIs() {
    // The sample's index is 0.975.
    Criterion.Reading jain = new Criterion.Reading("a", Metric.JAIN, Place.parse("64"));
    assertThat(fifthMore(3).judge(new Criterion.Level(jain, Limits.atMost(0.9))).verdict())
        .isEqualTo(Verdict.REFUTED);
    assertThat(fifthMore(3).judge(new Criterion.Level(jain, Limits.atLeast(0.97))).verdict())
        .isEqualTo(Verdict.SUPPORTED);
  }

  /** As goodput may be, where all answers are late. */
  @Test
  void nothingIsLessThanAnyPartOfSomething() {
    MadeUp run = new MadeUp(3, 64L).with("a", (_, _) -> 0).with("b", (_, _) -> 100);
    assertThat(run.judge(ratioAt64(Limits.atMost(0.7))))
        .returns(Verdict.SUPPORTED, Finding::verdict)
        .returns("0 (0 to 0)", Finding::figures);
    assertThat(run.judge(ratioAt64(Limits.atLeast(0.7))).verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void nothingInSomeRepeatsIsAveragedAsItIs() {
    MadeUp run =
        new MadeUp(4, 64L)
            .with("a", (_, repeat) -> repeat == 0 ? 0 : 10 + repeat)
            .with("b", (_, _) -> 100);
    assertThat(run.judge(ratioAt64(Limits.atMost(0.7))).verdict()).isEqualTo(Verdict.SUPPORTED);
    MadeUp wide =
        new MadeUp(3, 64L).with("a", (_, repeat) -> repeat == 0 ? 0 : 100).with("b", (_, _) -> 100);
    assertThat(wide.judge(ratioAt64(Limits.atMost(0.7))).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void nothingHasNoParts() {
    MadeUp run = new MadeUp(3, 64L).with("a", (_, _) -> 1).with("b", (_, _) -> 0);
    assertThat(run.judge(ratioAt64(Limits.atLeast(1))))
        .returns(Verdict.NOT_MEASURED, Finding::verdict)
        .returns("1.0 and 0.0 have no ratio", Finding::remark);
  }

  @Test
  void keptIsHeldAgainstThePeak() {
    assertThat(kept("a", "16 x knee", Limits.atLeast(0.85)).text())
        .isEqualTo("ratio of throughput of a at 16 x knee to throughput of a at peak");
  }
}
