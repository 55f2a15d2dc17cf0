package io.duality.results.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.Environment;
import io.duality.results.Locales;
import io.duality.results.Metric;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.Sample;
import io.duality.results.TrialRecord;
import io.duality.results.claim.Claim;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.claim.Criterion;
import io.duality.results.claim.Judge;
import io.duality.results.claim.Limits;
import io.duality.results.claim.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportsTest {
  private static final PlanDocument PLAN = Sample.plan("nio-select", "external:nginx", "threaded");
  private static final Environment ENVIRONMENT = Sample.environment();

  private static final List<TrialRecord> TRIALS =
      Stream.concat(
              IntStream.range(0, 6)
                  .mapToObj(i -> Sample.valid("nio-select", 1024, i, 12_345_678.9 + i)),
              Stream.of(
                  Sample.valid("external:nginx", 1, 0, 0.125),
                  Sample.invalid("threaded", 1, 0, 0.015625),
                  Sample.failed("threaded", 65536, 0)))
          .toList();

  /** Byte for byte, wherever it is made. */
  @ParameterizedTest
  @MethodSource("io.duality.results.Locales#all")
  void areTheSameInEveryCountry(Locale locale) throws Exception {
    Map<String, byte[]> files =
        Locales.in(locale, () -> Exports.of(PLAN, ENVIRONMENT, TRIALS, Optional.empty()));
    assertThat(files.keySet())
        .containsExactly(
            "jmh.json",
            "github-bigger.json",
            "github-smaller.json",
            "bencher.json",
            "history.csv",
            "summary.md");
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      assertThat(new String(file.getValue(), StandardCharsets.UTF_8))
          .as(file.getKey())
          .isEqualTo(golden(file.getKey()));
    }
  }

  @Test
  void standBesideTheRecords(@TempDir Path temp) throws Exception {
    Exports.write(new RunData(PLAN, ENVIRONMENT, TRIALS, List.of()), temp);
    assertThat(temp.resolve("exports")).isDirectoryContaining("glob:**/summary.md");
    assertThat(temp.resolve("exports/bencher.json")).hasContent(golden("bencher.json"));
  }

  @Test
  void theSummaryEndsWithTheClaims() throws IOException {
    Claim claim =
        new Claim(
            "a-claim",
            "It is so.",
            "A paper",
            "2 | 3",
            new Criterion.Level(
                new Criterion.Reading("nio-select", Metric.JAIN, Place.parse("1024")),
                Limits.atLeast(0.9)),
            "because",
            "");
    RunData run = new RunData(PLAN, ENVIRONMENT, TRIALS, List.of());
    ClaimsDocument claims =
        new ClaimsDocument(1, "any", List.of(claim), Judge.judge(List.of(claim), run));
    Map<String, byte[]> files = Exports.of(PLAN, ENVIRONMENT, TRIALS, Optional.of(claims));
    assertThat(new String(files.getOrDefault("summary.md", new byte[0]), StandardCharsets.UTF_8))
        .isEqualTo(
            golden("summary.md")
                + """

                ### Claims

                | claim | verdict | measured | claimed | figure |
                |---|---|---|---|---|
                | `a-claim` | SUPPORTED | 0.975 (0.975 to 0.975) | at least 0.9 | jain of nio-select \
                at 1024 |

                Means over repeats, with their 95 % intervals by Student's t.
                """);
  }

  /** A dashboard cannot draw a point hollow. */
  @Test
  void leaveOutWhatIsNotValid() {
    Exports.of(PLAN, ENVIRONMENT, TRIALS, Optional.empty())
        .forEach((name, bytes) -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          assertThat(text.contains("threaded")).as(name).isEqualTo(name.equals("summary.md"));
        });
  }

  @Test
  void areEmptyWhereNothingIsValid() {
    Map<String, byte[]> files =
        Exports.of(PLAN, ENVIRONMENT, List.of(Sample.failed("threaded", 1, 0)), Optional.empty());
    assertThat(json(files, "jmh.json").size()).isZero();
    assertThat(json(files, "github-bigger.json").size()).isZero();
    assertThat(json(files, "bencher.json").size()).isZero();
  }

  /** What the readers of JMH's format were found to insist on. */
  @Test
  void jmhIsWhatItsReadersTake() {
    for (JsonNode entry :
        json(Exports.of(PLAN, ENVIRONMENT, TRIALS, Optional.empty()), "jmh.json")) {
      assertThat(entry.path("benchmark").asString()).matches("[a-z]+\\.[a-z_]+\\.[A-Za-z0-9_]+");
      assertThat(entry.path("params").isMissingNode()).isTrue();
      assertThat(entry.path("secondaryMetrics").isObject()).isTrue();
      JsonNode primary = entry.path("primaryMetric");
      assertThat(primary.path("scoreUnit").asString()).isEqualTo("ops/s");
      assertThat(primary.path("scoreConfidence")).hasSize(2).allMatch(JsonNode::isNumber);
      assertThat(primary.path("rawData")).hasSize(entry.path("forks").asInt());
    }
  }

  private static JsonNode json(Map<String, byte[]> files, String name) {
    return JsonMapper.builder().build().readTree(Objects.requireNonNull(files.get(name)));
  }

  static String golden(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(ExportsTest.class.getResourceAsStream("golden/" + name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
