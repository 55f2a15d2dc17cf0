package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.LatencySummary;
import io.duality.results.Measurement;
import io.duality.results.ProcessUsage;
import io.duality.results.Reason;
import io.duality.scenarios.spec.Overload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What overload does not excuse. */
class VerificationRulesTest {
  private static final LatencySummary LATENCY = new LatencySummary(1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1);

  /** Of 900 requests that were answered, and others that failed in the window, and in all. */
  private static Measurement failed(Map<String, Long> errors, Map<String, Long> errorsInAll) {
    ProcessUsage usage = new ProcessUsage(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    return new Measurement(
        10,
        900,
        900,
        1,
        1,
        90,
        1,
        errors,
        errorsInAll,
        LATENCY,
        LATENCY,
        Map.of(),
        1,
        1,
        0,
        usage,
        usage,
        null,
        Map.of());
  }

  private static List<String> codes(Measurement measured, double mostTimeouts) {
    return VerificationRules.reasons(measured, new Overload(true, mostTimeouts)).stream()
        .map(Reason::code)
        .toList();
  }

  @Test
  void aTenthMayTimeOut() {
    Map<String, Long> tenth = Map.of("timeout", 100L);
    assertThat(codes(failed(tenth, tenth), 0.1)).isEmpty();
    Map<String, Long> more = Map.of("timeout", 101L);
    assertThat(VerificationRules.reasons(failed(more, more), new Overload(true, 0.1)))
        .containsExactly(
            new Reason(
                "timeouts",
                "10.1 % timed out",
                "101 of the 1,001 requests that ended in the window timed out, 10.1 %; 10.0 % is"
                    + " the limit: offer less"));
  }

  @Test
  void requestsThatWereRefusedCountAsEnded() {
    Map<String, Long> errors = Map.of("timeout", 100L, "refused", 500L);
    assertThat(codes(failed(errors, errors), 0.07)).isEmpty();
    assertThat(codes(failed(errors, errors), 0.06)).containsExactly("timeouts");
  }

  /** In the warm-up too: it is no less wrong there. */
  @Test
  void noBodyMayBeWrong() {
    assertThat(
            VerificationRules.reasons(
                failed(Map.of(), Map.of("body", 1L)), new Overload(true, 0.5)))
        .containsExactly(
            new Reason(
                "wrong-bytes",
                "1 wrong",
                "1 response had a body that was cut short, or another one than was asked for, and"
                    + " none may: mend the server"));
  }

  @Test
  void nothingIsVerifiedUnlessItIsAskedFor() {
    Map<String, Long> all = Map.of("timeout", 5_000L, "body", 5L);
    assertThat(VerificationRules.reasons(failed(all, all), Overload.EXPECTED)).isEmpty();
    assertThat(VerificationRules.reasons(failed(all, all), Overload.NONE)).isEmpty();
  }
}
