package io.duality.servers;

import java.util.Locale;
import java.util.Map;

/**
 * Whom a server favours that has both new connections and active ones (HotOS'03, section 5; Brecht
 * et al., USENIX'04): the one factor in which Knot-A and Knot-C differ. Models that can be told
 * share this option.
 */
public enum AcceptPolicy {
  /** New connections: they are accepted as soon as there are any, as by Knot-A. */
  NEW,
  /**
   * Active ones: new connections wait in the kernel until no connection is runnable, as by Knot-C.
   * An overloaded server so takes no more work than it does; it has to accept all the same within a
   * bounded time, or clients that are never done would keep all others out.
   */
  ACTIVE;

  private static final String NAME = "accept";

  /** The option, with the default of one model. */
  public static ModelOption option(AcceptPolicy defaultPolicy) {
    return ModelOption.ofChoice(
        NAME,
        defaultPolicy.word(),
        "favours new connections, or active ones: accept when none is runnable (HotOS'03 5)",
        NEW.word(),
        ACTIVE.word());
  }

  /**
   * The policy in force.
   *
   * @throws IllegalArgumentException if the value is none of the two
   */
  public static AcceptPolicy of(Map<String, String> options, AcceptPolicy defaultPolicy) {
    return option(defaultPolicy).text(options).equals(NEW.word()) ? NEW : ACTIVE;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
