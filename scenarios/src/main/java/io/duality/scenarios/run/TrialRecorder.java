package io.duality.scenarios.run;

import io.duality.results.Measurement;
import io.duality.results.Outcome;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.machine.CpuList;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one trial and makes the record of whatever became of it. */
final class TrialRecorder {
  private final RunnerSettings settings;
  private final RunPlan plan;
  private final HistogramKeeper histograms;
  private final Path logs;
  private final WorkFolders work;
  private final RunListener listener;

  /**
   * @param logs folder for what the trials' processes print
   */
  TrialRecorder(
      RunnerSettings settings,
      RunPlan plan,
      HistogramKeeper histograms,
      Path logs,
      WorkFolders work,
      RunListener listener) {
    this.settings = settings;
    this.plan = plan;
    this.histograms = histograms;
    this.logs = logs;
    this.work = work;
    this.listener = listener;
  }

  /**
   * One trial from start to verdict.
   *
   * @param servers starts its servers
   * @param others trials that are made at the same time; this one leaves them at its end
   * @throws IOException if a histogram cannot be kept, or too few hosts are left
   * @throws InterruptedException if the run is to end; there is no record then
   */
  Recorded record(int index, TrialPlan trial, Children servers, Rendezvous others)
      throws IOException, InterruptedException {
    try {
      return recordAmong(index, trial, servers, others);
    } finally {
      others.leave();
    }
  }

  private Recorded recordAmong(int index, TrialPlan trial, Children servers, Rendezvous others)
      throws IOException, InterruptedException {
    Instant startedAt = settings.clock().instant();
    if (!trial.impossible().isEmpty()) {
      return unmeasured(index, trial, startedAt, Outcome.IMPOSSIBLE, trial.impossible());
    }
    Sites sites = settings.deployment().next(trial);
    try {
      Figures figures = figures(trial, sites, servers, others);
      Measurement measured = figures.measurement().apply(histograms.keep(trial, figures));
      List<Reason> reasons = reasons(trial, sites, figures, measured);
      Outcome outcome = reasons.isEmpty() ? Outcome.VALID : Outcome.INVALID;
      return new Recorded(
          record(index, trial, startedAt, outcome, reasons, measured, figures.notes()),
          figures.around());
    } catch (ChildFailure e) {
      return failed(index, trial, startedAt, e.reason());
    } catch (RuntimeException e) {
      return failed(index, trial, startedAt, Runner.internal(e));
    }
  }

  private Figures figures(TrialPlan trial, Sites sites, Children servers, Rendezvous others)
      throws ChildFailure, InterruptedException {
    TrialContext context =
        new TrialContext(
            trial,
            settings.externals(),
            plan.document().seed(),
            servers,
            settings.children(),
            settings.stop(),
            sites,
            settings.deadlines(),
            settings.clock(),
            work,
            logs,
            listener,
            others);
    return switch (plan.workload()) {
      case Workload.Http http -> new HttpTrial(context, http).run();
      case Workload.Tasks tasks -> new TaskTrial(context, tasks).run();
      case Workload.Jmh jmh -> new BenchmarkTrial(context, jmh).run();
    };
  }

  private List<Reason> reasons(
      TrialPlan trial, Sites sites, Figures figures, Measurement measured) {
    return switch (plan.workload()) {
      case Workload.Http http -> {
        List<Reason> reasons =
            new ArrayList<>(Validity.reasons(measured, facts(trial, sites, figures)));
        reasons.addAll(VerificationRules.reasons(measured, http.overload()));
        yield reasons;
      }
      case Workload.Tasks _ -> Validity.reasons(measured, facts(trial, sites, figures));
      case Workload.Jmh _ -> BenchmarkRules.reasons(measured, figures.around());
    };
  }

  private Validity.Facts facts(TrialPlan trial, Sites sites, Figures figures) {
    TrialSetup setup = trial.setup();
    int cpus =
        setup.generatorCpus().isEmpty() || !settings.children().pins()
            ? sites.generatorCpus()
            : CpuList.parse(setup.generatorCpus()).size();
    // A generator has one busy thread for each loop: more CPUs than that are none to it.
    int usable = Math.min(cpus, setup.agents() * setup.agentThreads());
    return new Validity.Facts(
        population(trial),
        usable,
        longestWindow(setup).toNanos() / 1e9,
        figures.around().steal(),
        figures.neverServed(),
        -1,
        figures.schedule(),
        overload(),
        figures.idleLost());
  }

  /** As long as it was asked for, in turns with the turn that it may hold too many. */
  private Duration longestWindow(TrialSetup setup) {
    Duration asked = Durations.ofSeconds(setup.durationSeconds());
    return switch (plan.workload()) {
      case Workload.Http http -> http.longest(asked);
      case Workload.Tasks _, Workload.Jmh _ -> asked;
    };
  }

  private long population(TrialPlan trial) {
    return switch (plan.workload()) {
      case Workload.Http http -> http.at(trial.x()).looping();
      case Workload.Tasks _ -> trial.x();
      case Workload.Jmh _ -> 0;
    };
  }

  /** Whether failed requests are what the experiment is about. */
  private boolean overload() {
    return switch (plan.workload()) {
      case Workload.Http http -> http.overload().expected();
      case Workload.Tasks _, Workload.Jmh _ -> false;
    };
  }

  private Recorded failed(int index, TrialPlan trial, Instant startedAt, Reason reason) {
    return unmeasured(index, trial, startedAt, Outcome.FAILED, List.of(reason));
  }

  private Recorded unmeasured(
      int index, TrialPlan trial, Instant startedAt, Outcome outcome, List<Reason> reasons) {
    return new Recorded(
        record(index, trial, startedAt, outcome, reasons, null, List.of()), MachineShares.UNKNOWN);
  }

  private TrialRecord record(
      int index,
      TrialPlan trial,
      Instant startedAt,
      Outcome outcome,
      List<Reason> reasons,
      @Nullable Measurement measured,
      List<String> notes) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        plan.document().scenario(),
        trial.model(),
        trial.x(),
        trial.repeat(),
        index,
        startedAt.toString(),
        outcome,
        reasons,
        trial.setup(),
        measured,
        notes);
  }
}
