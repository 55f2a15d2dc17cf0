package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.view.Plot;
import io.duality.results.Course;
import io.duality.results.Outcome;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoursePlotTest {
  private static final List<String> MODELS = List.of("epoll", "seda", "threaded", "poll");

  /** Two seconds of warm-up at a rate, then three of window at twice that. */
  private static TrialRecord trial(int sequence, String model, int repeat, double perSecond) {
    Course course =
        new Course(
            2,
            DoubleStream.iterate(0.5, at -> at < 5, at -> at + 0.5).boxed().toList(),
            LongStream.rangeClosed(1, 9)
                .mapToObj(i -> Math.round(perSecond * (i <= 4 ? i * 0.25 : 1 + (i - 4) * 0.5)))
                .toList());
    return Trials.measured(sequence, model, 64, repeat, perSecond, null, course);
  }

  private static RunData run(TrialRecord... trials) {
    return Runs.run(MODELS, List.of(64L), 3, List.of(), List.of(trials));
  }

  private static Optional<Plot> plot(TrialRecord... trials) {
    RunData run = run(trials);
    return new CoursePlot(Lineup.of(run, Histograms.NONE)).plot();
  }

  private static List<Curve> curves(TrialRecord... trials) {
    return plot(trials).orElseThrow().frames().getFirst().figure().curves();
  }

  @Test
  void showsTheRateOfTheTrialOfMedianThroughput() {
    List<Curve> curves =
        curves(trial(0, "epoll", 0, 800), trial(1, "epoll", 1, 1000), trial(2, "epoll", 2, 1200));

    Curve epoll = curves.get(1);
    assertThat(epoll.dots()).extracting(Dot::x).startsWith(0.25, 0.75).endsWith(4.25).hasSize(9);
    assertThat(epoll.dots().getFirst().y()).isEqualTo(500, within(1e-6));
    assertThat(epoll.dots().getLast().y()).isEqualTo(1000, within(1e-6));
  }

  @Test
  void marksWhereTheWindowBegins() {
    Curve begin = curves(trial(0, "epoll", 0, 1000)).getFirst();

    assertThat(begin.named()).isFalse();
    assertThat(begin.dots()).extracting(Dot::x).containsExactly(2.0, 2.0);
    assertThat(begin.dots()).extracting(Dot::y).containsExactly(0.0, 1000.0);
  }

  @Test
  void tellsWhichModelHasNoneAndWhy() {
    List<Curve> curves =
        curves(
            trial(0, "epoll", 0, 1000),
            Trials.measured(1, "seda", 64, 0, 1000, null),
            Trials.failed(2, "threaded", 64, 0, Outcome.FAILED, Trials.outOfMemory()));

    assertThat(curves.subList(1, 5))
        .extracting(Curve::end)
        .containsExactly("", "not recorded", "out of memory", "not run");
  }

  @Test
  void recordsThatDoNotTellHaveNone() {
    assertThat(plot(Trials.measured(0, "epoll", 64, 0, 1000, null))).isEmpty();
    assertThat(plot()).isEmpty();
  }

  @Test
  void countsAtUnequalMomentsBecomeRatesOfEqualSteps() {
    Course course = new Course(0, List.of(0.4, 1.2, 2.0), List.of(40L, 120L, 360L));

    assertThat(Rates.of(course, 0.5))
        .extracting(dot -> Math.round(dot.y()))
        .containsExactly(100L, 100L, 220L, 300L);
    assertThat(Rates.step(5)).isEqualTo(0.5);
    assertThat(Rates.step(61)).isEqualTo(1);
    assertThat(Rates.step(3_600)).isEqualTo(30);
  }

  @Test
  void isAPageOfBothReports(@TempDir Path folder) throws IOException {
    ReportFiles files = Report.write(run(trial(0, "epoll", 0, 1000)), folder);

    try (PDDocument document = Loader.loadPDF(files.report().toFile())) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
          .contains("Throughput over time at 64 threads")
          .contains("Seconds since the load began")
          .contains("Of each model one trial at 64 threads, out of 3 trials, each 3 s after 2 s")
          .contains("dotted: its window begins.");
    }
    assertThat(Files.readString(files.page())).contains("Throughput over time at 64 threads");
  }
}
