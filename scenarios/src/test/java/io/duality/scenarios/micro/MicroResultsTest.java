package io.duality.scenarios.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.gate.Finding;
import io.duality.results.gate.Verdict;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicroResultsTest {
  private static final double[] STEADY = {100, 101, 99, 100.5, 99.5, 100.2, 99.8, 100.7, 99.3, 100};
  private static final Pattern ALL = Pattern.compile("");

  @TempDir private Path folder;

  private Path file(String name, String... entries) throws IOException {
    return Files.writeString(folder.resolve(name), JmhText.file(entries));
  }

  private static double[] times(double factor, double... forks) {
    return DoubleStream.of(forks).map(fork -> fork * factor).toArray();
  }

  private List<Finding> judged(String base, String head) throws IOException {
    return MicroResults.compare(
            file("a.json", base), file("b.json", head), ALL, Deltas.with(Map.of()))
        .findings();
  }

  @Test
  void failsATimeThatHasGrown() throws IOException {
    assertThat(
            judged(
                JmhText.time("a.b.Parser.head", "", STEADY),
                JmhText.time("a.b.Parser.head", "", times(1.1, STEADY))))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
          assertThat(finding.rule().scenario()).isEqualTo("Parser.head");
          assertThat(finding.rule().metric()).isEqualTo("time");
          assertThat(finding.ratio()).isBetween(1.099, 1.101);
        });
  }

  /** The mode says which direction is better. */
  @Test
  void failsAThroughputThatHasShrunkAndPassesOneThatHasGrown() throws IOException {
    String base = JmhText.throughput("a.b.Parser.head", STEADY);
    assertThat(judged(base, JmhText.throughput("a.b.Parser.head", times(0.9, STEADY))))
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.FAIL));
    assertThat(judged(base, JmhText.throughput("a.b.Parser.head", times(1.1, STEADY))))
        .allSatisfy(finding -> {
          assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
          assertThat(finding.improved()).isTrue();
        });
  }

  @Test
  void passesWhatHasNotChanged() throws IOException {
    String same = JmhText.time("a.b.Parser.head", "\"kind\": \"LONG\"", STEADY);
    assertThat(judged(same, same))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.verdict()).isEqualTo(Verdict.PASS);
          assertThat(finding.rule().scenario()).isEqualTo("Parser.head kind=LONG");
        });
  }

  /** The base's own first and second half: what the machine did while nothing changed. */
  @Test
  void findsABaseNoisyThatDriftsMeanwhile() throws IOException {
    double[] drifting = {100, 101, 99, 100, 101, 120, 121, 119, 120, 121};
    assertThat(
            judged(
                JmhText.time("a.B.c", "", drifting),
                JmhText.time("a.B.c", "", times(1.2, drifting))))
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.NOISY));
  }

  @Test
  void seesAByteMoreForEachOperation() throws IOException {
    assertThat(
            judged(
                JmhText.timeAndBytes("a.B.c", 160, STEADY),
                JmhText.timeAndBytes("a.B.c", 176, STEADY)))
        .extracting(finding -> finding.rule().metric(), Finding::verdict)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("time", Verdict.PASS),
            org.assertj.core.groups.Tuple.tuple("allocated", Verdict.FAIL));
  }

  /** A millionth of a byte is JMH's own, divided by how many operations there were. */
  @Test
  void takesFractionsOfAByteForNone() throws IOException {
    assertThat(
            judged(
                JmhText.timeAndBytes("a.B.c", 1e-6, STEADY),
                JmhText.timeAndBytes("a.B.c", 4e-5, STEADY)))
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.PASS));
    assertThat(
            judged(
                JmhText.timeAndBytes("a.B.c", 1e-6, STEADY),
                JmhText.timeAndBytes("a.B.c", 16, STEADY)))
        .anySatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.FAIL));
  }

  /** JMH writes parameters in any order, and readers have to find the same benchmark again. */
  @Test
  void pairsByParametersAndSaysWhatOnlyOneSideHas() throws IOException {
    Path base =
        file(
            "a.json",
            JmhText.time("a.B.c", "\"x\": \"1\", \"y\": \"2\"", STEADY),
            JmhText.time("a.B.gone", "", STEADY));
    Path head =
        file(
            "b.json",
            JmhText.time("a.B.c", "\"y\": \"2\", \"x\": \"1\"", STEADY),
            JmhText.time("a.B.c", "\"y\": \"3\", \"x\": \"1\"", STEADY));
    MicroOutcome outcome = MicroResults.compare(base, head, ALL, Deltas.with(Map.of()));
    assertThat(outcome.findings()).hasSize(1);
    assertThat(outcome.notes())
        .contains("not judged, only the base has it: B.gone time")
        .contains("not judged, only the head has it: B.c x=1 y=3 time")
        .anyMatch(note -> note.contains("measured one after the other"));
  }

  @Test
  void comparesThoseWhoseNameMatches() throws IOException {
    Path base =
        file("a.json", JmhText.time("a.B.c", "", STEADY), JmhText.time("a.D.e", "", STEADY));
    MicroOutcome outcome =
        MicroResults.compare(base, base, Pattern.compile("^D"), Deltas.with(Map.of()));
    assertThat(outcome.findings())
        .extracting(finding -> finding.rule().scenario())
        .containsExactly("D.e");
    assertThatThrownBy(
            () -> MicroResults.compare(base, base, Pattern.compile("x{3}"), Deltas.with(Map.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no benchmark in common that matches 'x{3}'");
  }

  /** Mode sample has histograms in place of scores. */
  @Test
  void readsHistograms() throws IOException {
    StringBuilder forks = new StringBuilder();
    for (double fork : STEADY) {
      forks.append(forks.isEmpty() ? "" : ",").append("[[[").append(fork - 1).append(",1],[");
      forks.append(fork + 1).append(",1]]]");
    }
    String entry =
        "{\"benchmark\": \"a.B.c\", \"mode\": \"sample\", \"primaryMetric\": {\"scoreUnit\":"
            + " \"us/op\", \"rawDataHistogram\": ["
            + forks
            + "]}, \"secondaryMetrics\": {}}";
    assertThat(JmhFile.read(file("a.json", entry)).values())
        .singleElement()
        .satisfies(figure -> {
          assertThat(figure.forks()).hasSize(STEADY.length).contains(100.0, 99.5);
          assertThat(figure.metric()).isEqualTo("time");
        });
  }

  @Test
  void refusesTooFewForks() throws IOException {
    assertThatThrownBy(
            () -> judged(JmhText.time("a.B.c", "", 1, 2, 3), JmhText.time("a.B.c", "", STEADY)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("B.c has 3 of the 6 forks")
        .hasMessageContaining("-f 10");
  }

  @Test
  void refusesOtherUnits() throws IOException {
    assertThatThrownBy(() ->
            judged(
                JmhText.time("a.B.c", "", STEADY),
                JmhText.entry("a.B.c", "avgt", "", "us/op", STEADY, "")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("ns/op in the base and in us/op in the head");
  }

  @Test
  void refusesADeltaOfNoMetric() {
    assertThatThrownBy(() -> Deltas.with(Map.of("p99", 0.1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("--delta: micro-benchmarks have no 'p99', but allocated, throughput, time");
  }

  @Test
  void refusesWhatIsNoResultOfJmh() throws IOException {
    Path object = Files.writeString(folder.resolve("object.json"), "{}");
    Path half = Files.writeString(folder.resolve("half.json"), "[{\"benchmark\": \"a");
    Path other = Files.writeString(folder.resolve("other.json"), "[{\"name\": 1}]");
    Path failed =
        file("failed.json", JmhText.time("a.B.c", "", STEADY).replace("[100.0]", "[\"NaN\"]"));
    for (Path file : List.of(object, half, other, failed, folder.resolve("missing.json"))) {
      assertThatThrownBy(() -> JmhFile.read(file))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(file.toString());
    }
  }
}
