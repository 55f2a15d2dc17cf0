package io.duality.scenarios.cli;

import io.duality.scenarios.run.TrialProgress;
import io.duality.scenarios.terminal.Ink;
import io.duality.scenarios.terminal.InkedLine;
import io.duality.scenarios.terminal.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One picture of a run under way.
 *
 * @param fraction of the run that is over, 0 to 1
 * @param left the rest of its time
 * @param trial the one that runs now
 * @param glance the last one at it
 * @param rates its throughput until now, from the oldest
 */
record RunFrame(
    double fraction, Duration left, String trial, TrialProgress glance, List<Double> rates) {
  /** Below it the curve has a line of its own. */
  private static final int NARROW = 60;

  private static final int WIDE = 120;

  /** What is shorter shows no course. */
  private static final int SHORTEST_CURVE = 8;

  RunFrame {
    rates = List.copyOf(rates);
  }

  /** How far it is; what runs now, and how its throughput went; its figures. */
  List<String> lines(int width, Look look) {
    List<InkedLine> lines = new ArrayList<>();
    lines.add(course(width, look));
    lines.addAll(now(width, look));
    lines.addAll(GlanceCells.wrapped(GlanceCells.of(glance), width));
    return lines.stream().map(line -> line.text(width, look.colours())).toList();
  }

  private InkedLine course(int width, Look look) {
    int bar = width < NARROW ? 10 : width < WIDE ? 20 : 40;
    return look.glyphs()
        .bar(fraction, bar)
        .plus(String.format(Locale.ROOT, " %3.0f%%  ", 100 * Math.clamp(fraction, 0, 1)))
        .plus(TimeLeft.text(left) + " left");
  }

  private List<InkedLine> now(int width, Look look) {
    InkedLine what = InkedLine.EMPTY.plus(trial).plus(": " + glance.phase().words(), Ink.FAINT);
    int room = width < NARROW ? width : width - what.length() - 2;
    String curve = look.glyphs().sparkline(rates, Math.max(0, room));
    if (curve.isEmpty() || room < SHORTEST_CURVE) {
      return List.of(what);
    }
    return width < NARROW
        ? List.of(what, InkedLine.EMPTY.plus(curve))
        : List.of(what.plus("  ").plus(curve));
  }
}
