package io.duality.scenarios.cli;

import io.duality.scenarios.terminal.LiveBlock;
import io.duality.scenarios.terminal.Look;
import io.duality.scenarios.terminal.WindowSize;
import java.util.Optional;

/**
 * Lines on standard error that are written over.
 *
 * @param block where they stand
 * @param look what they are made of
 */
record LiveOutput(LiveBlock block, Look look) {

  /**
   * Where a person watches: standard input, output and error are a terminal that can move its
   * cursor.
   *
   * @param plain what the user asked for instead
   */
  static Optional<LiveOutput> of(World world, boolean plain) {
    String osName = world.system().osName();
    if (plain || !world.terminal() || WindowSize.ofStandardError(osName).isEmpty()) {
      return Optional.empty();
    }
    LiveBlock block =
        new LiveBlock(
            world.err(), () -> WindowSize.ofStandardError(osName).orElse(WindowSize.USUAL));
    return Optional.of(new LiveOutput(block, Look.of(world.err().charset(), world.variables())));
  }
}
