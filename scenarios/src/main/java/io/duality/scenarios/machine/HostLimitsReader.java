package io.duality.scenarios.machine;

import java.nio.file.Path;

/** Finds out the limits in force. */
public interface HostLimitsReader {

  /** Reads them anew; what cannot be read is unknown, and nothing is thrown. */
  HostLimits read();

  /**
   * The reader for a system.
   *
   * @param osName as the property {@code os.name} has it
   */
  static HostLimitsReader forSystem(String osName) {
    return osName.startsWith("Linux") ? new LinuxLimits(Path.of("/")) : new PortableLimits();
  }
}
