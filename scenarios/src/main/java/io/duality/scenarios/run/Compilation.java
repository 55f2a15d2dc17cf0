package io.duality.scenarios.run;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the server's JVM still compiled while it was measured: what runs in the interpreter is
 * many times slower, and the compiler takes the CPU that was to serve. Pure.
 */
final class Compilation {
  static final String COUNTER = "compile-millis";

  /**
   * Of the window. With one CPU so much less is served, and there is no telling how much of the
   * rest is not compiled yet. A note and no rule: one side of a pair in {@code gate} is no warmer
   * than the other.
   */
  private static final double NOTABLE = 0.10;

  private Compilation() {}

  /** Whether there would be nothing to note. */
  static boolean isWarm(Map<String, Long> first, Map<String, Long> last, double seconds) {
    return note(first, last, seconds).isEmpty();
  }

  /**
   * For the record; empty where it was warm, or does not tell.
   *
   * @param first the processes' counters at the window's begin
   * @param last the same at its end
   * @param seconds its length
   */
  static Optional<String> note(Map<String, Long> first, Map<String, Long> last, double seconds) {
    long before = first.getOrDefault(COUNTER, -1L);
    long after = last.getOrDefault(COUNTER, -1L);
    double compiled = (after - before) / 1e3;
    return before < 0 || after < 0 || compiled <= NOTABLE * seconds
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the server's JVM compiled for %.1f s in the window of %.1f s and was not warm; try a"
                    + " longer --warmup",
                compiled,
                seconds));
  }
}
