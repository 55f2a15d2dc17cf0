package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.claim.Claim;
import io.duality.results.claim.Criterion;
import io.duality.results.claim.Place;
import io.duality.results.claim.Refusal;
import io.duality.scenarios.plan.Estimate;
import io.duality.scenarios.plan.Fleet;
import io.duality.scenarios.plan.Machines;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario of this project, and the claims beside it, on the machine of its results. */
class ShippedScenariosTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration MOST_OF_QUICK = Duration.ofMinutes(3);

  private static World world() {
    return TestWorld.silent(HOME);
  }

  private static Catalog catalog() {
    return Catalog.find(world());
  }

  static List<String> names() {
    return catalog().scenarioNames();
  }

  static Stream<String> namesWithClaims() {
    Catalog catalog = catalog();
    return names().stream().filter(name -> !catalog.claims(name).isEmpty());
  }

  private static RunPlan plan(String name, String profile) {
    List<String> words = List.of(name, "--profile", profile);
    return new ScenarioRun(world(), CommandLines.runOptions(world(), words))
        .plan(Fleet.of(Machines.small()), 1, words);
  }

  @ParameterizedTest
  @MethodSource("names")
  void quickIsPlannedToTakeThreeMinutesAtMost(String name) {
    List<TrialPlan> trials = plan(name, "quick").trials();
    assertThat(trials).anySatisfy(trial -> assertThat(trial.impossible()).isEmpty());
    assertThat(Estimate.of(trials)).isLessThanOrEqualTo(MOST_OF_QUICK);
  }

  @ParameterizedTest
  @MethodSource("names")
  void fullIsNoLessThanQuick(String name) {
    RunPlan quick = plan(name, "quick");
    RunPlan full = plan(name, "full");
    assertThat(full.document().models()).containsAll(quick.document().models());
    assertThat(full.document().repeats()).isGreaterThanOrEqualTo(3);
    assertThat(Estimate.of(full.trials())).isGreaterThan(Estimate.of(quick.trials()));
  }

  @ParameterizedTest
  @MethodSource("namesWithClaims")
  void claimsAreAboutWhatIsMeasured(String name) {
    RunPlan full = plan(name, "full");
    for (Claim claim : catalog().claims(name)) {
      assertThat(full.document().models()).as(claim.id()).containsAll(claim.test().models());
      assertThat(full.document().xs()).as(claim.id()).containsAll(fixedPlaces(claim));
    }
  }

  /** Those that have to be points; a range may end between two. */
  private static List<Long> fixedPlaces(Claim claim) {
    List<Place> places =
        switch (claim.test()) {
          case Criterion.Ratio ratio -> List.of(ratio.of().at(), ratio.to().at());
          case Criterion.Level level -> List.of(level.of().at());
          case Criterion.Equivalence _, Criterion.Slope _, Criterion.Position _, Refusal _ ->
              List.of();
        };
    return places.stream()
        .filter(Place.At.class::isInstance)
        .map(at -> ((Place.At) at).x())
        .toList();
  }

  @Test
  void claimsHaveIdsOfTheirOwn() {
    Catalog catalog = catalog();
    assertThat(names().stream().flatMap(name -> catalog.claims(name).stream().map(Claim::id)))
        .doesNotHaveDuplicates();
  }
}
