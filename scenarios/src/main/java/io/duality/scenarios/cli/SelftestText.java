package io.duality.scenarios.cli;

import io.duality.scenarios.selftest.Ceiling;
import io.duality.scenarios.selftest.Figure;
import io.duality.scenarios.selftest.Finding;
import io.duality.scenarios.selftest.SelfTest;
import io.duality.scenarios.spec.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The self-test's report as text. */
final class SelftestText {
  private SelftestText() {}

  static String head() {
    return "Self-test: the generator, in a process of its own, against servers whose behaviour is"
        + " known\n"
        + row("", "expected", "measured", "error", "tolerance", "");
  }

  private static String row(
      String name, String expected, String measured, String error, String tolerance, String end) {
    return String.format(
            Locale.ROOT,
            "  %-22s %14s %14s %10s %12s  %s\n",
            name,
            expected,
            measured,
            error,
            tolerance,
            end)
        .replaceFirst(" +\n$", "\n");
  }

  static String of(Finding finding) {
    StringBuilder text = new StringBuilder(finding.trial());
    if (finding.attempt() > 1) {
      text.append(", attempt ").append(finding.attempt());
    }
    text.append('\n');
    finding.figures().forEach(figure -> text.append(of(figure)));
    finding.unproven().forEach(why -> text.append("  not proven: ").append(why).append('\n'));
    finding.notes().forEach(note -> text.append("  ").append(note).append('\n'));
    if (!finding.right()) {
      finding
          .troubles()
          .forEach(trouble -> text.append("  this machine meanwhile: " + trouble + "\n"));
    }
    return text.toString();
  }

  private static String of(Figure figure) {
    return row(
        figure.name(),
        value(figure, figure.expected()),
        value(figure, figure.measured()),
        error(figure),
        tolerance(figure),
        figure.right() ? "ok" : "OFF");
  }

  /** What is wrong, on one line. */
  static String sentence(Finding finding, Figure figure) {
    boolean noise = figure.unit() == Figure.Unit.NANOS && !finding.troubles().isEmpty();
    return String.format(
        Locale.ROOT,
        "selftest: %s: %s is off: expected %s, measured %s (%s; tolerance %s); %s",
        finding.trial(),
        figure.name(),
        value(figure, figure.expected()),
        value(figure, figure.measured()),
        error(figure),
        tolerance(figure),
        noise
            ? "the machine was busy: end what else runs, and repeat"
            : "do not trust this generator's figures here, and please report it");
  }

  /** Why a trial proves nothing, on one line. */
  static String sentence(Finding finding, String unproven) {
    return "selftest: " + finding.trial() + ": not proven: " + unproven;
  }

  private static String value(Figure figure, double value) {
    return switch (figure.unit()) {
      case NANOS -> String.format(Locale.ROOT, "%.3f ms", value / 1e6);
      case COUNT -> Figures.count(Math.round(value));
    };
  }

  private static String error(Figure figure) {
    double share = figure.errorShare() * 100;
    return Double.isInfinite(share)
        ? "all wrong"
        : String.format(Locale.ROOT, share == 0 ? "%.0f %%" : "%+.2f %%", share);
  }

  private static String tolerance(Figure figure) {
    double share = figure.tolerance().share();
    double least = figure.tolerance().least();
    if (share == 0) {
      return "none";
    }
    return share * figure.expected() >= least
        ? String.format(Locale.ROOT, "%.0f %%", share * 100)
        : value(figure, least);
  }

  static String tail(SelfTest.Outcome outcome) {
    StringBuilder text = new StringBuilder();
    outcome.ceiling().ifPresent(ceiling -> text.append(of(ceiling)));
    outcome.leftOut().forEach(name -> text.append("Left out: ").append(name).append('\n'));
    return text.append(verdict(outcome)).append('\n').toString();
  }

  private static String of(Ceiling ceiling) {
    return String.format(
        Locale.ROOT,
        "Ceiling: %,.0f requests/s with one event loop and 64 connections, %,.0f requests per"
            + " CPU-second;\n"
            + "  the null server answers the same 43 bytes to whatever ends with an empty line;"
            + " the generator used %.2f CPUs%s\n",
        ceiling.requestsPerSecond(),
        ceiling.requestsPerCpuSecond(),
        ceiling.cpus(),
        ceiling.cpus() < 0.9 ? ": the server, or the machine, was the limit" : "");
  }

  private static String verdict(SelfTest.Outcome outcome) {
    if (outcome.interrupted()) {
      return "Interrupted: what was not measured is not proven";
    }
    List<String> wrong = new ArrayList<>();
    outcome.wrong().forEach(finding -> wrong.add(finding.trial()));
    long trials = outcome.findings().stream().map(Finding::trial).distinct().count();
    return wrong.isEmpty()
        ? "All figures of " + Counted.plain(trials, "trials") + " are right"
        : "FAILED: " + String.join("; ", wrong);
  }
}
