package io.duality.results.claim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where on a model's curve a figure is read. The knee is the least x at which throughput reaches
 * {@value Curve#KNEE_SHARE} of the curve's peak; on the published curves that is the point at which
 * their authors put it (HotOS'03, Figure 3: 1,024 clients for both Knots; SEDA, Figure 2: 8
 * threads). Written {@code 1024}, {@code peak}, {@code knee}, {@code 16 x knee}.
 */
public sealed interface Place {
  /** As it is written. */
  @JsonValue
  String text();

  /** At that x. */
  record At(long x) implements Place {
    public At {
      if (x < 1) {
        throw new IllegalArgumentException("x of " + x + ": the least is 1");
      }
    }

    @Override
    public String text() {
      return Long.toString(x);
    }
  }

  /** Where throughput is highest. */
  record Peak() implements Place {
    @Override
    public String text() {
      return "peak";
    }
  }

  /**
   * At the first point from so many times the knee on.
   *
   * @param times 1 is the knee itself
   */
  record Knees(double times) implements Place {
    public Knees {
      if (!(times > 0 && Double.isFinite(times))) {
        throw new IllegalArgumentException(times + " x knee: has to be above 0");
      }
    }

    @Override
    public String text() {
      return times == 1 ? "knee" : Limits.figure(times) + " x knee";
    }
  }

  /**
   * A place as it is written.
   *
   * @throws IllegalArgumentException if it has another shape
   */
  @JsonCreator
  static Place parse(String text) {
    if (text.equals("peak")) {
      return new Peak();
    }
    if (text.equals("knee")) {
      return new Knees(1);
    }
    if (text.matches("\\d{1,6}(\\.\\d{1,3})? ?x knee")) {
      return new Knees(Double.parseDouble(text.substring(0, text.indexOf('x'))));
    }
    if (text.matches("[1-9]\\d{0,11}")) {
      return new At(Long.parseLong(text));
    }
    throw new IllegalArgumentException(
        "expected a place such as 1024, peak, knee or 16 x knee, found '" + text + "'");
  }
}
