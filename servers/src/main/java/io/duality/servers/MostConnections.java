package io.duality.servers;

import java.util.Map;

/**
 * How many connections a server holds at once (Pariag et al., EuroSys'07, who tune it for each
 * architecture). It accepts no further one until one has ended: who comes meanwhile waits in the
 * kernel, and is not refused. Models that can be told share this option.
 */
public final class MostConnections {
  /** That many and no more; 0 is no limit. */
  public static final ModelOption OPTION =
      ModelOption.ofInteger(
          "connections",
          0,
          "most that are open at once in each process, up to 1000000; others wait in the kernel; 0:"
              + " no limit (EuroSys'07: 10000 to 30000)",
          0,
          1_000_000);

  private MostConnections() {}

  /**
   * The limit in force; none for a model without the option.
   *
   * @throws IllegalArgumentException if the value is no such number
   */
  public static int of(Map<String, String> options) {
    return OPTION.integer(options);
  }
}
