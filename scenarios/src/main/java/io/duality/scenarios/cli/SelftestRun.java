package io.duality.scenarios.cli;

import io.duality.scenarios.machine.CpuList;
import io.duality.scenarios.process.AgentHost;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Children;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.selftest.Finding;
import io.duality.scenarios.selftest.SelfTest;
import java.io.IOException;
import java.util.List;

/** Runs the self-test and reports. */
final class SelftestRun {
  private final World world;
  private final boolean quick;
  private final LoadOutput.Format format;

  SelftestRun(World world, boolean quick, LoadOutput.Format format) {
    this.world = world;
    this.quick = quick;
    this.format = format;
  }

  int execute() {
    return Guarded.run(this::test);
  }

  private int test(Children children, StopSignal stop) {
    begin();
    ChildLogs logs = new ChildLogs(world, "selftest");
    SelfTest.Outcome outcome =
        run(new SelfTest(children, stop, host(children, logs), this::found), logs);
    logs.discard();
    return end(outcome);
  }

  private void begin() {
    print(SelftestText.head());
  }

  void found(Finding finding) {
    print(SelftestText.of(finding));
  }

  /** Reports what came of it; the exit code. */
  int end(SelfTest.Outcome outcome) {
    print(SelftestText.tail(outcome));
    if (format == LoadOutput.Format.JSON) {
      world.out().print(SelftestJson.of(outcome));
    }
    world.out().flush();
    outcome.wrong().forEach(this::complain);
    if (outcome.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    return outcome.wrong().isEmpty() ? ExitCode.OK : ExitCode.INVALID;
  }

  private void print(String text) {
    if (format == LoadOutput.Format.TEXT) {
      world.out().print(text);
      world.out().flush();
    }
  }

  private SelfTest.Outcome run(SelfTest test, ChildLogs logs) {
    try {
      return test.run(quick);
    } catch (ChildFailure e) {
      throw new CommandFailedException(logs.named(e.reason().message()));
    } catch (IOException e) {
      throw new CommandFailedException(
          "no server could be started: " + e.getMessage() + "; end what else runs, and repeat");
    }
  }

  private void complain(Finding finding) {
    finding.figures().stream()
        .filter(figure -> !figure.right())
        .forEach(figure -> world.complain(SelftestText.sentence(finding, figure)));
    finding.unproven().forEach(why -> world.complain(SelftestText.sentence(finding, why)));
  }

  /** The larger half of the CPUs, as in a scenario; the servers are in this process. */
  private AgentHost host(Children children, ChildLogs logs) {
    List<Integer> cpus = world.limits().cpus();
    boolean pins = children.pins() && cpus.size() > 1;
    return new AgentHost(
        List.of(),
        pins ? CpuList.format(cpus.subList(cpus.size() / 2, cpus.size())) : "",
        logs.folder(),
        "selftest");
  }
}
