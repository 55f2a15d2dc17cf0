package io.duality.scenarios.side;

import io.duality.scenarios.process.Errand;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * How a checkout is built.
 *
 * @param command run in the checkout's folder; empty where nothing has to be built
 * @param limit of its time
 */
public record BuildOrder(List<String> command, Duration limit) {
  /** Long enough for a first Maven build that downloads all it needs. */
  public static final Duration USUAL_LIMIT = Duration.ofMinutes(15);

  /** The script of this project, which builds before it helps. */
  static final String SCRIPT = "run-benchmark.sh";

  public BuildOrder {
    command = List.copyOf(command);
  }

  /** As the user wrote it, for a shell. */
  public static BuildOrder shell(String command, Duration limit) {
    return new BuildOrder(List.of("/bin/sh", "-c", command), limit);
  }

  /** By the checkout's own script. */
  static BuildOrder script(Duration limit) {
    return new BuildOrder(List.of("./" + SCRIPT, "--help"), limit);
  }

  /** None. */
  static BuildOrder nothing() {
    return new BuildOrder(List.of(), USUAL_LIMIT);
  }

  /**
   * Runs the build.
   *
   * @param name of what is built, for messages
   * @param folder that it runs in
   * @param progress takes one line before
   * @throws SideFailedException if it fails or takes too long
   * @throws InterruptedException on a request to stop
   */
  void run(String name, Path folder, Path log, Consumer<String> progress, StopSignal stop)
      throws SideFailedException, IOException, InterruptedException {
    if (command.isEmpty()) {
      return;
    }
    progress.accept("building " + name + "; what the build prints is in " + log);
    OptionalInt ended = new Errand(command, folder, log, limit, Git.LOCAL_VARIABLES).run(stop);
    if (ended.isEmpty()) {
      throw new SideFailedException(
          name
              + " was not built within "
              + Durations.format(limit)
              + ": see "
              + log
              + ", or give it more with --build-limit");
    }
    if (ended.getAsInt() != 0) {
      throw new SideFailedException(
          name
              + " cannot be built, exit code "
              + ended.getAsInt()
              + ": "
              + BuildLog.telling(log)
              + " (all of it is in "
              + log
              + ")");
    }
  }
}
