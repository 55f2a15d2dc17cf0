package io.duality.scenarios.selftest;

import java.util.List;

/**
 * What came of one trial.
 *
 * @param trial its name
 * @param attempt from 1
 * @param figures that were compared, at least one
 * @param unproven why they prove nothing even so, a line each with value, limit and remedy; empty
 *     where the server did as it was told
 * @param notes lines for the reader that no verdict hangs on
 * @param troubles what else the machine did to the generator meanwhile, by the kernel's account; a
 *     time that is off may be due to it
 */
public record Finding(
    String trial,
    int attempt,
    List<Figure> figures,
    List<String> unproven,
    List<String> notes,
    List<String> troubles) {
  public Finding {
    figures = List.copyOf(figures);
    unproven = List.copyOf(unproven);
    notes = List.copyOf(notes);
    troubles = List.copyOf(troubles);
  }

  /** Whether each figure is right, and that proves something. */
  public boolean right() {
    return unproven.isEmpty() && figures.stream().allMatch(Figure::right);
  }

  /** Whether only times are wrong, which a machine that was busy meanwhile may have caused. */
  boolean mayBeNoise() {
    return figures.stream().allMatch(f -> f.right() || f.unit() == Figure.Unit.NANOS);
  }
}
