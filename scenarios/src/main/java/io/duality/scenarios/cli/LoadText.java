package io.duality.scenarios.cli;

import io.duality.loadgen.ErrorKind;
import io.duality.results.LatencySummary;
import io.duality.results.Reason;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.Durations;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
    text.latency();
    text.requests();
    text.failures();
    text.quality();
    text.rates();
    return text.out.toString();
  }

  private void head() {
    LoadOptions options = load.options();
    out.format("Running %s test @ %s\n", Durations.format(options.duration()), options.url());
    out.format(
        "  %s and %s%s%s%s\n",
        Counted.plain(options.threads(), "threads"),
        Counted.plain(options.clients(), "connections"),
        load.agents() == 1 ? "" : " in " + load.agents() + " processes",
        options.think().isZero() ? "" : ", think time " + Durations.format(options.think()),
        options.requestsPerConnection() == 0
            ? ""
            : ", "
                + Counted.plain(options.requestsPerConnection(), "requests")
                + " per connection");
    out.format(
        "  %d of %s established in %.2fs, %.0f/s\n",
        load.ramp().established(),
        Counted.plain(load.ramp().asked(), "connections"),
        load.ramp().nanos() / 1e9,
        load.connectionsPerSecond());
    load.ramp().firstFailure().ifPresent(failure -> out.format("  First failure: %s\n", failure));
  }

  private void latency() {
    LatencySummary response = load.response();
    LatencySummary service = load.service();
    out.format(
        "  Closed loop: times at %s; response from the intended start,\n",
        Counted.plain(load.options().clients(), "clients"));
    out.format("  service from the actual send\n");
    out.format("  Latency Distribution\n");
    out.format("      %%       response      service\n");
    row("50%", response.p50(), service.p50());
    row("75%", response.p75(), service.p75());
    row("90%", response.p90(), service.p90());
    row("99%", response.p99(), service.p99());
    row("99.9%", response.p999(), service.p999());
    row("99.99%", response.p9999(), service.p9999());
    row("max", response.max(), service.max());
    row("mean", response.mean(), service.mean());
    row("stdev", response.stdDev(), service.stdDev());
  }

  private void row(String name, double response, double service) {
    out.format("  %7s %12s %12s\n", name, Figures.micros(response), Figures.micros(service));
  }

  private void requests() {
    out.format(
        "  %s in %.2fs, %s read%s\n",
        Counted.plain(load.window().completed(), "requests"),
        load.seconds(),
        Figures.bytes((double) load.window().wireBytes()),
        load.interrupted() ? " (interrupted)" : "");
    out.format(
        "  %s in all: warm-up, window and drain\n",
        Counted.plain(load.completedInAll(), "requests"));
  }

  /** Only if there are any. */
  private void failures() {
    Map<ErrorKind, Long> errors = load.totals().errors();
    long status = errors.getOrDefault(ErrorKind.STATUS, 0L);
    List<String> others = new ArrayList<>();
    errors.forEach((kind, count) -> {
      if (kind != ErrorKind.STATUS && count > 0) {
        others.add(kind.key() + " " + count);
      }
    });
    if (!others.isEmpty()) {
      out.format("  Socket errors: %s\n", String.join(", ", others));
    }
    if (status > 0) {
      out.format("  Non-2xx or 3xx responses: %d\n", status);
    }
    load.totals().firstFailure().ifPresent(failure -> out.format("  First error: %s\n", failure));
  }

  private void quality() {
    out.format(
        "  Generator: %.2f CPU seconds, %.0f requests per CPU-second\n",
        load.cpuSeconds(), load.requestsPerCpuSecond());
    out.format(
        "  Fairness: Jain's index %.3f, %s starved; effective N %.1f\n",
        load.window().fairness().jain(),
        Counted.plain(load.window().fairness().starved(), "clients"),
        load.effectiveN());
    for (Reason reason : load.invalid()) {
      out.format("  Not valid: %s\n", reason.message());
    }
  }

  private void rates() {
    double bytesPerSecond =
        load.seconds() == 0 ? 0 : (double) load.window().wireBytes() / load.seconds();
    out.format("Requests/sec: %10.2f\n", load.requestsPerSecond());
    out.format("Transfer/sec: %10s\n", Figures.bytes(bytesPerSecond));
  }
}
