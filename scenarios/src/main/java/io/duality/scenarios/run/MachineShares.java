package io.duality.scenarios.run;

/**
 * What a machine did beside a trial, in its window; shares from 0 to 1, or -1 where not known.
 *
 * @param steal of all CPU time that a hypervisor gave to somebody else
 * @param pressure of the time in which some thread that was ready had no CPU, the trial's own
 *     threads included
 * @param foreign of all CPU time that programs took which are not of the run
 */
public record MachineShares(double steal, double pressure, double foreign) {
  /** Nothing is known: the trial had no window. */
  public static final MachineShares UNKNOWN = new MachineShares(-1, -1, -1);

  /** Of each share the larger. */
  MachineShares worst(MachineShares other) {
    return new MachineShares(
        Math.max(steal, other.steal),
        Math.max(pressure, other.pressure),
        Math.max(foreign, other.foreign));
  }
}
