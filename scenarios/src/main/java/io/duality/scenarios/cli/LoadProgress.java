package io.duality.scenarios.cli;

import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.run.Phase;
import io.duality.scenarios.run.RunListener;
import io.duality.scenarios.run.TrialProgress;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.terminal.InkedLine;
import io.duality.scenarios.terminal.LiveBlock;
import io.duality.scenarios.terminal.Look;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines on a terminal that are written over; notes alone elsewhere. For the load's thread. */
final class LoadProgress implements RunListener, AutoCloseable {
  /** A load that counts its requests is looked at far more often than a person can read. */
  private static final Duration LEAST = Duration.ofMillis(200);

  private final PrintStream to;
  private final Optional<LiveOutput> output;
  private final Duration timeout;
  private final RateSeries rates = new RateSeries();
  private Phase phase = Phase.START;
  private Duration drawn = Duration.ZERO;

  /**
   * Shows nothing yet.
   *
   * @param to for notes
   * @param output where somebody watches
   * @param timeout of a request
   */
  LoadProgress(PrintStream to, Optional<LiveOutput> output, Duration timeout) {
    this.to = to;
    this.output = output;
    this.timeout = timeout;
  }

  /**
   * Of a load.
   *
   * @param stop takes the lines away at once
   */
  static LoadProgress of(World world, LoadOptions options, StopSignal stop) {
    Optional<LiveOutput> output = LiveOutput.of(world, options.output().plain());
    output.ifPresent(live -> stop.whenRequested(live.block()::close));
    return new LoadProgress(world.err(), output, options.load().limits().timeout());
  }

  @Override
  public boolean watches() {
    return output.isPresent();
  }

  @Override
  public void progress(TrialProgress now) {
    rates.add(now);
    boolean soon = now.elapsed().minus(drawn).compareTo(LEAST) < 0;
    if (now.phase() == phase && soon) {
      return;
    }
    phase = now.phase();
    drawn = now.elapsed();
    output.ifPresent(live -> show(live, lines(now, live)));
  }

  private List<InkedLine> lines(TrialProgress now, LiveOutput live) {
    LiveBlock block = live.block();
    int width = block.getMaxRenderedLength();
    String begin = now.phase().words() + ", " + TimeLeft.text(now.elapsed());
    int room = Math.max(0, width - begin.length() - 2);
    List<InkedLine> lines = new ArrayList<>();
    lines.add(
        InkedLine.EMPTY.plus(
            (begin + "  " + live.look().glyphs().sparkline(rates.values(), room)).strip()));
    lines.addAll(GlanceCells.wrapped(GlanceCells.of(now), width));
    return lines;
  }

  private static void show(LiveOutput live, List<InkedLine> lines) {
    int width = live.block().getMaxRenderedLength();
    Look look = live.look();
    live.block()
        .accept(
            String.join(
                "\n", lines.stream().map(line -> line.text(width, look.colours())).toList()));
  }

  /** The drain, whose end nothing but the timeout bounds. */
  @Override
  public void windowEnds() {
    output.ifPresent(live ->
        show(
            live,
            List.of(
                InkedLine.EMPTY.plus(
                    "draining: what is under way has up to "
                        + Durations.format(timeout)
                        + ", the timeout"))));
  }

  @Override
  public void note(String line) {
    output.ifPresentOrElse(live -> live.block().say(line), () -> to.println(line));
  }

  @Override
  public void close() {
    output.ifPresent(live -> live.block().close());
  }
}
