package io.duality.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.Metric;
import io.duality.results.claim.Claim;
import io.duality.results.claim.Criterion;
import io.duality.results.claim.Criterion.Reading;
import io.duality.results.claim.Limits;
import io.duality.results.claim.Place;
import io.duality.results.claim.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClaimReaderTest {
  private static final ClaimReader READER =
      new ClaimReader(
          Vocabulary.of(
              List.of(
                  "threaded",
                  "virtual",
                  "nio-select",
                  "knot-a",
                  "knot-c",
                  "haboob",
                  "poll",
                  "epoll-level",
                  "epoll",
                  "external:nginx"),
              List.of()));

  private static final String VALID =
      """
      claims:
        - id: one
          sentence: One is
            as good as two.
          source: A paper, Figure 1
          published: 1.0
          why: because
          test:
            kind: equivalence
            metric: throughput
            model: virtual
            to-model: external:nginx
            from: 1k
            to: 2 x knee
            margin: 10%
        - id: two
          sentence: Two holds.
          source: A paper
          published: nothing
          why: because
          caveat: none is known
          test:
            kind: ratio
            metric: throughput
            model: virtual
            at: 16 x knee
            to-at: peak
            at-least: 85%
      """;

  private static Criterion test(String test) {
    String head =
        """
        claims:
          - id: one
            sentence: S.
            source: s
            published: p
            why: w
            test: {TEST}
        """;
    return READER.parse("c.yaml", head.replace("TEST", test)).getFirst().test();
  }

  @Test
  void readsEveryKey() {
    List<Claim> claims = READER.parse("mine.claims.yaml", VALID);

    assertThat(claims)
        .containsExactly(
            new Claim(
                "one",
                "One is as good as two.",
                "A paper, Figure 1",
                "1.0",
                new Criterion.Equivalence(
                    "virtual",
                    "external:nginx",
                    Metric.THROUGHPUT,
                    Optional.of(new Place.At(1024)),
                    Optional.of(new Place.Knees(2)),
                    Limits.equal(0.1)),
                "because",
                ""),
            new Claim(
                "two",
                "Two holds.",
                "A paper",
                "nothing",
                new Criterion.Ratio(
                    new Reading("virtual", Metric.THROUGHPUT, new Place.Knees(16)),
                    new Reading("virtual", Metric.THROUGHPUT, new Place.Peak()),
                    Limits.atLeast(0.85)),
                "because",
                "none is known"));
  }

  @Test
  void readsEveryKindOfTest() {
    assertThat(test("kind: level, metric: jain, model: threaded, at: 1024, at-most: 0.9"))
        .isEqualTo(
            new Criterion.Level(
                new Reading("threaded", Metric.JAIN, new Place.At(1024)), Limits.atMost(0.9)));
    assertThat(test("kind: position, model: threaded, of: peak, per-cpu: true, at-most: 4"))
        .isEqualTo(
            new Criterion.Position(
                "threaded", Criterion.Position.Mark.PEAK, true, Limits.atMost(4)));
    assertThat(
            test(
                "kind: slope, metric: response-mean, plus-think: true, model: threaded, from: knee,"
                    + " at-least: -0.1, at-most: 1.1"))
        .isEqualTo(
            new Criterion.Slope(
                "threaded",
                Metric.RESPONSE_MEAN,
                true,
                new Place.Knees(1),
                Optional.empty(),
                Limits.between(-0.1, 1.1)));
    assertThat(
            test(
                "kind: ratio, metric: bandwidth, model: knot-a, at: peak, to-model: knot-c, within:"
                    + " 5%"))
        .isEqualTo(
            new Criterion.Ratio(
                new Reading("knot-a", Metric.BANDWIDTH, new Place.Peak()),
                new Reading("knot-c", Metric.BANDWIDTH, new Place.Peak()),
                Limits.equal(0.05)));
    assertThat(
            test("kind: refusal, model: threaded, to-model: virtual, at-least: 512, at-most: 2048"))
        .isEqualTo(new Refusal("threaded", "virtual", Limits.between(512, 2048)));
  }

  @Test
  void aRefusalHasLimitsAndAnotherModel() {
    assertThatThrownBy(() -> test("kind: refusal, model: threaded, at-most: 2048"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has no key 'to-model'; expected a model");
    assertThatThrownBy(() -> test("kind: refusal, model: threaded, to-model: virtual"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("rules nothing out");
    assertThatThrownBy(
            () -> test("kind: refusal, model: threaded, to-model: threaded, at-most: 2048"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("compare it with another");
  }

  @ParameterizedTest
  @CsvSource({"bandwidth-vs-clients, 11", "throughput-vs-threads, 7", "chat, 2"})
  void readsTheClaimsOfTheProject(String scenario, int claims) {
    assertThat(READER.beside(Path.of(scenario + ".yaml").toAbsolutePath())).hasSize(claims);
  }

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        broken("id: one", "id: One", "2:5: a claim's id is kebab-case, not 'One'"),
        broken("id: two", "id: one", "16:5: id: claim 'one' stands here twice"),
        broken("sentence: Two holds.", "sentence: ' '", "sentence: expected text, found none"),
        broken("why: because\n    test", "test", "2:5: 'claims' has no key 'why'"),
        broken("source: A paper\n", "sauce: A paper\n", "unknown key 'sauce' in 'claims'"),
        broken(
            "kind: ratio", "kind: ration", "unknown kind of test 'ration'; did you mean 'ratio'"),
        broken(
            "model: virtual\n      to-m", "model: virtaul\n      to-m", "unknown model 'virtaul'"),
        broken("metric: throughput", "metric: thruput", "metric: unknown metric 'thruput'"),
        broken("margin: 10%", "margin: 0%", "15:15: margin: a margin of 0%: above 0"),
        broken("margin: 10%", "margin: 110%", "15:15: margin: expected a percentage"),
        broken("margin: 10%", "margin: ten", "15:15: margin: expected a percentage"),
        broken("margin: 10%", "within: 10%", "15:7: unknown key 'within' in 'test'"),
        broken("at-least: 85%", "at-least: lots", "28:17: at-least: expected a number such as"),
        broken("      at-least: 85%", "      to-model: virtual", "rules nothing out"),
        broken("at-least: 85%", "within: 5%\n      at-most: 2", "leave at-least and at-most out"),
        broken("at-least: 85%", "at-least: 2\n      at-most: 1", "leave no room between them"),
        broken("at-least: 85%", "at-least: -1", "a ratio is above 0"),
        broken("to-at: peak", "to-at: 16 x knee", "to itself is always 1"),
        broken("to-at: peak", "to-at: peek", "27:14: to-at: expected a place such as 1024"),
        broken("to-at: peak", "to-at: 9999999", "to-at: expected counts from 1 to 4000000"),
        broken("to: 2 x knee", "to: peak", "a range of points ends at an x or a knee"),
        broken("to-model: external:nginx", "to-model: virtual", "always equivalent to itself"),
        broken("claims:", "clams:", "1:1: unknown key 'clams' in the file of claims"),
        Arguments.of("claims: []", "1:1: claims: expected at least one claim, found none"),
        Arguments.of("claims:\n  - one\n", "2:5: claims: expected a list of claims, found 'one'"));
  }

  private static Arguments broken(String part, String instead, String expected) {
    assertThat(VALID).contains(part);
    return Arguments.of(VALID.replace(part, instead), expected);
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void placesEveryErrorInOneLine(String content, String expected) {
    assertThatThrownBy(() -> READER.parse("dir/x.claims.yaml", content))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .matches("(?s)dir/x\\.claims\\.yaml:\\d+:\\d+: .*")
        .contains(expected)
        .doesNotContain("\n");
  }

  @Test
  void aScenarioNeedsNoClaims(@TempDir Path dir) throws IOException {
    assertThat(READER.beside(dir.resolve("mine.yaml"))).isEmpty();

    Files.writeString(dir.resolve("mine.claims.yaml"), VALID);
    assertThat(READER.beside(dir.resolve("mine.yaml"))).hasSize(2);
    assertThat(READER.beside(dir.resolve("mine.yml"))).hasSize(2);
    Files.write(dir.resolve("mine.claims.yaml"), new byte[] {(byte) 0xff, 0});
    assertThatThrownBy(() -> READER.beside(dir.resolve("mine.yaml")))
        .hasMessageContaining("expected text in UTF-8");
  }

  @Test
  void aFileOfClaimsIsNoScenario(@TempDir Path dir) throws IOException {
    Files.writeString(dir.resolve("mine.claims.yaml"), VALID);
    Files.writeString(dir.resolve("mine.yaml"), "title: x");
    assertThat(new ScenarioFolder(dir).names()).containsExactly("mine");
  }
}
