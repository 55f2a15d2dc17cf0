package io.duality.scenarios.cli;

import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.plan.Diagnosis;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The verb {@code doctor}. */
@Command(
    name = "doctor",
    description =
        "Shows the limits of kernel, user and process, what 65,536 clients need of each, what each"
            + " allows here, and the command that lifts it.",
    footerHeading = "%nExample:%n",
    footer = {
      "  " + World.PROGRAM + " doctor",
      "",
      "Exit code 1 if not even a few clients fit, else 0."
    },
    descriptionHeading = "%n",
    parameterListHeading = "%n",
    optionListHeading = "%n",
    sortOptions = false)
final class DoctorCommand implements Callable<Integer> {
  private final World world;

  DoctorCommand(World world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    HostLimits host = world.limits();
    DoctorTable.lines(host).forEach(world.out()::println);
    return Diagnosis.smallRunFits(host) ? ExitCode.OK : ExitCode.FAILED;
  }
}
