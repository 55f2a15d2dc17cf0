package io.duality.plot;

import io.duality.results.ChartSpec;
import io.duality.results.Environment;
import io.duality.results.Metric;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.TrialRecord;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.compare.FinishedRun;
import io.duality.results.compare.Overlay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs under JDKs of their own, laid over each other. */
final class Overlays {
  private Overlays() {}

  /** The five models under two JDKs, the second a tenth faster. */
  static Overlay bandwidth() {
    RunData first = Runs.bandwidth();
    List<TrialRecord> faster = new ArrayList<>();
    for (TrialRecord trial : first.trials()) {
      faster.add(trial.outcome() == Outcome.VALID ? faster(trial) : trial);
    }
    return of(first, new RunData(first.plan(), jdk("26+35 VM"), faster, List.of()));
  }

  private static TrialRecord faster(TrialRecord trial) {
    double perSecond = Metric.THROUGHPUT.of(trial).orElseThrow() * 1.1;
    return Trials.measured(
        trial.sequence(), trial.model(), trial.x(), trial.repeat(), perSecond, null);
  }

  /** Under JDK 25.0.3 and JDK 26. */
  static Overlay small(List<TrialRecord> first, List<TrialRecord> second) {
    return of(along(List.of(1L, 2L), first), along(List.of(1L, 2L, 4L), second));
  }

  private static RunData along(List<Long> xs, List<TrialRecord> trials) {
    ChartSpec chart =
        Runs.chart("throughput", Metric.THROUGHPUT, ChartSpec.Scale.LINEAR, false, List.of());
    PlanDocument plan =
        Runs.plan("a-scenario", "threads", "tasks", List.of("epoll"), xs, 1, List.of(chart));
    Environment at = xs.size() == 2 ? Runs.environment() : jdk("26+35 VM");
    return new RunData(plan, at, trials, List.of());
  }

  static Overlay of(RunData... runs) {
    List<FinishedRun> finished = new ArrayList<>();
    for (RunData run : runs) {
      finished.add(new FinishedRun(Path.of("run-" + finished.size()), run, Optional.empty()));
    }
    return Overlay.of(finished);
  }

  /** The same, with what each was held against. */
  static Overlay of(Overlay overlay, List<ClaimsDocument> claims) {
    List<FinishedRun> finished = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      FinishedRun run = overlay.layers().get(i).run();
      finished.add(new FinishedRun(run.folder(), run.data(), Optional.of(claims.get(i))));
    }
    return Overlay.of(finished);
  }

  static Environment jdk(String jdk) {
    Environment at = Runs.environment();
    return new Environment(
        at.schema(),
        at.kernel(),
        at.cpuModel(),
        at.cpus(),
        at.memoryBytes(),
        at.mitigations(),
        jdk,
        at.jvmFlags(),
        at.commit(),
        at.sysctls(),
        at.limits(),
        at.serverCpus(),
        at.generatorCpus(),
        at.startedAt());
  }
}
