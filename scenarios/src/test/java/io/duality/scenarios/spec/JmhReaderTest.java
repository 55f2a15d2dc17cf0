package io.duality.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.spec.Workload.Jmh.Series;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JmhReaderTest {
  /** As JMH's annotation processor writes it: kind PLATFORM and EVENT_LOOP, parked 1 and 100. */
  private static final Benchmarks BENCHMARKS =
      Benchmarks.of(
          List.of(
              line("create"),
              line("lock"),
              "JMH S 3 a.B S 3 a_b S 6 single S 11 AverageTime E A 1 1 1 E I 1 3 T 3 1 s E E"
                  + " E E E E E E E U 11 NANOSECONDS E E"),
          true);

  private static final String VALID =
      """
      title: A title
      kind: jmh
      servers: [platform, event-loop]
      workload:
        benchmark: a.Tasks.create
        x-param: parked
        series-param: kind
        x-name: parked threads
        unit: threads
      profiles:
        quick: {x: [1, 1k], repeats: 1, warmup: 1s, duration: 2s}
        full: {x: [1], repeats: 5, warmup: 5s, duration: 10s}
      charts: []
      """;

  private final ScenarioReader reader =
      new ScenarioReader(Vocabulary.of(List.of("epoll"), List.of()).with(() -> BENCHMARKS));

  private static String line(String method) {
    String armoredPlatform = armored("PLATFORM");
    String armoredLoop = armored("EVENT_LOOP");
    return "JMH S "
        + text("a.Tasks")
        + " S 3 a_b S "
        + text(method)
        + " S 11 AverageTime E A 1 1 1 E I 1 3 T 3 1 s E I 1 5 T 3 1 s E"
        + " M 2 4 kind 2 "
        + text(armoredPlatform)
        + " "
        + text(armoredLoop)
        + " 6 parked 2 "
        + text(armored("1"))
        + " "
        + text(armored("100"))
        + " U 11 NANOSECONDS E E ";
  }

  private static String text(String text) {
    return text.length() + " " + text;
  }

  /** JMH's own: three characters are 48 bits, the least first, in eight digits. */
  private static String armored(String text) {
    String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    StringBuilder armored = new StringBuilder();
    for (int at = 0; at < text.length(); at += 3) {
      String part = text.substring(at, Math.min(at + 3, text.length()));
      long bits = 0;
      for (int i = part.length() - 1; i >= 0; i--) {
        bits = bits << 16 | part.charAt(i);
      }
      int used = (part.length() * 16 + 5) / 6;
      for (int i = 0; i < 8; i++) {
        armored.append(i < used ? digits.charAt((int) (bits >> (6 * i) & 63)) : '=');
      }
    }
    return armored.toString();
  }

  /** Out of a file that JMH 1.37 has written. */
  @Test
  void readsJmhsOwnList() {
    Benchmarks real =
        Benchmarks.of(
            List.of(
                "JMH S 38 io.duality.microbench.SessionBenchmark S 71"
                    + " io.duality.microbench.jmh_generated.SessionBenchmark_cachedFile_jmhTest"
                    + " S 10 cachedFile S 11 AverageTime E A 1 1 1 E I 1 3 T 3 1 s E I 1 5 T 3 1 s E"
                    + " I 1 2 E E E E E M 1 9 fileBytes 2 8 1AQMAIDA 16 4AQMAkDAyAA===== U 11"
                    + " NANOSECONDS E E "),
            true);
    assertThat(real.params())
        .containsOnlyKeys("io.duality.microbench.SessionBenchmark.cachedFile")
        .containsValue(Map.of("fileBytes", List.of("512", "8192")));
  }

  @Test
  void aSeriesIsAValueOfAParameter() {
    Scenario scenario = reader.parse("x", "x.yaml", VALID);

    assertThat(scenario.servers()).containsExactly("platform", "event-loop");
    assertThat(scenario.xName()).isEqualTo("parked threads");
    assertThat(scenario.completedName()).isEqualTo("threads");
    assertThat(jmh(VALID).xParam()).isEqualTo("parked");
    assertThat(jmh(VALID).series())
        .isEqualTo(
            Map.of(
                "platform", new Series("a.Tasks.create", Map.of("kind", "PLATFORM"), List.of()),
                "event-loop",
                    new Series("a.Tasks.create", Map.of("kind", "EVENT_LOOP"), List.of())));
  }

  @Test
  void whatTheBenchmarkHasBesidesCanBeAskedFor() {
    assertThat(jmh(VALID.replace("[platform, event-loop]", "[event-loop]")).series())
        .containsOnlyKeys("event-loop", "platform");
  }

  @Test
  void aSeriesMayBeAnotherMethodOfTheClass() {
    String written =
        VALID
            .replace("[platform, event-loop]", "[locks, creates]")
            .replace(
                "series-param: kind",
                "series: {locks: {method: lock, kind: platform}, creates: {kind: event-loop}}");
    assertThat(jmh(written).series())
        .isEqualTo(
            Map.of(
                "locks", new Series("a.Tasks.lock", Map.of("kind", "PLATFORM"), List.of()),
                "creates", new Series("a.Tasks.create", Map.of("kind", "EVENT_LOOP"), List.of())));
  }

  @Test
  void flagsOfASeriesStandBehindThoseOfAll() {
    String flags =
        VALID.replace("unit: threads", "jvm-flags: -Xss1m\n  jvm: {platform: -Xss2m -Da=b}");
    assertThat(jmh(flags).series())
        .extractingByKey("platform")
        .returns(List.of("-Xss1m", "-Xss2m", "-Da=b"), Series::jvmFlags);
    assertThat(jmh(flags).series())
        .extractingByKey("event-loop")
        .returns(List.of("-Xss1m"), Series::jvmFlags);
  }

  private Workload.Jmh jmh(String content) {
    return (Workload.Jmh) reader.parse("x", "x.yaml", content).workload();
  }

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        Arguments.of(
            "a.Tasks.create",
            "a.Tasks.creat",
            "5:14: benchmark: unknown benchmark 'a.Tasks.creat'; there are a.B.single,"
                + " a.Tasks.create, a.Tasks.lock"),
        Arguments.of(
            "x-param: parked",
            "x-param: park",
            "6:12: x-param: a.Tasks.create has no parameter 'park'; did you mean 'parked'?"),
        Arguments.of(
            "series-param: kind",
            "series-param: sort",
            "7:17: series-param: a.Tasks.create has no parameter 'sort'; there are kind, parked"),
        Arguments.of(
            "[platform, event-loop]",
            "[platform, virtual]",
            "7:3: series-param: unknown value 'virtual' of kind; there are platform, event-loop"),
        Arguments.of(
            "series-param: kind",
            "series-param: parked",
            "7:3: series-param: x is the value of parked; leave it out"),
        Arguments.of("[platform, event-loop]", "[platform, platform]", "3:1: servers: 'platform'"),
        Arguments.of("[platform, event-loop]", "[]", "3:1: servers: expected at least one series"),
        Arguments.of("platform, event", "Platform, event", "3:11: servers: expected a kebab-case"),
        Arguments.of("  series-param: kind\n", "", "no key 'series-param'"),
        Arguments.of(
            "unit: threads",
            "params: {queue: ARRAY}",
            "9:3: params: a.Tasks.create has no parameter 'queue'; there are kind, parked"),
        Arguments.of(
            "unit: threads", "jvm: {virtual: -Xss1m}", "9:9: unknown key 'virtual' in 'jvm'"),
        Arguments.of(
            "duration: 2s",
            "duration: 50ms",
            "11:10: duration 50ms: it is cut into ten iterations"));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void placesEveryErrorInOneLine(String part, String broken, String expected) {
    assertThat(VALID).contains(part);
    assertThatThrownBy(() -> reader.parse("x", "x.yaml", VALID.replace(part, broken)))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .startsWith("x.yaml:")
        .contains(expected)
        .doesNotContain("\n");
  }

  @Test
  void withoutBenchmarksTheErrorSaysHowToGetThem() {
    ScenarioReader without = new ScenarioReader(Vocabulary.of(List.of(), List.of()));
    assertThatThrownBy(() -> without.parse("x", "x.yaml", VALID))
        .hasMessageContaining("there are no benchmarks here")
        .hasMessageContaining("run-benchmark.sh");
  }

  @Test
  void whereOthersMayBeTheyAreLeftToTheRun() {
    Benchmarks some = Benchmarks.of(List.of(line("create")), false);
    ScenarioReader there = new ScenarioReader(Vocabulary.of(List.of(), List.of()).with(() -> some));

    String foreign = VALID.replace("a.Tasks.create", "b.Other.turn");
    assertThat(there.parse("x", "x.yaml", foreign).servers())
        .containsExactly("platform", "event-loop");
    assertThatThrownBy(() ->
            there.parse("x", "x.yaml", VALID.replace("series-param: kind", "series-param: sort")))
        .hasMessageContaining("has no parameter 'sort'");
  }
}
