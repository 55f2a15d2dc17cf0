package io.duality.scenarios.spec;

import java.util.Locale;

/**
 * Whether more is offered than can be served, and that is the experiment: then failed requests, and
 * a rate that is not kept, say something of the server and nothing against the measurement.
 *
 * @param expected whether it is
 * @param mostTimeouts what is not excused even so: a greater share of the requests that time out, 0
 *     to 1, or any wrong body (the verification of Pariag et al., EuroSys'07); 1 excuses all
 */
public record Overload(boolean expected, double mostTimeouts) {
  /** Every request is answered as it should be. */
  public static final Overload NONE = new Overload(false, 1);

  /** Whatever becomes of requests is a result. */
  public static final Overload EXPECTED = new Overload(true, 1);

  public Overload {
    if (!(mostTimeouts >= 0 && mostTimeouts <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "most-timeouts %s: has to be from 0 %% to 100 %%", mostTimeouts));
    }
    if (!expected && mostTimeouts < 1) {
      throw new IllegalArgumentException(
          "most-timeouts: without overload no request may fail; write overload: expected, or leave"
              + " it out");
    }
  }

  /** Whether there is something that it does not excuse. */
  public boolean verified() {
    return mostTimeouts < 1;
  }
}
