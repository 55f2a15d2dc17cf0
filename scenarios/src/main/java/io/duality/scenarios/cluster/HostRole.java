package io.duality.scenarios.cluster;

import java.util.Locale;

/** What an agent's machine is to be used for. */
public enum HostRole {
  /** Servers only. */
  SERVER,
  /** Generators only. */
  GENERATOR,
  /** Whatever the controller needs. */
  ANY;

  /** As the command line has it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
