package io.duality.scenarios.run;

import io.duality.results.LatencySummary;
import io.duality.results.Measurement;
import io.duality.results.ProcessUsage;
import io.duality.results.TrialSetup;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.TaskProcess;
import io.duality.scenarios.process.TaskSettings;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One trial without a network: a population of tasks in the server's own process. */
final class TaskTrial {
  private final TrialContext context;
  private final Workload.Tasks workload;
  private final TrialSetup setup;
  private final Lifeline lifeline;
  private final Deadlines deadlines;
  private final long tasks;

  TaskTrial(TrialContext context, Workload.Tasks workload) {
    this.context = context;
    this.workload = workload;
    this.setup = context.trial().setup();
    this.lifeline = new Lifeline(context.stop());
    this.deadlines = context.deadlines();
    this.tasks = context.trial().x();
  }

  Figures run() throws ChildFailure, InterruptedException {
    TaskSettings settings =
        new TaskSettings(
            context.trial().server(),
            tasks,
            context.work().here().file(),
            workload.readBytes(),
            Math.max(1, setup.parallelism()),
            setup.options(),
            setup.serverJvm(),
            setup.serverCpus(),
            context.logs().resolve(context.logPrefix() + "-server.log"));
    Duration limit = deadlines.withClients(deadlines.ready(), tasks);
    try (TaskProcess process = TaskProcess.start(context.servers(), settings, lifeline, limit)) {
      return measure(process);
    }
  }

  private Figures measure(TaskProcess process) throws ChildFailure, InterruptedException {
    UsageMeter use = new UsageMeter(context.probe(), () -> List.of(process.pid()));
    Surroundings around = new Surroundings(context.sites().server());
    Warmup warmup = warmUp(process);
    use.prepare(true);
    around.begin();
    CompletableFuture<Map<String, Long>> marked = process.mark(deadlines.answer());
    use.begin();
    Map<String, Long> first = lifeline.await(marked);
    Instant from = context.clock().instant();
    letPass(Phase.WINDOW, use, Durations.ofSeconds(setup.durationSeconds()));
    CompletableFuture<TaskProcess.Report> reported = process.report(deadlines.answer());
    use.end();
    TaskProcess.Report report = lifeline.await(reported);
    around.end();
    Instant to = context.clock().instant();
    ProcessUsage usage = use.usage(first, report.counters());
    lifeline.await(process.stop(deadlines.withClients(deadlines.ready(), tasks)));
    List<String> notes = around.notes(usage.cpuSeconds());
    warmup.note().ifPresent(notes::add);
    Compilation.note(first, report.counters(), report.nanos() / 1e9).ifPresent(notes::add);
    notes.addAll(use.notes("server"));
    return new Figures(
        Map.of("response", report.latency()),
        from,
        to,
        around.shares(usage.cpuSeconds()),
        0,
        0,
        Optional.empty(),
        notes,
        names -> measurement(report, usage, names));
  }

  private Warmup warmUp(TaskProcess process) throws ChildFailure, InterruptedException {
    lifeline.await(process.go(deadlines.answer()));
    Pulse pulse =
        new Pulse(
            lifeline,
            context.listener(),
            process::progress,
            () -> {},
            SideCpus.ofServer(context.probe(), () -> List.of(process.pid())),
            deadlines.glance());
    Warmup warmup = new Warmup(pulse, deadlines.settling());
    warmup.run(Durations.ofSeconds(setup.warmupSeconds()), tasks);
    return warmup;
  }

  /**
   * The window without glances: to answer one, the kernel goes through all threads of the process,
   * and with 100,000 of them that is one percent of the time.
   */
  private void letPass(Phase phase, UsageMeter use, Duration time)
      throws ChildFailure, InterruptedException {
    context.enter(phase);
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      lifeline.pass(Duration.ofNanos(Math.min(left, Pulse.STEP.toNanos())));
      use.sample();
    }
  }

  private Measurement measurement(
      TaskProcess.Report report, ProcessUsage usage, Map<String, String> names) {
    double seconds = report.nanos() / 1e9;
    double throughput = seconds == 0 ? 0 : report.tasks() / seconds;
    long bytes = report.tasks() * workload.readBytes();
    double mean = report.latency().getTotalCount() == 0 ? 0 : report.latency().getMean() / 1e9;
    return new Measurement(
        seconds,
        report.tasks(),
        report.tasks(),
        bytes,
        bytes,
        throughput,
        throughput * workload.readBytes() * 8 / 1e6,
        Map.of(),
        Map.of(),
        LatencySummary.of(report.latency()),
        LatencySummary.of(report.latency()),
        names,
        throughput * mean,
        -1,
        -1,
        usage,
        null,
        null,
        report.counters());
  }
}
