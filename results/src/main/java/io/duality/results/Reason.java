package io.duality.results;

/**
 * Why a trial is not {@link Outcome#VALID}.
 *
 * @param code stable kebab-case key, for example {@code out-of-memory} or {@code generator-cpu}
 * @param label a few words that fit beside a curve's end, for example {@code out of memory}
 * @param message one sentence with the value, the limit and, where there is one, the remedy
 */
public record Reason(String code, String label, String message) {
  /**
   * The generator was at its own limit, where a fast server takes it sooner than a slow one: the
   * one rule whose trials cannot be left out alone, see {@link Points}.
   */
  public static final String GENERATOR_CPU = "generator-cpu";

  public Reason {
    Checks.present("code", code);
    Checks.present("label", label);
    Checks.present("message", message);
    if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException("a reason's code is kebab-case, not '" + code + "'");
    }
  }
}
