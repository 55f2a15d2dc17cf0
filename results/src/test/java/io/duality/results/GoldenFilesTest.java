package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Byte for byte what a run leaves, wherever it is made. */
class GoldenFilesTest {
  private static final PlanDocument PLAN = Sample.plan("nio-select", "threaded");

  private static final List<TrialRecord> TRIALS =
      Stream.concat(
              IntStream.range(0, 6)
                  .mapToObj(i -> Sample.valid("nio-select", 1024, i, 12_345_678.9 + i)),
              Stream.of(
                  Sample.invalid("threaded", 1, 0, 0.015625),
                  Sample.failed("threaded", 65536, 0),
                  Sample.failed("threaded", 65536, 1),
                  Sample.impossible(
                      "threaded", 1_048_576, 0, Sample.OUT_OF_MEMORY, Sample.GENERATOR_BUSY)))
          .toList();

  @TempDir Path temp = Path.of("");

  @ParameterizedTest
  @MethodSource("io.duality.results.Locales#all")
  void areTheSameInEveryCountry(Locale locale) throws Exception {
    Locales.in(
        locale,
        () -> {
          try (RunDirectory run = RunDirectory.at(temp)) {
            run.writePlan(PLAN);
            run.writeEnvironment(Sample.environment());
            for (TrialRecord trial : TRIALS) {
              run.append(trial);
            }
            run.writePoints(PLAN, TRIALS);
          }
          return null;
        });

    for (String name : List.of("plan.json", "environment.json", "records.jsonl", "points.csv")) {
      assertThat(Files.readString(temp.resolve(name))).as(name).isEqualTo(golden(name));
    }
  }

  @ParameterizedTest
  @MethodSource("io.duality.results.Locales#all")
  void areReadTheSameInEveryCountry(Locale locale) throws Exception {
    for (String name : List.of("plan.json", "environment.json", "records.jsonl")) {
      Files.writeString(temp.resolve(name), golden(name));
    }
    assertThat(Locales.in(locale, () -> RunReader.read(temp)))
        .isEqualTo(new RunData(PLAN, Sample.environment(), TRIALS, List.of()));
  }

  @Test
  void quoteWhatACommaWouldSplit() {
    Points points =
        Points.of(
            Sample.plan(),
            List.of(Sample.failed("a,b", 1, 0), Sample.failed("say \"hi\"\r\n", 1, 0)));
    assertThat(new String(PointsCsv.encode(points), StandardCharsets.UTF_8))
        .contains("\r\n\"a,b\",1,FAILED,1,1,")
        .contains("\r\n\"say \"\"hi\"\"\r\n\",1,FAILED,");
  }

  @Test
  void nameTheRunFirstWhereThereAreSeveral() {
    Points points = Points.of(Sample.plan(), List.of(Sample.failed("epoll", 1, 0)));
    SequencedMap<String, Points> runs = new LinkedHashMap<>();
    runs.put("JDK 26", points);
    runs.put("JDK 25, here", points);
    assertThat(new String(PointsCsv.encode(runs), StandardCharsets.UTF_8))
        .startsWith("run,model,x,outcome,n,trials,band,")
        .containsSubsequence(
            "\r\nJDK 26,epoll,1,FAILED,1,1,", "\r\n\"JDK 25, here\",epoll,1,FAILED,1,1,")
        .hasLineCount(3);
  }

  private static String golden(String name) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(GoldenFilesTest.class.getResourceAsStream("golden/" + name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
