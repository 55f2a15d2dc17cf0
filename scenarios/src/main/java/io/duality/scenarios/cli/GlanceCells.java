package io.duality.scenarios.cli;

import io.duality.scenarios.run.TrialProgress;
import io.duality.scenarios.terminal.Ink;
import io.duality.scenarios.terminal.InkedLine;
import java.util.ArrayList;
import java.util.List;

/** The figures of a glance at a trial or a load, each for itself, and lines of them. */
final class GlanceCells {
  private static final String GAP = "  ";

  private GlanceCells() {}

  /** Those that are known; none before the first request. */
  static List<InkedLine> of(TrialProgress now) {
    List<InkedLine> cells = new ArrayList<>();
    if (now.completed() > 0 || now.errors() > 0) {
      cells.add(plain(Figures.number(now.requestsPerSecond()) + "/s"));
      if (now.p99Nanos() > 0) {
        cells.add(plain("p99 " + Figures.micros(now.p99Nanos() / 1e3)));
      }
      cells.add(errors(now.errors()));
    }
    if (now.serverCpus() >= 0 || now.generatorCpus() >= 0) {
      cells.add(plain(cpu(now)));
    }
    return cells;
  }

  private static InkedLine errors(long count) {
    return count == 0
        ? InkedLine.EMPTY.plus("no errors", Ink.FAINT)
        : InkedLine.EMPTY.plus(Figures.count(count) + " errors", Ink.ALARM);
  }

  /** Of one CPU, as top has it: two that are busy are 200 %. */
  private static String cpu(TrialProgress now) {
    List<String> sides = new ArrayList<>();
    if (now.serverCpus() >= 0) {
      sides.add("server " + percent(now.serverCpus()));
    }
    if (now.generatorCpus() >= 0) {
      sides.add("load " + percent(now.generatorCpus()));
    }
    return "CPU: " + String.join(", ", sides);
  }

  private static String percent(double cpus) {
    return Figures.count(Math.round(100 * cpus)) + "%";
  }

  private static InkedLine plain(String text) {
    return InkedLine.EMPTY.plus(text);
  }

  /** As many on each line as fit. */
  static List<InkedLine> wrapped(List<InkedLine> cells, int width) {
    List<InkedLine> lines = new ArrayList<>();
    for (InkedLine cell : cells) {
      InkedLine last = lines.isEmpty() ? InkedLine.EMPTY : lines.removeLast();
      if (last.length() == 0) {
        lines.add(cell);
      } else if (last.length() + GAP.length() + cell.length() <= width) {
        lines.add(last.plus(GAP).plus(cell));
      } else {
        lines.add(last);
        lines.add(cell);
      }
    }
    return lines;
  }
}
