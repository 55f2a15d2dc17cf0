package io.duality.scenarios.cli;

import io.duality.results.gate.Verdict;
import io.duality.scenarios.gate.Annotations;
import io.duality.scenarios.gate.Conclusion;
import io.duality.scenarios.gate.ConclusionFiles;
import io.duality.scenarios.gate.Course;
import io.duality.scenarios.gate.GateFolder;
import io.duality.scenarios.gate.GatePlan;
import io.duality.scenarios.gate.GatePlanner;
import io.duality.scenarios.gate.GateRun;
import io.duality.scenarios.gate.MachineTrials;
import io.duality.scenarios.gate.Trials;
import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.Deadlines;
import io.duality.scenarios.run.Deployment;
import io.duality.scenarios.run.RunnerSettings;
import io.duality.scenarios.side.Sides;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Measures what a gate has left, and says what it has come to. */
final class GateConclusion {
  private final World world;
  private final boolean advisory;
  private final boolean plain;

  GateConclusion(World world, boolean advisory, boolean plain) {
    this.world = world;
    this.advisory = advisory;
    this.plain = plain;
  }

  /**
   * Makes the trials that are left.
   *
   * @return the exit code
   * @throws IOException if the disk does not take what was measured
   */
  int measure(
      GatePlanner.Prepared gate,
      Sides sides,
      Course course,
      GateFolder folder,
      Children children,
      StopSignal stop)
      throws IOException {
    GateProgress progress = new GateProgress(world, gate.plan(), course, plain);
    progress.announce(folder.path());
    RunnerSettings settings =
        new RunnerSettings(
            children,
            Map.of(),
            stop,
            Deployment.here(new ProcProbe(Path.of("/proc")), world.limits()),
            Deadlines.STANDARD.withoutWarming(),
            world.clock(),
            _ -> {});
    try (progress;
        Trials trials = new MachineTrials(gate, sides, settings, folder.path().resolve("logs"))) {
      Conclusion conclusion =
          new GateRun(gate.plan(), folder, progress).run(course, trials, stop::requested);
      progress.close();
      return recorded(gate.plan(), conclusion, say(gate.plan(), conclusion, folder.path()));
    } catch (InterruptedException e) {
      progress.close();
      return interrupted(gate.plan(), course, folder.path());
    }
  }

  /** Once a gate, by the command that it was started with, also where it was resumed. */
  private int recorded(GatePlan plan, Conclusion conclusion, int exitCode) {
    GateOptions options = CommandLines.gate(world, plan.command()).options();
    return new GateHistory(world, options.history())
        .append(plan.environment(), conclusion, exitCode);
  }

  /** What a finished gate has come to. */
  int say(GatePlan plan, Conclusion conclusion, Path folder) throws IOException {
    draw(() -> ConclusionFiles.draw(conclusion, plan, folder));
    return tell(conclusion, folder);
  }

  /** Says it, where the pictures are drawn. */
  int tell(Conclusion conclusion, Path folder) throws IOException {
    world.out().print(AlignedTable.of(ConclusionFiles.summary(conclusion)));
    world.out().println(folder);
    annotate(conclusion);
    conclusion.problems().forEach(world::complain);
    return exitCode(conclusion);
  }

  /** Draws pictures. */
  interface Drawing {
    /** Writes their files. */
    void draw() throws IOException;
  }

  /** The verdict is written already, and no chart takes it back. */
  void draw(Drawing drawing) {
    try {
      drawing.draw();
    } catch (IOException | RuntimeException | LinkageError e) {
      world.complain("warning: the verdict was not drawn: " + e);
    }
  }

  private int interrupted(GatePlan plan, Course course, Path folder) {
    if (course.trials() > 0) {
      world.out().print(AlignedTable.of(ConclusionFiles.summary(Conclusion.soFar(plan, course))));
    }
    world.complain(
        "interrupted after "
            + course.trials()
            + " of about "
            + (course.trials() + course.left())
            + " trials, which are kept; go on with: "
            + world.program()
            + " gate --resume "
            + folder);
    return ExitCode.INTERRUPTED;
  }

  private int exitCode(Conclusion conclusion) {
    if (conclusion.verdict().isEmpty()) {
      return ExitCode.FAILED;
    }
    return advisory ? ExitCode.OK : exitCode(conclusion.verdict().get());
  }

  private static int exitCode(Verdict verdict) {
    return switch (verdict) {
      case PASS -> ExitCode.OK;
      case FAIL -> ExitCode.BREACHED;
      case INCONCLUSIVE, NOISY, INVALID -> ExitCode.INVALID;
    };
  }

  /** Where GitHub runs it, also where people look first. */
  private void annotate(Conclusion conclusion) throws IOException {
    if ("true".equals(world.variables().get("GITHUB_ACTIONS"))) {
      Annotations.lines(conclusion, advisory).forEach(world.out()::println);
    }
    String summary = world.variables().getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (!summary.isEmpty()) {
      try (FileOutputStream out = new FileOutputStream(summary, true)) {
        out.write((ConclusionFiles.summary(conclusion) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
