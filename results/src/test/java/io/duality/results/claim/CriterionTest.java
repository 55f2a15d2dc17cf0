package io.duality.results.claim;

import static io.duality.results.claim.MadeUp.claim;
import static io.duality.results.claim.MadeUp.same;
import static io.duality.results.claim.MadeUp.throughput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.duality.results.Metric;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no claim may ask for. */
class CriterionTest {
  private static void refused(ThrowingCallable construction, String message) {
    assertThatThrownBy(construction)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1024", "peak", "knee", "16 x knee", "2.5 x knee"})
  void placesAreReadAsTheyAreWritten(String text) {
    assertThat(Place.parse(text).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "1.5", "knees", "x knee", "0 x knee", "16 knee", "Peak"})
  void otherPlacesAreRefused(String text) {
    assertThatThrownBy(() -> Place.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMarginIsTheSameFromBothSides() {
    Limits limits = Limits.equal(0.1);
    assertThat(limits.low() * limits.high()).isCloseTo(1, within(1e-12));
    assertThat(limits.text()).isEqualTo("0.9091 to 1.1");
  }

  @ParameterizedTest
  @CsvSource({"0", "-0.1", "1.01", "NaN"})
  void anImpossibleMarginIsRefused(double margin) {
    refused(() -> Limits.equal(margin), "above 0 and at most 100%");
  }

  @Test
  void limitsRuleSomethingOut() {
    refused(() -> Limits.between(2, 1), "leave no room");
    refused(() -> Limits.atLeast(Double.NaN), "a finite number");
    refused(
        () -> new Criterion.Ratio(throughput("a", "1"), throughput("b", "1"), Limits.atLeast(-1)),
        "a ratio is above 0");
  }

  @Test
  void nothingIsComparedWithItself() {
    refused(
        () -> new Criterion.Ratio(throughput("a", "1"), throughput("a", "1"), Limits.atLeast(1)),
        "to itself is always 1");
    refused(() -> same("a", "a", 0.1), "always equivalent to itself");
  }

  @Test
  void equivalenceLiesAboutOne() {
    refused(
        () ->
            new Criterion.Equivalence(
                "a",
                "b",
                Metric.THROUGHPUT,
                Optional.empty(),
                Optional.empty(),
                Limits.between(1.1, 1.2)),
        "has 1 between its limits");
  }

  @Test
  void aRangeEndsAtNoPeak() {
    refused(
        () ->
            new Criterion.Slope(
                "a",
                Metric.RESPONSE_MEAN,
                false,
                Place.parse("peak"),
                Optional.empty(),
                Limits.atLeast(1)),
        "ends at an x or a knee");
  }

  @Test
  void aThinkTimeIsAddedToTimes() {
    refused(
        () ->
            new Criterion.Slope(
                "a",
                Metric.THROUGHPUT,
                true,
                Place.parse("knee"),
                Optional.empty(),
                Limits.atLeast(1)),
        "added to a time");
  }

  @Test
  void anIdIsKebabCase() {
    Criterion test = same("a", "b", 0.1);
    refused(() -> new Claim("Not So", "s", "s", "p", test, "w", ""), "kebab-case");
    assertThat(claim(test).test().models()).containsExactly("a", "b");
  }
}
