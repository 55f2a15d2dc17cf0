package io.duality.results.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is claimed of a limit, on runs whose truth is known. */
class RefusalTest {
  private static final Limits ABOUT_1024 = Limits.between(512, 2048);

  /** "a" ends behind 900, "b" does not. */
  private static MadeUp ends(int repeats, Outcome how) {
    return both(repeats, 128L, 512L, 900L, 1024L, 8192L)
        .refused("a", 1024, how)
        .refused("a", 8192, how);
  }

  /** A run in which both models are valid at each point. */
  private static MadeUp both(int repeats, Long... xs) {
    return new MadeUp(repeats, xs).with("a", (_, _) -> 1000).with("b", (_, _) -> 1000);
  }

  private static Finding judge(MadeUp run, Limits limits) {
    return run.judge(new Refusal("a", "b", limits));
  }

  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"IMPOSSIBLE", "FAILED"})
  void isFoundWhereOneModelIsRefusedAndAnotherIsNot(Outcome how) {
    Finding finding = judge(ends(3, how), ABOUT_1024);
    assertThat(finding.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(finding.subject()).isEqualTo("x from which on a is refused and b is not");
    assertThat(finding.figures()).isEqualTo("1024 (900 to 1024)");
    assertThat(finding.values()).containsExactly(1024.0, 1024.0, 1024.0);
    assertThat(finding.remark()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "900, 1024, SUPPORTED",
    "901, 1024, INCONCLUSIVE",
    "512, 1023, INCONCLUSIVE",
    "128, 900, REFUTED",
    "1025, 8192, REFUTED",
    "1024, 8192, INCONCLUSIVE"
  })
  void isHeldAgainstAllThatItMayBe(double atLeast, double atMost, Verdict verdict) {
    Finding finding = judge(ends(3, Outcome.IMPOSSIBLE), Limits.between(atLeast, atMost));
    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.low()).hasValue(900);
    assertThat(finding.high()).hasValue(1024);
    assertThat(finding.remark().contains("more of them would tell"))
        .isEqualTo(verdict == Verdict.INCONCLUSIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void hasNoVerdictBelowThreeRepeats(int repeats) {
    Finding finding = judge(ends(repeats, Outcome.IMPOSSIBLE), ABOUT_1024);
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.low()).isEmpty();
    assertThat(finding.remark()).isEqualTo("a verdict takes 3 repeats, this run has " + repeats);
  }

  /** It was run, and nobody knows what it would have done on a calm machine. */
  @Test
  void isNotFoundWhereAPointIsMerelyInvalid() {
    MadeUp run = both(3, 512L, 1024L).invalid("a", 1024, 0, 1, 2);
    Finding finding = judge(run, ABOUT_1024);
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.low()).isEmpty();
    assertThat(finding.remark()).isEqualTo("a at 1024 is invalid, which is no refusal");
  }

  @Test
  void liesBetweenWhatIsValidAndWhatIsRefusedWhereAPointBetweenIsInvalid() {
    Finding finding = judge(ends(3, Outcome.IMPOSSIBLE).invalid("a", 900, 0, 1, 2), ABOUT_1024);
    assertThat(finding.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(finding.figures()).isEqualTo("1024 (512 to 1024)");
  }

  @Test
  void isNotFoundBelowAPointThatWasRun() {
    Finding finding =
        judge(
            both(3, 512L, 1024L, 8192L)
                .refused("a", 1024, Outcome.FAILED)
                .invalid("a", 8192, 0, 1, 2),
            ABOUT_1024);
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.remark()).isEqualTo("a at 8192 is invalid, which is no refusal");
  }

  /** Then it is a limit of the machine. */
  @Test
  void isNotFoundWhereAllModelsFail() {
    MadeUp run =
        ends(3, Outcome.IMPOSSIBLE)
            .refused("b", 1024, Outcome.IMPOSSIBLE)
            .refused("b", 8192, Outcome.FAILED);
    assertThat(judge(run, ABOUT_1024))
        .returns(Verdict.INCONCLUSIVE, Finding::verdict)
        .returns("b is not valid either from 1024 on", Finding::remark);
    assertThat(judge(ends(3, Outcome.FAILED).invalid("b", 8192, 0, 1, 2), ABOUT_1024).verdict())
        .as("one point is enough")
        .isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void isNotFoundAtAPointWhoseGeneratorWasAtItsLimitInOneTrial() {
    Finding finding = judge(ends(3, Outcome.FAILED).invalid("b", 1024, 0), ABOUT_1024);
    assertThat(finding.values()).containsExactly(8192.0, 8192.0, 8192.0);
    assertThat(finding.figures()).isEqualTo("8192 (900 to 8192)");
  }

  @Test
  void isRefutedByAModelThatIsValidBeyondIt() {
    MadeUp run = both(3, 512L, 2048L);
    Finding finding = judge(run, ABOUT_1024);
    assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(finding.subject()).isEqualTo("last x at which a is valid");
    assertThat(finding.figures()).isEqualTo("2048 (2048 to 2048)");
  }

  @Test
  void isSupportedByServingAllIfItIsClaimedToLieBeyond() {
    MadeUp run = both(3, 512L, 2048L);
    assertThat(judge(run, Limits.atLeast(2048)).verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(judge(run, Limits.atLeast(4096)))
        .returns(Verdict.INCONCLUSIVE, Finding::verdict)
        .returns("a is valid up to 2048, where this run ends", Finding::remark);
  }

  /** A trial may fail by accident: that is no limit if the same model is valid beyond. */
  @Test
  void leavesOutARepeatThatContradictsItself() {
    MadeUp four = ends(4, Outcome.IMPOSSIBLE).refusedIn("a", 128, 2, Outcome.FAILED);
    assertThat(judge(four, ABOUT_1024))
        .returns(Verdict.SUPPORTED, Finding::verdict)
        .returns("3 of 4 repeats are used", Finding::remark);
    MadeUp three = ends(3, Outcome.IMPOSSIBLE).refusedIn("a", 128, 2, Outcome.FAILED);
    assertThat(judge(three, ABOUT_1024))
        .returns(Verdict.INCONCLUSIVE, Finding::verdict)
        .returns("a verdict takes 3 repeats, 2 of 3 can be used", Finding::remark);
  }

  @Test
  void isInEachRepeatOrNotAtAll() {
    MadeUp once = both(3, 512L, 1024L).refusedIn("a", 1024, 1, Outcome.FAILED);
    assertThat(judge(once, ABOUT_1024))
        .returns(Verdict.INCONCLUSIVE, Finding::verdict)
        .returns("a is valid up to 1024, where this run ends", Finding::remark);
  }

  @Test
  void isNotMeasuredWithoutBothModelsOrAnyValidTrial() {
    MadeUp alone = new MadeUp(3, 512L).with("a", (_, _) -> 1000);
    assertThat(judge(alone, ABOUT_1024))
        .returns(Verdict.NOT_MEASURED, Finding::verdict)
        .returns("b is not in this run; '--servers' with b adds it", Finding::remark);
    MadeUp never = both(3, 512L).refused("a", 512, Outcome.IMPOSSIBLE);
    assertThat(judge(never, ABOUT_1024))
        .returns(Verdict.NOT_MEASURED, Finding::verdict)
        .returns("in no repeat is a valid up to an x and refused from there on", Finding::remark);
  }

  @Test
  void isComparedWithAnother() {
    assertThatThrownBy(() -> new Refusal("a", "a", ABOUT_1024))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("compare it with another");
  }
}
