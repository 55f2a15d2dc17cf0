package io.duality.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.plot.figure.Curve;
import io.duality.plot.figure.Dot;
import io.duality.plot.figure.Figure;
import io.duality.plot.figure.FigureDrawing;
import io.duality.plot.figure.Typeface;
import io.duality.plot.svg.SvgPicture;
import io.duality.plot.view.Plot;
import io.duality.results.Outcome;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The response time at each percentile of one x. */
class SpectrumPlotsTest {
  private static final List<String> MODELS = List.of("epoll", "seda", "threaded", "poll");
  private static final List<TrialRecord> TRIALS =
      List.of(
          Trials.measured(0, "epoll", 64, 0, 1000, null),
          Trials.measured(1, "epoll", 64, 1, 1000, null),
          Trials.measured(2, "epoll", 64, 2, 1000, Trials.stolen()),
          Trials.measured(3, "seda", 64, 0, 1000, Trials.generatorBusy()),
          Trials.failed(4, "threaded", 64, 0, Outcome.FAILED, Trials.outOfMemory()));

  /** Repeat 0 took 1 to 500 ms, repeat 1 501 to 1000 ms, and the rest a minute. */
  private static Optional<Histogram> times(TrialRecord trial) {
    Histogram nanos = new Histogram(3);
    for (int i = 1; i <= 500; i++) {
      boolean counts = trial.repeat() < 2;
      nanos.recordValue(counts ? (i + 500L * trial.repeat()) * 1_000_000 : 60_000_000_000L);
    }
    return Optional.of(nanos);
  }

  private static List<Plot> plots(List<TrialRecord> trials, Histograms histograms) {
    RunData run = Runs.run(MODELS, List.of(1L, 64L, 1024L), 3, List.of(), trials);
    return new SpectrumPlots(Lineup.of(run, histograms)).all();
  }

  private static Figure figure(Histograms histograms) {
    return plots(TRIALS, histograms).getFirst().frames().getFirst().figure();
  }

  private static Curve named(Figure figure, String model) {
    return figure.curves().stream()
        .filter(curve -> curve.named() && curve.label().equals(model))
        .findFirst()
        .orElseThrow();
  }

  private static double at(Curve curve, double place) {
    return curve.dots().stream().filter(d -> d.x() == place).findFirst().orElseThrow().y();
  }

  @Test
  void addsUpTheValidTrialsOfAPoint() {
    Curve epoll = named(figure(SpectrumPlotsTest::times), "epoll");

    assertThat(at(epoll, 2)).as("half of them").isBetween(500.0, 501.0);
    assertThat(at(epoll, 10)).as("90 %").isBetween(900.0, 901.0);
    assertThat(epoll.dots()).extracting(Dot::x).isSorted().startsWith(1.0);
    assertThat(epoll.dots()).extracting(Dot::y).isSorted();
    assertThat(epoll.dots()).noneMatch(Dot::hollow);
  }

  @Test
  void endsWhereFewerThanTenResponsesLieBeyond() {
    assertThat(named(figure(SpectrumPlotsTest::times), "epoll").dots())
        .as("1000 of them")
        .last()
        .extracting(Dot::x)
        .isEqualTo(100.0);
    Histograms few =
        trial -> {
          Histogram nanos = new Histogram(3);
          nanos.recordValueWithCount(1_000_000, 4);
          return Optional.of(nanos);
        };
    assertThat(plots(TRIALS, few)).as("8 and 4 responses are no spectrum").isEmpty();
  }

  @Test
  void eachTrialIsAThinLineBehindItsSum() {
    List<Curve> curves = figure(SpectrumPlotsTest::times).curves();

    assertThat(curves.subList(0, 2))
        .allMatch(curve -> !curve.named() && curve.label().equals("epoll"));
    assertThat(curves.subList(2, 6)).extracting(Curve::label).isEqualTo(MODELS);
    assertThat(curves.getFirst().dots()).last().extracting(Dot::x).isEqualTo(50.0);
    assertThat(plots(TRIALS, SpectrumPlotsTest::times).getFirst().caption().getFirst())
        .startsWith("Response times of a closed loop at 64 threads, all trials of a point")
        .contains("added up: 3 trials, each 3 s after 2 s of warm-up; no band.")
        .contains("Thin: each trial.");
  }

  @Test
  void tellsWhatIsMissingOrNotValid() {
    Figure figure = figure(SpectrumPlotsTest::times);

    assertThat(named(figure, "seda").dots()).last().returns(true, Dot::hollow);
    assertThat(named(figure, "threaded").end()).isEqualTo("out of memory");
    assertThat(named(figure, "poll").end()).isEqualTo("not run");
  }

  @Test
  void percentilesOfTheRecordsStandForHistogramsThatWereNotKept() {
    // In trials made up here the mean is 64 ms, and p50 0.9 of it, p99 3.1, of 3000 responses.
    Figure figure = figure(Histograms.NONE);

    assertThat(named(figure, "epoll").dots())
        .extracting(Dot::x)
        .as("of 3000 responses 3 lie beyond the next one")
        .containsExactly(2.0, 4.0, 10.0, 100.0);
    assertThat(at(named(figure, "epoll"), 2)).isBetween(57.5, 57.7);
    assertThat(figure.curves()).hasSize(4).allMatch(Curve::named);
    assertThat(plots(TRIALS, Histograms.NONE).getFirst().caption().getFirst())
        .contains("medians of the percentiles of 3 trials, each 3 s")
        .contains("band: smallest to largest trial");
  }

  @Test
  void isDrawnAtTheLeastTheMiddleAndTheGreatestXWhereMostModelsAreValid() {
    RunData run = Runs.bandwidth();

    assertThat(new SpectrumPlots(Lineup.of(run, Histograms.NONE)).all())
        .extracting(Plot::id)
        .as("epoll is not valid at 4096, threaded and seda end behind 16384")
        .containsExactly("spectrum-1", "spectrum-128", "spectrum-16384");
    assertThat(plots(List.of(TRIALS.getLast()), SpectrumPlotsTest::times)).isEmpty();
  }

  @Test
  void keepsItsTextsWithinThePageAndApart(@TempDir Path folder) throws IOException {
    Typeface typeface = Typeface.load();
    FigureDrawing drawing = new FigureDrawing(figure(SpectrumPlotsTest::times), typeface);
    Path svg =
        Files.write(
            folder.resolve("spectrum.svg"), new SvgPicture("Spectrum", drawing, typeface).bytes());

    SvgTexts texts = SvgTexts.of(svg);
    assertThat(texts.all()).contains("0 %", "50 %", "90 %", "99 %", "epoll");
    assertThat(texts.all().stream().filter("epoll"::equals)).as("once, not per trial").hasSize(1);
    assertThat(texts.outside()).isEmpty();
    assertThat(texts.overlapping()).isEmpty();
  }
}
