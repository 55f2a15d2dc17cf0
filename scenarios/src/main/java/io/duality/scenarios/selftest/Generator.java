package io.duality.scenarios.selftest;

import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.run.RunListener;
import java.nio.file.Path;
import java.util.Optional;

/** The generator under test. */
@FunctionalInterface
interface Generator {
  /**
   * Loads a server on loopback.
   *
   * @param expected file that each response with status 200 has to equal
   * @param listener is told of the window
   * @return empty if it was stopped before it was done
   */
  Optional<Measured> load(Trial trial, int port, Path expected, RunListener listener)
      throws ChildFailure;
}
