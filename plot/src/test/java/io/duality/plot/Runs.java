package io.duality.plot;

import io.duality.results.ChartSpec;
import io.duality.results.Environment;
import io.duality.results.LatencySummary;
import io.duality.results.Measurement;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.ProcessUsage;
import io.duality.results.Reason;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Runs that never took place, with curves of plausible shapes. */
final class Runs {
  static final List<String> MODELS = List.of("threaded", "virtual", "nio-select", "epoll", "seda");
  static final List<Long> POWERS = LongStream.rangeClosed(0, 16).map(i -> 1L << i).boxed().toList();

  private static final TrialSetup SETUP =
      new TrialSetup(
          1, 2, 1, 1, "0", "1", 2, 3, 0.02, 5, List.of("-Xmx1g"), List.of("-Xmx512m"), Map.of());

  private Runs() {}

  /** Five models from 1 to 65536 clients: invalid points, a crash, limits. */
  static RunData bandwidth() {
    List<TrialRecord> trials = new ArrayList<>();
    Random random = new Random(42);
    double[] peaks = {640, 905, 870, 820, 560};
    double[] falls = {0.1, 0.004, 0.002, 0.001, 0.02};
    for (int m = 0; m < MODELS.size(); m++) {
      for (long x : POWERS) {
        for (int repeat = 0; repeat < 3; repeat++) {
          double base = 2.1 * x / Math.pow(1 + Math.pow(2.1 * x / peaks[m], 3), 1 / 3.0);
          double value = base / (1 + falls[m] * x / 1000) * (1 + 0.035 * random.nextGaussian());
          trials.add(trial(trials.size(), MODELS.get(m), x, repeat, value));
        }
      }
    }
    return new RunData(
        plan("bandwidth-vs-clients", "clients", "requests", MODELS, POWERS, 3, bandwidthCharts()),
        environment(),
        trials,
        List.of());
  }

  private static TrialRecord trial(int sequence, String model, long x, int repeat, double mbits) {
    if (model.equals("threaded") && x > 16384) {
      return failed(sequence, model, x, repeat, Outcome.IMPOSSIBLE, processes(x));
    }
    if (model.equals("seda") && x > 32768) {
      return failed(sequence, model, x, repeat, Outcome.FAILED, outOfMemory());
    }
    double perSecond = mbits * 1e6 / 8 / 8192;
    boolean invalid = x == 65536 || (model.equals("epoll") && x == 4096);
    return measured(sequence, model, x, repeat, perSecond, invalid ? generatorBusy() : null);
  }

  static Reason processes(long x) {
    return new Reason(
        "max-processes",
        "32768 processes",
        "needs "
            + (x + 40)
            + " threads, kernel.pid_max allows 32768; sysctl -w kernel.pid_max=4194304");
  }

  static Reason outOfMemory() {
    return new Reason(
        "out-of-memory", "out of memory", "the server ran out of its heap of 1024 MiB; raise -Xmx");
  }

  static Reason generatorBusy() {
    return new Reason(
        "generator-cpu",
        "generator busy",
        "the generator used 87 % of its CPU, the limit is 80 %; give it more CPUs");
  }

  static List<ChartSpec> bandwidthCharts() {
    return List.of(
        new ChartSpec(
            "bandwidth",
            "Bandwidth against clients",
            Metric.BANDWIDTH,
            ChartSpec.Scale.LINEAR,
            false,
            false,
            List.of()),
        new ChartSpec(
            "bandwidth-normalised",
            "Bandwidth against clients, shapes across 23 years",
            Metric.BANDWIDTH,
            ChartSpec.Scale.LINEAR,
            true,
            false,
            List.of("hotos03-fig3-knot-c", "hotos03-fig3-knot-a", "hotos03-fig3-haboob")),
        new ChartSpec(
            "response-p99",
            "99th percentile of the response time",
            Metric.RESPONSE_P99,
            ChartSpec.Scale.LOG,
            false,
            true,
            List.of()));
  }

  static PlanDocument plan(
      String scenario,
      String xName,
      String completedName,
      List<String> models,
      List<Long> xs,
      int repeats,
      List<ChartSpec> charts) {
    return new PlanDocument(
        TrialRecord.SCHEMA,
        scenario,
        "Bandwidth of five concurrency models from 1 to 65536 clients",
        "R. von Behren, J. Condit, E. Brewer: Why Events Are A Bad Idea, HotOS IX, 2003, Figure 3",
        xName,
        completedName,
        "full",
        42,
        models,
        xs,
        repeats,
        2,
        3,
        Map.of("file size", "8192 B", "think time", "20 ms", "requests per connection", "5"),
        charts,
        List.of("run-benchmark.sh", scenario, "--profile", "full"));
  }

  static Environment environment() {
    return new Environment(
        TrialRecord.SCHEMA,
        "Linux 6.18.44",
        "AMD EPYC 7B13",
        2,
        25_769_803_776L,
        Map.of("spectre_v2", "Mitigation: Retpolines", "meltdown", "Not affected"),
        "25.0.3+9 Eclipse Adoptium OpenJDK 64-Bit Server VM",
        List.of("-XX:+UseG1GC", "-Xss256k"),
        "0123456789abcdef0123456789abcdef01234567+dirty",
        Map.of("kernel.pid_max", "32768", "net.core.somaxconn", "4096"),
        Map.of("descriptors", "20000", "processes", "96529"),
        "0",
        "1",
        "2026-11-20T08:15:30Z");
  }

  static TrialRecord failed(
      int sequence, String model, long x, int repeat, Outcome outcome, Reason reason) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        "bandwidth-vs-clients",
        model,
        x,
        repeat,
        sequence,
        "2026-11-20T08:15:30Z",
        outcome,
        List.of(reason),
        SETUP,
        null);
  }

  static TrialRecord measured(
      int sequence, String model, long x, int repeat, double perSecond, @Nullable Reason invalid) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        "bandwidth-vs-clients",
        model,
        x,
        repeat,
        sequence,
        "2026-11-20T08:15:30Z",
        invalid == null ? Outcome.VALID : Outcome.INVALID,
        invalid == null ? List.of() : List.of(invalid),
        SETUP,
        measurement(x, perSecond));
  }

  private static Measurement measurement(long x, double perSecond) {
    long completed = Math.round(perSecond * 3);
    double meanMicros = perSecond == 0 ? 0 : Math.max(180, x / perSecond * 1e6 - 20_000);
    LatencySummary response =
        new LatencySummary(
            completed,
            meanMicros / 4,
            meanMicros,
            meanMicros / 3,
            meanMicros * 0.9,
            meanMicros * 1.2,
            meanMicros * 1.7,
            meanMicros * 3.1,
            meanMicros * 5,
            meanMicros * 7,
            meanMicros * 9);
    ProcessUsage usage =
        new ProcessUsage(1, 1.1, 1.4, 5 * completed, completed / 9, 1L << 28, 40, 80, 3, 21);
    return new Measurement(
        3,
        completed,
        completed * 2,
        completed * 8192,
        completed * 8400,
        perSecond,
        perSecond * 8192 * 8 / 1e6,
        Map.of(),
        Map.of(),
        response,
        response,
        Map.of(),
        x,
        0.99,
        0,
        usage,
        usage,
        null,
        Map.of());
  }
}
