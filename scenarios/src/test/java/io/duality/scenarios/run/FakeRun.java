package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.RunDirectory;
import io.duality.results.RunReader;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.RunPlan;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A run of fake processes in a folder of its own; none of them is left when it is closed. */
final class FakeRun implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  static final Workload HTTP = new Workload.Http(100, Duration.ZERO, 0, Duration.ofSeconds(1));
  static final Workload TASKS = new Workload.Tasks(100);

  /** Only a process that does not answer at all meets them. */
  static final Deadlines AMPLE =
      new Deadlines(
          Duration.ofSeconds(50),
          Duration.ofSeconds(50),
          Duration.ofSeconds(50),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO);

  final StopSignal stop = new StopSignal();
  final Recorder seen = new Recorder();
  final List<Path> drawn = new ArrayList<>();
  final RunDirectory directory;
  ReportWriter report = drawn::add;
  Deadlines deadlines = AMPLE;
  private final Children children = new Children(Fakes.jvm());
  private final Path temp;

  FakeRun(Path temp) throws IOException {
    this.temp = temp;
    this.directory = RunDirectory.at(temp.resolve("run"));
  }

  RunSummary execute(Workload workload, TrialPlan... trials) {
    return runner().run(plan(workload, trials), Documents.environment(), directory, seen);
  }

  RunSummary resume(List<TrialRecord> done, Workload workload, TrialPlan... trials) {
    return runner().resume(plan(workload, trials), done, directory, seen);
  }

  private Runner runner() {
    HostLimits host = new HostLimits(Map.of(), List.of(0, 1), 32_768, 60_999, true);
    RunnerSettings settings =
        new RunnerSettings(
            children,
            Map.of(),
            stop,
            Deployment.here(new ProcProbe(temp.resolve("no-proc")), host),
            deadlines,
            () -> NOW,
            report);
    return new Runner(settings);
  }

  /** Each a repeat of its own, as in any plan. */
  private static RunPlan plan(Workload workload, TrialPlan... trials) {
    Set<Integer> taken = new HashSet<>();
    List<TrialPlan> all = new ArrayList<>();
    for (TrialPlan trial : trials) {
      int repeat = trial.repeat();
      while (!taken.add(repeat)) {
        repeat++;
      }
      all.add(trial(trial, repeat));
    }
    return new RunPlan(Documents.plan(2, "fake"), workload, all, List.of());
  }

  List<TrialRecord> records() throws IOException {
    return RunReader.read(directory.path()).trials();
  }

  TrialRecord onlyRecord() throws IOException {
    assertThat(records()).hasSize(1);
    return records().getFirst();
  }

  static TrialPlan trial(String server, String generator) {
    return trial(server, generator, Fakes.WINDOW_MILLIS / 1e3);
  }

  /** The same as another repeat. */
  static TrialPlan trial(TrialPlan of, int repeat) {
    return new TrialPlan(of.model(), of.x(), repeat, of.setup(), of.impossible());
  }

  static TrialPlan trial(String server, String generator, double seconds) {
    TrialSetup setup =
        new TrialSetup(
            1,
            1,
            1,
            1,
            "",
            "",
            0.01,
            seconds,
            0,
            0,
            Fakes.behaving(server),
            Fakes.behaving(generator),
            Map.of());
    return new TrialPlan("fake", 2, 0, setup, List.of());
  }

  @Override
  public void close() throws IOException {
    children.close();
    directory.close();
    Fakes.assertNoChildIsLeft();
  }
}
