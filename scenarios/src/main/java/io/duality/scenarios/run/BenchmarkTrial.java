package io.duality.scenarios.run;

import io.duality.results.Measurement;
import io.duality.results.ProcessUsage;
import io.duality.results.TrialSetup;
import io.duality.scenarios.process.BenchmarkProcess;
import io.duality.scenarios.process.BenchmarkSettings;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.Workload;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One trial of a JMH benchmark: one fresh JVM, in which JMH measures itself. */
final class BenchmarkTrial {
  /**
   * Operations that JMH makes and does not time, as a part of all: beyond it, what all of them cost
   * is not told by those that it counts.
   */
  private static final double MAX_UNTIMED = 0.01;

  private final TrialContext context;
  private final Workload.Jmh.Series series;
  private final String xParam;
  private final TrialSetup setup;
  private final Lifeline lifeline;
  private final Deadlines deadlines;

  BenchmarkTrial(TrialContext context, Workload.Jmh workload) {
    this.context = context;
    Workload.Jmh.Series named = workload.series().get(context.trial().model());
    if (named == null) {
      throw new IllegalArgumentException("no series '" + context.trial().model() + "'");
    }
    this.series = named;
    this.xParam = workload.xParam();
    this.setup = context.trial().setup();
    this.lifeline = new Lifeline(context.stop());
    this.deadlines = context.deadlines();
  }

  Figures run() throws ChildFailure, InterruptedException {
    Map<String, String> params = new TreeMap<>(series.params());
    params.put(xParam, Long.toString(context.trial().x()));
    BenchmarkSettings settings =
        new BenchmarkSettings(
            series.benchmark(),
            params,
            Durations.ofSeconds(setup.warmupSeconds()),
            Durations.ofSeconds(setup.durationSeconds()),
            setup.serverJvm(),
            setup.serverCpus(),
            context.logs().resolve(context.logPrefix() + "-benchmark.log"));
    try (BenchmarkProcess process =
        BenchmarkProcess.start(context.servers(), settings, lifeline, deadlines.ready())) {
      return measure(process);
    }
  }

  private Figures measure(BenchmarkProcess process) throws ChildFailure, InterruptedException {
    UsageMeter use = new UsageMeter(context.probe(), () -> List.of(process.pid()));
    Surroundings around = new Surroundings(context.sites().server());
    BenchmarkProcess.Course course = go(process);
    context.enter(Phase.WARMUP);
    lifeline.await(course.opened());
    Instant from = context.clock().instant();
    around.begin();
    use.begin();
    context.enter(Phase.WINDOW);
    Map<String, Long> used = untilClosed(course.closed(), use);
    use.end();
    around.end();
    Instant to = context.clock().instant();
    context.enter(Phase.STOP);
    BenchmarkProcess.Report report = lifeline.await(course.reported());
    lifeline.await(process.stop(deadlines.answer()));
    ProcessUsage seen = use.usage(Map.of(), Map.of());
    ProcessUsage usage = usage(seen, used);
    // Between its iterations the benchmark's threads go on, and are no other program.
    List<String> notes = around.notes(seen.cpuSeconds());
    boolean costs = setup.warmupSeconds() > 0 && untimed(report) <= MAX_UNTIMED;
    if (!costs) {
      notes.add(withoutCosts(report));
    }
    return new Figures(
        Map.of(),
        from,
        to,
        around.shares(seen.cpuSeconds()),
        0,
        0,
        Optional.empty(),
        notes,
        names -> measurement(report, costs ? usage : footprint(usage), names));
  }

  private BenchmarkProcess.Course go(BenchmarkProcess process) {
    BenchmarkTimes times = new BenchmarkTimes(setup, context.trial().x(), deadlines);
    return process.go(times.toOpen(), times.toClose(), times.toReport());
  }

  /** Looks at memory and threads meanwhile, and returns as soon as the window has ended. */
  private Map<String, Long> untilClosed(CompletableFuture<Map<String, Long>> closed, UsageMeter use)
      throws ChildFailure, InterruptedException {
    while (true) {
      Optional<Map<String, Long>> used =
          lifeline.await(
              closed
                  .thenApply(Optional::of)
                  .completeOnTimeout(
                      Optional.empty(), Pulse.STEP.toMillis(), TimeUnit.MILLISECONDS));
      if (used.isPresent()) {
        return used.get();
      }
      use.sample();
    }
  }

  /**
   * Memory, threads and descriptors as they are seen from outside; all else as the process summed
   * it up over its iterations, because a benchmark's own threads go on between them.
   */
  private static ProcessUsage usage(ProcessUsage seen, Map<String, Long> used) {
    return new ProcessUsage(
        1,
        nanos(used, "cpu-user-nanos"),
        nanos(used, "cpu-system-nanos"),
        used.getOrDefault(UsageMeter.VOLUNTARY, -1L),
        used.getOrDefault(UsageMeter.INVOLUNTARY, -1L),
        seen.runQueueSeconds(),
        seen.rssBytes(),
        seen.threads(),
        seen.descriptors(),
        used.getOrDefault("gc-count", -1L),
        used.getOrDefault("gc-millis", -1L),
        used.getOrDefault("allocated-bytes", -1L));
  }

  private static double nanos(Map<String, Long> used, String name) {
    long nanos = used.getOrDefault(name, -1L);
    return nanos < 0 ? -1 : nanos / 1e9;
  }

  /** What does not count operations. */
  private static ProcessUsage footprint(ProcessUsage usage) {
    return new ProcessUsage(
        1,
        -1,
        -1,
        -1,
        -1,
        -1,
        usage.rssBytes(),
        usage.threads(),
        usage.descriptors(),
        usage.gcCount(),
        usage.gcMillis(),
        -1);
  }

  private static double untimed(BenchmarkProcess.Report report) {
    return 1 - (double) report.operations() / Math.max(1, report.operationsInWindow());
  }

  private String withoutCosts(BenchmarkProcess.Report report) {
    return setup.warmupSeconds() > 0
        ? String.format(
            Locale.ROOT,
            "costs of an operation are left out: JMH timed only %,d of %,d",
            report.operations(),
            report.operationsInWindow())
        : "costs of an operation are left out: without a warm-up JMH sets up inside the window";
  }

  private static Measurement measurement(
      BenchmarkProcess.Report report, ProcessUsage usage, Map<String, String> names) {
    return Measurement.ofOperations(
        report.operations() / report.perSecond(),
        report.operations(),
        report.operationsInAll(),
        report.perSecond(),
        names,
        usage,
        report.counters());
  }
}
