package io.duality.scenarios.cli;

import io.duality.loadgen.Population;
import io.duality.scenarios.run.LoadFacts;
import io.duality.scenarios.run.LoadPhases.Length;
import io.duality.scenarios.run.LoadRun;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;

/**
 * The report as text, in the layout of wrk: people have scripts that look for its labels, {@code
 * Requests/sec:} and {@code Transfer/sec:} above all.
 */
final class LoadText {
  private final LoadSummary load;
  private final Formatter out = new Formatter(Locale.ROOT);

  private LoadText(LoadSummary load) {
    this.load = load;
  }

  static String of(LoadSummary load) {
    LoadText text = new LoadText(load);
    text.head();
    text.ramp();
    text.out.format("%s", LatencyTable.of(load));
    text.requests();
    text.out.format("%s", LoadFailures.of(load));
    text.quality();
    LoadVerdictText.lines(load).forEach(line -> text.out.format("  %s\n", line));
    text.rates();
    return text.out.toString();
  }

  private void head() {
    LoadOptions options = load.options();
    out.format(
        "Running %s test @ %s%s\n",
        length(options.phases().length()),
        options.load().request().target().url(),
        options.load().request().files().map(files -> ", " + files.text()).orElse(""));
    out.format(
        "  %s and %s%s%s\n",
        Counted.plain(options.load().threads(), "threads"),
        Counted.plain(options.load().clients(), "connections"),
        load.agents() == 1 ? "" : " in " + load.agents() + " processes",
        population(options.load().population()));
    out.format("  %s\n", LoadWords.arrival(options.load().arrival(), options.load().shape()));
  }

  static String length(Length length) {
    return switch (length) {
      case Length.Time(Duration time) -> Durations.format(time);
      case Length.Requests(long count, Duration _) -> Counted.plain(count, "requests");
      case Length.Precision(double share, Duration most) ->
          String.format(Locale.ROOT, "+-%.2f%% (at most %s)", share * 100, Durations.format(most));
    };
  }

  private static String population(Population clients) {
    List<String> words = new ArrayList<>();
    if (clients.requestsPerConnection() > 0) {
      words.add(Counted.plain(clients.requestsPerConnection(), "requests") + " per connection");
    }
    if (clients.idle() > 0) {
      words.add(Counted.plain(clients.idle(), "connections") + " idle");
    }
    if (clients.readerBytesPerSecond() > 0) {
      words.add("readers of " + clients.readerBytesPerSecond() + " bytes/s");
    }
    if (clients.writerBytesPerSecond() > 0) {
      words.add("writers of " + clients.writerBytesPerSecond() + " bytes/s");
    }
    return words.isEmpty() ? "" : ", " + String.join(", ", words);
  }

  private void ramp() {
    if (load.ramp().asked() == 0) {
      out.format("  Connections are made when they are due\n");
      kernel();
      return;
    }
    out.format(
        "  %d of %s established in %.2fs, %.0f/s",
        load.ramp().established(),
        Counted.plain(load.ramp().asked(), "connections"),
        load.ramp().nanos() / 1e9,
        load.connectionsPerSecond());
    Histogram connect = load.ramp().connect();
    out.format(
        "; connect 50%% %s, 99%% %s, max %s\n",
        LatencyTable.micros(connect, 50),
        LatencyTable.micros(connect, 99),
        LatencyTable.max(connect));
    kernel();
    load.ramp().firstFailure().ifPresent(failure -> out.format("  First failure: %s\n", failure));
  }

  private void kernel() {
    LoadFacts facts = load.result().facts();
    if (facts.tcp().synRetransmits() >= 0) {
      out.format(
          "  Kernel: %s, %s, %s\n",
          Counted.plain(facts.tcp().synRetransmits(), "SYN retransmits"),
          Counted.plain(facts.tcp().listenOverflows(), "listen overflows"),
          Counted.plain(facts.tcp().listenDrops(), "listen drops"));
    }
  }

  private void requests() {
    out.format(
        "  %s in %.2fs, %s read%s\n",
        Counted.plain(load.window().completed(), "requests"),
        load.seconds(),
        Figures.bytes((double) load.window().wireBytes()),
        load.result().interrupted() ? " (interrupted)" : "");
    out.format(
        "  %s in all: warm-up, window and drain\n",
        Counted.plain(load.result().totals().completed(), "requests"));
    if (load.result().totals().unanswered() > 0) {
      out.format(
          "  %s in flight at the end, given up %s after the window: no failures\n",
          Counted.plain(load.result().totals().unanswered(), "requests"),
          Durations.format(LoadRun.Plan.DRAIN));
    }
    if (!load.closed()) {
      out.format(
          "  %s due, %.2f/s; completed %s of that\n",
          Counted.plain(load.window().offered(), "requests"),
          load.offeredPerSecond(),
          figure(load.rateRatio(), "%.2f%%", 100));
    }
    connects();
    Duration deadline = load.options().load().limits().deadline();
    if (!deadline.isZero()) {
      out.format(
          "  %s after the deadline of %s; goodput %.2f/s\n",
          Counted.plain(load.window().missedDeadline(), "responses"),
          Durations.format(deadline),
          load.goodputPerSecond());
    }
  }

  /**
   * Those of clients that reconnect, and of sessions, wait for the same accept queue as the ramp's.
   */
  private void connects() {
    Histogram connect = load.window().connect();
    if (load.window().connects() > 0) {
      out.format(
          "  %s made in the window; connect 50%% %s, 99%% %s, max %s\n",
          Counted.plain(load.window().connects(), "connections"),
          LatencyTable.micros(connect, 50),
          LatencyTable.micros(connect, 99),
          LatencyTable.max(connect));
    }
  }

  private void quality() {
    LoadFacts facts = load.result().facts();
    out.format(
        "  Generator: %.2f CPU seconds (%.0f%% of %s), %.0f requests per CPU-second%s\n",
        load.cpuSeconds(),
        load.cpuShare() * 100,
        Counted.plain(facts.generatorCpus(), "CPUs"),
        load.requestsPerCpuSecond(),
        facts.runQueueSeconds() < 0
            ? ""
            : String.format(Locale.ROOT, ", waited %.2fs for a CPU", facts.runQueueSeconds()));
    if (load.constantClients()) {
      out.format(
          "  Fairness: Jain's index %s, %s starved, longest wait %s; effective N %.1f\n",
          figure(load.fairness(), "%.3f", 1),
          Counted.plain(load.window().fairness().starved(), "clients"),
          Figures.micros(load.window().fairness().longestWaitNanos() / 1e3),
          load.effectiveN());
    }
    if (facts.stealShare() >= 0 || facts.pressureShare() >= 0) {
      out.format(
          "  Machine: %s of the CPU time stolen, CPU pressure %s\n",
          share(facts.stealShare()), share(facts.pressureShare()));
    }
    load.result()
        .precision()
        .ifPresent(precision -> out.format("  Precision: %s\n", precision.words()));
    load.result().notes().forEach(note -> out.format("  Note: %s\n", note));
  }

  /** A dash where there is none. */
  private static String figure(OptionalDouble value, String format, int factor) {
    return value.isPresent()
        ? String.format(Locale.ROOT, format, value.getAsDouble() * factor)
        : "-";
  }

  private static String share(double share) {
    return share < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f%%", share * 100);
  }

  private void rates() {
    out.format("Requests/sec: %10.2f\n", load.requestsPerSecond());
    out.format("Transfer/sec: %10s\n", Figures.bytes(load.bytesPerSecond()));
  }
}
