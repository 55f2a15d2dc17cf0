package io.duality.scenarios.run;

import io.duality.loadgen.ErrorKind;
import io.duality.results.Measurement;
import io.duality.results.Reason;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.Overload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What overload does not excuse where a workload asks for its verification (Pariag et al.,
 * EuroSys'07): a server that sends wrong bytes, or drops more than a few requests, is quick at
 * something else than was asked for. Pure.
 */
final class VerificationRules {
  private VerificationRules() {}

  /** The rules that are broken; none where nothing is verified. */
  static List<Reason> reasons(Measurement measured, Overload overload) {
    List<Reason> reasons = new ArrayList<>();
    if (overload.verified()) {
      wrongBytes(measured).ifPresent(reasons::add);
      timeouts(measured, overload.mostTimeouts()).ifPresent(reasons::add);
    }
    return reasons;
  }

  private static Optional<Reason> wrongBytes(Measurement measured) {
    long wrong = measured.errorsInAll().getOrDefault(ErrorKind.BODY.key(), 0L);
    return wrong == 0
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "wrong-bytes",
                String.format(Locale.ROOT, "%,d wrong", wrong),
                Counted.grouped(wrong, "responses")
                    + " had a body that was cut short, or another one than was asked for, and none"
                    + " may: mend the server"));
  }

  private static Optional<Reason> timeouts(Measurement measured, double most) {
    long late = measured.errors().getOrDefault(ErrorKind.TIMEOUT.key(), 0L);
    long ended = measured.completed() + measured.failed();
    double share = (double) late / Math.max(1, ended);
    return share <= most
        ? Optional.empty()
        : Optional.of(
            new Reason(
                "timeouts",
                String.format(Locale.ROOT, "%.1f %% timed out", share * 100),
                String.format(
                    Locale.ROOT,
                    "%,d of the %,d requests that ended in the window timed out, %.1f %%; %.1f %%"
                        + " is the limit: offer less",
                    late,
                    ended,
                    share * 100,
                    most * 100)));
  }
}
