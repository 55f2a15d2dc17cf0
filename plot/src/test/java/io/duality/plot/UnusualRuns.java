package io.duality.plot;

import io.duality.plot.figure.Models;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.Reason;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

/** Runs that went wrong, or that nobody thought of. */
final class UnusualRuns {
  private UnusualRuns() {}

  /** Runs that a report has to survive, by what is odd about them. */
  static Map<String, RunData> all() {
    Map<String, RunData> runs = new LinkedHashMap<>();
    runs.put("without a record", Runs.run(Runs.MODELS, Runs.POWERS, 3, threeCharts(), List.of()));
    runs.put(
        "without anything planned", Runs.run(List.of(), List.of(), 1, threeCharts(), List.of()));
    runs.put("of failures only", everywhere(Runs.MODELS, Runs.POWERS, 3, UnusualRuns::failure));
    runs.put("of one point", everywhere(List.of("epoll"), List.of(64L), 1, UnusualRuns::rising));
    runs.put("of one model", everywhere(List.of("my-own"), Runs.POWERS, 3, UnusualRuns::rising));
    runs.put("of twelve models", everywhere(twelve(), Runs.POWERS, 3, UnusualRuns::crowded));
    runs.put("of 500 points", everywhere(Runs.MODELS, hundred(), 3, UnusualRuns::rising));
    runs.put("with zeros", everywhere(Runs.MODELS, Runs.POWERS, 3, UnusualRuns::zero));
    runs.put("with long labels", everywhere(longNames(), Runs.POWERS, 3, UnusualRuns::longReason));
    runs.put("with gaps", everywhere(Runs.MODELS, Runs.POWERS, 3, UnusualRuns::gaps));
    runs.put("all invalid", everywhere(Runs.MODELS, Runs.POWERS, 7, UnusualRuns::invalid));
    runs.put(
        "without one model", everywhere(Runs.MODELS, Runs.POWERS, 1, UnusualRuns::oneImpossible));
    runs.put(
        "of large x",
        everywhere(Runs.MODELS, List.of(5_000_000L, 6_000_000L), 1, UnusualRuns::rising));
    return runs;
  }

  /** 500 points of as many models and charts as there are: a page of it is as long as any. */
  static RunData large() {
    List<String> models = Models.ALL.subList(0, 20);
    List<Long> xs = LongStream.rangeClosed(1, 25).map(i -> i * i * 96).boxed().toList();
    List<ChartSpec> charts = new ArrayList<>(threeCharts());
    for (Metric metric :
        List.of(Metric.RESPONSE_P99, Metric.RSS, Metric.CPU_PER_REQUEST, Metric.JAIN)) {
      String id = metric.name().toLowerCase(Locale.ROOT).replace('_', '-');
      charts.add(Runs.chart(id, metric, ChartSpec.Scale.LINEAR, false, List.of()));
    }
    return everywhere(models, xs, 1, charts, UnusualRuns::rising);
  }

  private static List<ChartSpec> threeCharts() {
    List<String> published = List.of("hotos03-fig3-knot-c", "hotos03-fig3-haboob");
    return List.of(
        Runs.chart("linear", Metric.THROUGHPUT, ChartSpec.Scale.LINEAR, false, List.of()),
        Runs.chart("normalised", Metric.BANDWIDTH, ChartSpec.Scale.LINEAR, true, published),
        Runs.chart("log", Metric.RESPONSE_MEAN, ChartSpec.Scale.LOG, false, List.of()));
  }

  private interface TrialOf {
    TrialRecord make(int sequence, String model, long x, int repeat);
  }

  private static RunData everywhere(
      List<String> models, List<Long> xs, int repeats, TrialOf trial) {
    return everywhere(models, xs, repeats, threeCharts(), trial);
  }

  private static RunData everywhere(
      List<String> models, List<Long> xs, int repeats, List<ChartSpec> charts, TrialOf trial) {
    List<TrialRecord> trials = new ArrayList<>();
    for (String model : models) {
      for (long x : xs) {
        for (int repeat = 0; repeat < repeats; repeat++) {
          trials.add(trial.make(trials.size(), model, x, repeat));
        }
      }
    }
    return Runs.run(models, xs, repeats, charts, trials);
  }

  private static List<String> twelve() {
    List<String> models = new ArrayList<>(Runs.MODELS);
    models.addAll(List.of("poll", "amped", "aio", "io-uring", "pooled", "sped", "disruptor"));
    return models;
  }

  private static List<Long> hundred() {
    return LongStream.rangeClosed(1, 100).map(i -> i * i * 6).boxed().toList();
  }

  private static List<String> longNames() {
    String word = "Donaudampfschifffahrtsgesellschaftskapitän ";
    return List.of(word.repeat(5), "μ-λ Ωмодель", "ここ模型", "a b c ".repeat(40), "epoll");
  }

  private static TrialRecord rising(int sequence, String model, long x, int repeat) {
    double scale = 1 + Math.floorMod(model.hashCode(), 7) / 7.0;
    return Trials.measured(
        sequence, model, x, repeat, scale * 9000.0 * x / (x + 50) + 90 * repeat, null);
  }

  private static TrialRecord crowded(int sequence, String model, long x, int repeat) {
    int which = twelve().indexOf(model);
    if (x > 1L << (8 + which % 6)) {
      return Trials.failed(sequence, model, x, repeat, Outcome.FAILED, Trials.outOfMemory());
    }
    double perSecond = (9000.0 - 300 * which) * x / (x + 50) + 90 * repeat;
    return Trials.measured(sequence, model, x, repeat, perSecond, null);
  }

  private static TrialRecord failure(int sequence, String model, long x, int repeat) {
    return Trials.failed(sequence, model, x, repeat, Outcome.FAILED, Trials.outOfMemory());
  }

  private static TrialRecord zero(int sequence, String model, long x, int repeat) {
    return Trials.measured(sequence, model, x, repeat, 0, null);
  }

  private static TrialRecord invalid(int sequence, String model, long x, int repeat) {
    return Trials.measured(sequence, model, x, repeat, 50.0 * x + repeat, Trials.generatorBusy());
  }

  private static TrialRecord longReason(int sequence, String model, long x, int repeat) {
    Reason reason = new Reason("long", "a label that is long ".repeat(9), "because ".repeat(900));
    return x > 512
        ? Trials.failed(sequence, model, x, repeat, Outcome.FAILED, reason)
        : rising(sequence, model, x, repeat);
  }

  private static TrialRecord gaps(int sequence, String model, long x, int repeat) {
    return x == 64 || x == 256
        ? Trials.failed(sequence, model, x, repeat, Outcome.FAILED, Trials.outOfMemory())
        : rising(sequence, model, x, repeat);
  }

  private static TrialRecord oneImpossible(int sequence, String model, long x, int repeat) {
    return model.equals("threaded")
        ? Trials.failed(sequence, model, x, repeat, Outcome.IMPOSSIBLE, Trials.processes(x))
        : rising(sequence, model, x, repeat);
  }
}
