package io.duality.results.claim;

import static io.duality.results.claim.MadeUp.kept;
import static io.duality.results.claim.MadeUp.throughput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duality.results.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Peaks and knees, and how far a curve can be relied on. */
class CurveTest {
  private static final Long[] XS = {1L, 4L, 16L, 64L, 256L, 1024L};

  /** Rises to its knee at 16, and keeps about this part of its peak at 256 and beyond. */
  private static MadeUp falling(int repeats, double left) {
    return new MadeUp(repeats, XS)
        .with(
            "a",
            (x, repeat) ->
                100 * Math.min(x, 16) * (x >= 256 ? left * (1 + 0.004 * (repeat % 2)) : 1));
  }

  private static Criterion flat(String place) {
    return kept("a", place, Limits.atLeast(0.85));
  }

  @ParameterizedTest
  @CsvSource({"0.97, SUPPORTED", "0.849, INCONCLUSIVE", "0.6, REFUTED"})
  void tellsAFlatCurveFromAFallingOne(double left, Verdict verdict) {
    Finding finding = falling(4, left).judge(flat("16 x knee"));

    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.subject()).isEqualTo("throughput of a at 256 (16 x knee) to a at its peak");
    assertThat(finding.estimate().orElseThrow()).isCloseTo(left, within(0.01));
  }

  @Test
  void takesTheFirstPointFromThereOn() {
    assertThat(falling(4, 0.5).judge(flat("5 x knee")).subject()).contains("a at 256 (5 x knee)");
    assertThat(falling(4, 0.5).judge(flat("64 x knee")).subject()).contains("a at 1024");
  }

  @Test
  void doesNotTakeTheLastValidPointOfARisingCurveForItsPeak() {
    Finding finding =
        new MadeUp(4, XS)
            .with("a", (x, _) -> 100 * x)
            .invalid("a", 1024, 0, 1, 2, 3)
            .judge(flat("16 x knee"));

    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_MEASURED);
    assertThat(finding.remark())
        .isEqualTo(
            "the peak of a is not known, its curve still rises at 256;"
                + " a at 1024 is invalid (generator busy)");
  }

  /** Its true peak may have been where no figure is valid. */
  @Test
  void doesNotReachOverAPointThatIsNotValid() {
    MadeUp gap = falling(4, 0.97).invalid("a", 64, 0, 1, 2, 3);
    assertThat(gap.judge(flat("16 x knee")))
        .returns(Verdict.NOT_MEASURED, Finding::verdict)
        .returns(
            "the peak of a is not known, its curve still rises at 16;"
                + " a at 64 is invalid (generator busy)",
            Finding::remark);
    // Nor by naming the point beyond.
    MadeUp later = falling(4, 0.97).invalid("a", 256, 0, 1, 2, 3);
    assertThat(later.judge(flat("1024")))
        .returns(Verdict.NOT_MEASURED, Finding::verdict)
        .returns("a at 256 is invalid (generator busy)", Finding::remark);
    assertThat(falling(4, 0.97).judge(flat("1024")).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void endsWhereTheGeneratorWasAtItsLimitInOneTrial() {
    Finding finding = falling(4, 0.97).invalid("a", 64, 2).judge(flat("16 x knee"));
    assertThat(finding)
        .returns(Verdict.NOT_MEASURED, Finding::verdict)
        .returns(
            "the peak of a is not known, its curve still rises at 16;"
                + " a at 64 is invalid (generator busy)",
            Finding::remark);
    assertThat(falling(4, 0.97).disturbed("a", 64, 2).judge(flat("16 x knee")).verdict())
        .isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void beginsAtTheFirstPointThatIsValid() {
    MadeUp run = falling(4, 0.97).invalid("a", 1, 0, 1, 2, 3);
    assertThat(run.judge(flat("16 x knee")).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void saysWhatEndsTheCurveBeforeThePlace() {
    assertThat(falling(4, 0.97).judge(flat("100 x knee")).remark())
        .isEqualTo(
            "100 x knee of a is beyond its valid points; 1024 is the last point of this run");
    assertThat(falling(4, 0.97).without("a", 1024).judge(flat("64 x knee")).remark())
        .isEqualTo("64 x knee of a is beyond its valid points; a at 1024 was not run");
  }

  @Test
  void twoPeaksCanBeCompared() {
    MadeUp run = falling(3, 0.5).with("b", (x, _) -> 90 * Math.min(x, 16) * (x >= 1024 ? 0.5 : 1));
    Criterion peaks =
        new Criterion.Ratio(
            throughput("a", "peak"), throughput("b", "peak"), Limits.between(0.9, 1.2));
    assertThat(run.judge(peaks).estimate().orElseThrow()).isCloseTo(1.11, within(0.01));
    assertThat(run.judge(peaks).verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  private static Criterion position(Criterion.Position.Mark mark, boolean perCpu, Limits limits) {
    return new Criterion.Position("a", mark, perCpu, limits);
  }

  /** A peak seen at 16 may lie anywhere between 4 and 64. */
  @ParameterizedTest
  @CsvSource({"64, SUPPORTED", "32, INCONCLUSIVE", "3, REFUTED"})
  void placesAPeakBetweenThePointsAboutIt(double atMost, Verdict verdict) {
    MadeUp run = new MadeUp(3, XS).with("a", (x, _) -> x <= 16 ? 100 * x : 100);
    Finding finding =
        run.judge(position(Criterion.Position.Mark.PEAK, false, Limits.atMost(atMost)));

    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.estimate().orElseThrow()).isCloseTo(16, within(1e-9));
    assertThat(finding.low().orElseThrow()).isEqualTo(4);
    assertThat(finding.high().orElseThrow()).isEqualTo(64);
  }

  @Test
  void countsInCpus() {
    // The sample's machine has two.
    MadeUp run = new MadeUp(3, XS).with("a", (x, _) -> x <= 16 ? 100 * x : 100);
    assertThat(run.judge(position(Criterion.Position.Mark.PEAK, true, Limits.atMost(32))).verdict())
        .isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void theKneeComesBeforeThePeakOfAFlatCurve() {
    MadeUp run = new MadeUp(3, XS).with("a", (x, _) -> x <= 16 ? 100 * x : x == 256 ? 1650 : 1600);
    assertThat(
            run.judge(position(Criterion.Position.Mark.KNEE, false, Limits.atMost(64)))
                .estimate()
                .orElseThrow())
        .isCloseTo(16, within(1e-9));
    assertThat(
            run.judge(position(Criterion.Position.Mark.PEAK, false, Limits.atMost(64)))
                .estimate()
                .orElseThrow())
        .isCloseTo(256, within(1e-9));
  }

  @Test
  void whatIsReadAtAKneeMayBeAnyQuantity() {
    Criterion.Reading jain = new Criterion.Reading("a", Metric.JAIN, Place.parse("16 x knee"));
    assertThat(falling(3, 0.5).judge(new Criterion.Level(jain, Limits.atLeast(0.9))).subject())
        .isEqualTo("jain of a at 256 (16 x knee)");
  }
}
