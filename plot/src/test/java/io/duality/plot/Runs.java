package io.duality.plot;

import io.duality.results.ChartSpec;
import io.duality.results.Environment;
import io.duality.results.Hosts;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;

/** Runs that never took place, with curves of plausible shapes. */
final class Runs {
  static final List<String> MODELS = List.of("threaded", "virtual", "nio-select", "epoll", "seda");
  static final List<Long> POWERS = LongStream.rangeClosed(0, 16).map(i -> 1L << i).boxed().toList();

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
      return Trials.failed(sequence, model, x, repeat, Outcome.IMPOSSIBLE, Trials.processes(x));
    }
    if (model.equals("seda") && x > 32768) {
      return Trials.failed(sequence, model, x, repeat, Outcome.FAILED, Trials.outOfMemory());
    }
    double perSecond = mbits * 1e6 / 8 / 8192;
    boolean invalid = x == 65536 || (model.equals("epoll") && x == 4096);
    return Trials.measured(
        sequence, model, x, repeat, perSecond, invalid ? Trials.generatorBusy() : null);
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

  /** Tasks against threads up to 100000: latency with its ideal, shapes of 2001 and 2003. */
  static RunData throughput() {
    List<Long> xs =
        List.of(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 1024L, 4096L, 16384L, 100_000L);
    List<TrialRecord> trials = new ArrayList<>();
    Random random = new Random(7);
    double[] peaks = {410_000, 905_000, 870_000, 880_000, 610_000};
    for (int m = 0; m < MODELS.size(); m++) {
      for (long x : xs) {
        for (int repeat = 0; repeat < 3; repeat++) {
          String model = MODELS.get(m);
          double perSecond =
              peaks[m] * (0.4 + 0.6 * x / (x + 3.0)) * (1 + 0.05 * random.nextGaussian());
          boolean tooMany = model.equals("threaded") && x > 16384;
          trials.add(
              tooMany
                  ? Trials.failed(
                      trials.size(), model, x, repeat, Outcome.IMPOSSIBLE, Trials.processes(x))
                  : Trials.measured(trials.size(), model, x, repeat, perSecond, null));
        }
      }
    }
    return run(MODELS, xs, 3, throughputCharts(), trials);
  }

  /** One chart with two points. */
  static RunData small() {
    List<TrialRecord> trials =
        List.of(
            Trials.measured(0, "epoll", 1, 0, 900, null),
            Trials.measured(1, "epoll", 2, 0, 1700, null));
    ChartSpec chart =
        chart("throughput", Metric.THROUGHPUT, ChartSpec.Scale.LINEAR, false, List.of());
    return run(List.of("epoll"), List.of(1L, 2L), 1, List.of(chart), trials);
  }

  private static List<ChartSpec> throughputCharts() {
    List<String> published =
        List.of(
            "seda-fig2-threads", "seda-fig4-events", "hotos03-fig2-threads", "hotos03-fig2-events");
    return List.of(
        chart("throughput", Metric.THROUGHPUT, ChartSpec.Scale.LINEAR, false, List.of()),
        chart("throughput-normalised", Metric.THROUGHPUT, ChartSpec.Scale.LINEAR, true, published),
        chart("response-mean", Metric.RESPONSE_MEAN, ChartSpec.Scale.LOG, false, List.of()),
        chart("response-linear", Metric.RESPONSE_MEAN, ChartSpec.Scale.LINEAR, false, List.of()));
  }

  static ChartSpec chart(
      String id,
      Metric metric,
      ChartSpec.Scale scale,
      boolean normalised,
      List<String> references) {
    boolean ideal = metric == Metric.RESPONSE_MEAN;
    return new ChartSpec(
        id, metric.label() + " of a run", metric, scale, normalised, ideal, references);
  }

  static RunData run(
      List<String> models,
      List<Long> xs,
      int repeats,
      List<ChartSpec> charts,
      List<TrialRecord> trials) {
    PlanDocument plan = plan("a-scenario", "threads", "tasks", models, xs, repeats, charts);
    return new RunData(plan, environment(), trials, List.of());
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
        List.of("run-benchmark.sh", scenario, "--profile", "full"),
        List.of());
  }

  /**
   * A server and generators beside it, {@code g1}, {@code g2}, ..., each on a machine of its own.
   */
  static RunData on(Environment server, Environment... generators) {
    List<Hosts.Host> hosts = new ArrayList<>();
    hosts.add(new Hosts.Host("s", "server", "10.0.0.1", List.of("10.0.0.1"), server));
    for (int i = 1; i <= generators.length; i++) {
      List<String> sources = List.of("10.0.0." + (i + 1), "10.0.1." + (i + 1));
      hosts.add(
          new Hosts.Host("g" + i, "generator", sources.getFirst(), sources, generators[i - 1]));
    }
    RunData one = small();
    return new RunData(one.plan(), one.environment(), hosts, one.trials(), one.warnings());
  }

  static Environment environment() {
    return machine(
        "AMD EPYC 7B13", Map.of("kernel.pid_max", "32768", "net.core.somaxconn", "4096"));
  }

  /** The same machine with another CPU and other kernel settings. */
  static Environment machine(String cpuModel, Map<String, String> sysctls) {
    return new Environment(
        TrialRecord.SCHEMA,
        "Linux 6.18.44",
        cpuModel,
        2,
        25_769_803_776L,
        Map.of("spectre_v2", "Mitigation: Retpolines", "meltdown", "Not affected"),
        "25.0.3+9 Eclipse Adoptium OpenJDK 64-Bit Server VM",
        List.of("-XX:+UseG1GC", "-Xss256k"),
        "0123456789abcdef0123456789abcdef01234567+dirty",
        sysctls,
        Map.of("descriptors", "20000", "processes", "96529"),
        "0",
        "1",
        "2026-11-20T08:15:30Z");
  }
}
