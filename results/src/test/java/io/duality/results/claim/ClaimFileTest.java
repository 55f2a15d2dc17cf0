package io.duality.results.claim;

import static io.duality.results.claim.MadeUp.claim;
import static io.duality.results.claim.MadeUp.kept;
import static io.duality.results.claim.MadeUp.same;
import static io.duality.results.claim.MadeUp.throughput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.duality.results.Locales;
import io.duality.results.Metric;
import io.duality.results.RunData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ClaimFileTest {
  private static final List<Claim> EVERY_KIND =
      List.of(
          claim(
              new Criterion.Ratio(
                  throughput("a", "64"), throughput("b", "peak"), Limits.atMost(1.5))),
          claim(kept("a", "16 x knee", Limits.atLeast(0.85))),
          claim(same("a", "b", 0.1)),
          claim(
              new Criterion.Slope(
                  "a",
                  Metric.RESPONSE_MEAN,
                  true,
                  Place.parse("2.5 x knee"),
                  Optional.of(Place.parse("64")),
                  Limits.between(0.9, 1.1))),
          claim(
              new Criterion.Position(
                  "a", Criterion.Position.Mark.KNEE, true, Limits.between(2, 8))),
          claim(
              new Criterion.Level(
                  new Criterion.Reading("a", Metric.JAIN, Place.parse("64")), Limits.atLeast(0.9))),
          claim(new Refusal("a", "b", Limits.atLeast(65))));

  @TempDir private Path folder;

  private static RunData run() {
    return new MadeUp(3, 1L, 16L, 64L)
        .with("a", (x, repeat) -> 100 * Math.min(x, 16) + repeat)
        .with("b", (x, _) -> 101 * Math.min(x, 16))
        .run();
  }

  private String text() throws IOException {
    return Files.readString(folder.resolve(ClaimFile.NAME));
  }

  @Test
  void keepsEveryKindOfClaim() throws IOException {
    ClaimFile.begin(folder, "mine", EVERY_KIND);

    ClaimsDocument read = ClaimFile.read(folder).orElseThrow();
    assertThat(read.claims()).isEqualTo(EVERY_KIND);
    assertThat(read.findings()).isEmpty();
    assertThat(read.scenario()).isEqualTo("mine");
  }

  @Test
  void leavesTheFolderAsItIsWhereNothingIsToBeWritten() throws IOException {
    assertThat(ClaimFile.judged(folder, run())).isEmpty();
    ClaimFile.begin(folder, "mine", EVERY_KIND);
    String before = text();

    ClaimsDocument judged = ClaimFile.judged(folder, run()).orElseThrow();

    assertThat(text()).isEqualTo(before);
    assertThat(Optional.of(judged)).isEqualTo(ClaimFile.judge(folder, run()));
  }

  @Test
  void findsTheSameFromTheSameRecords() throws IOException {
    ClaimFile.begin(folder, "mine", EVERY_KIND);
    ClaimsDocument first = ClaimFile.judge(folder, run()).orElseThrow();
    assertThat(first.findings()).hasSameSizeAs(EVERY_KIND);
    assertThat(first.findings())
        .extracting(Finding::verdict)
        .contains(Verdict.SUPPORTED, Verdict.NOT_MEASURED);
    String written = text();

    assertThat(ClaimFile.read(folder)).contains(first);
    assertThat(ClaimFile.judge(folder, run())).contains(first);
    assertThat(text()).isEqualTo(written);
  }

  /** What was written at the run's begin decides, not what a claim has become since. */
  @Test
  void judgesByTheMarginsOfTheFile() throws IOException {
    ClaimFile.begin(folder, "mine", List.of(claim(same("a", "b", 0.1))));
    ClaimFile.judge(folder, run());
    Files.writeString(folder.resolve(ClaimFile.NAME), text().replace("1.1", "1.005"));

    assertThat(ClaimFile.judge(folder, run()).orElseThrow().findings().getFirst().verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @ParameterizedTest
  @MethodSource("io.duality.results.Locales#all")
  void isTheSameInEveryCountry(Locale locale) throws Exception {
    ClaimFile.begin(folder, "mine", EVERY_KIND);
    ClaimFile.judge(folder, run());
    String expected = text();
    Files.delete(folder.resolve(ClaimFile.NAME));

    Locales.in(
        locale,
        () -> {
          ClaimFile.begin(folder, "mine", EVERY_KIND);
          return ClaimFile.judge(folder, run());
        });
    assertThat(text()).isEqualTo(expected);
  }

  @Test
  void leavesNoFileWhereThereIsNoClaim() throws IOException {
    ClaimFile.begin(folder, "mine", List.of());
    assertThat(ClaimFile.judge(folder, run())).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void namesWhatIsWrongWithTheFile() throws IOException {
    Path file = folder.resolve(ClaimFile.NAME);
    ClaimFile.begin(folder, "mine", EVERY_KIND);
    String good = text();

    for (String broken :
        List.of(
            good.substring(0, good.length() / 2),
            good.replace("16 x knee", "16 x nee"),
            good.replace("\"kind\" : \"slope\"", "\"kind\" : \"slop\""),
            good.replace("\"a-claim\"", "\"A claim\""))) {
      Files.writeString(file, broken);
      assertThatThrownBy(() -> ClaimFile.read(folder))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(file + ":")
          .message()
          .doesNotContain("\n");
    }
    Files.writeString(file, good.replace("\"schema\" : 1", "\"schema\" : 2"));
    assertThatThrownBy(() -> ClaimFile.read(folder)).hasMessageContaining("is newer than the 1");
  }

  @Test
  void neverHasAVerdictWithoutAnInterval() throws IOException {
    ClaimFile.begin(folder, "mine", List.of(claim(same("a", "b", 0.1))));
    ClaimFile.judge(folder, run());
    String half = text().replaceAll("\"low\" : [0-9.]+", "\"low\" : null");
    Files.writeString(folder.resolve(ClaimFile.NAME), half);

    assertThatThrownBy(() -> ClaimFile.read(folder))
        .hasMessageContaining("no verdict without an interval of two ends");
  }

  private static List<?> schemaErrors(String json) throws IOException {
    String path = "/io/duality/results/schema/claims.json";
    try (InputStream schema =
        Objects.requireNonNull(ClaimFileTest.class.getResourceAsStream(path), path)) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JsonMapper.shared().readTree(schema))
          .validate(JsonMapper.shared().readTree(json));
    }
  }

  @Test
  void keepsToItsSchema() throws IOException {
    ClaimFile.begin(folder, "mine", EVERY_KIND);
    assertThat(schemaErrors(text())).isEmpty();
    ClaimFile.judge(folder, run());
    String good = text();
    assertThat(schemaErrors(good)).isEmpty();

    for (String broken :
        List.of(
            good.replace("\"kind\" : \"slope\"", "\"kind\" : \"slop\""),
            good.replace("\"why\"", "\"wherefore\""),
            good.replace("\"SUPPORTED\"", "\"PROVED\""),
            good.replace("16 x knee", "16 knees"),
            good.replace("\"perCpu\" : true", "\"perCpu\" : 1"),
            good.replace("\"refusal\"", "\"refuse\""))) {
      assertThat(broken).isNotEqualTo(good);
      assertThat(schemaErrors(broken)).isNotEmpty();
    }
  }
}
