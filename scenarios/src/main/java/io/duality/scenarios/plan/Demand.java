package io.duality.scenarios.plan;

import io.duality.results.Reason;
import io.duality.scenarios.machine.HostLimits;
import java.util.Locale;

/**
 * What a trial needs of one limit, and what is there.
 *
 * @param code stable kebab-case key of the rule
 * @param limit the limit as the system's documents name it
 * @param counts what it counts
 * @param needed by the trial, in the limit's unit
 * @param allowed what the limit leaves for the trial; {@link HostLimits#UNLIMITED} if there is no
 *     bound or it is unknown
 * @param inForce the limit's own value, part of which others use
 * @param binding whether the trial cannot be run beyond it; else its figures are coloured
 * @param remedy the one command, or the one thing to do, that lifts it far enough
 */
public record Demand(
    String code,
    String limit,
    String counts,
    long needed,
    long allowed,
    long inForce,
    boolean binding,
    String remedy) {

  /** Whether the machine has it. */
  public boolean met() {
    return needed <= allowed;
  }

  /** Why a trial that needs it cannot run. */
  Reason reason(String what) {
    return new Reason(code, label(), what + " needs " + sentence());
  }

  /** Value, limit and remedy. */
  String sentence() {
    String used =
        inForce != allowed && inForce != HostLimits.UNLIMITED
            ? ", of which " + amount(allowed) + " are left"
            : "";
    return amount(needed)
        + " "
        + counts
        + ", "
        + limit
        + " is "
        + amount(inForce)
        + used
        + (remedy.isEmpty() ? "" : ": " + remedy);
  }

  private String label() {
    return limit.substring(limit.lastIndexOf('.') + 1) + " " + amount(inForce);
  }

  /** With the unit where it is bytes. */
  public String amount(long value) {
    if (value == HostLimits.UNLIMITED) {
      return "unlimited";
    }
    return counts.equals("bytes")
        ? String.format(Locale.ROOT, "%.1f GiB", value / (double) (1L << 30))
        : Long.toString(value);
  }
}
