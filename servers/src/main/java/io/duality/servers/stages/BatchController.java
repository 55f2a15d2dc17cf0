package io.duality.servers.stages;

/**
 * How many events a thread takes at once: the fewest that sustain the throughput (SEDA, SOSP'01,
 * section 4.2). The rule is that of the code which came with the paper (Sandstorm, AggThrottle):
 *
 * <pre>
 *                    at the most
 *                        |
 *                        v     throughput below 0.90 of the best
 *                    SHRINKING ---------------------------------> GROWING
 *                     / 1.2    <---------------------------------  * 1.2
 *                                 again at 0.98 of the best
 *   below 0.2 of the best, or 2.0 times it: the load is another one, so begin anew at the most
 * </pre>
 *
 * Throughput is smoothed from window to window, and the batch changes with every 5th. Without a
 * thread and without a clock of its own; {@link #batch} may be read by any thread, the rest is
 * confined to one.
 */
public final class BatchController {
  private static final int WINDOWS_PER_STEP = 5;
  private static final double STEP = 1.2;
  private static final double TOO_LOW = 0.90;
  private static final double AS_GOOD = 0.98;
  private static final double OTHER_LOAD_BELOW = 0.2;
  private static final double OTHER_LOAD_FROM = 2.0;

  /**
   * Its parameters.
   *
   * @param least events of a batch, at least 1
   * @param most events of a batch, at least {@code least}
   * @param windowNanos over which throughput is taken, at least 1
   * @param keep weight of what was before in the smoothed throughput, from 0 to below 1
   */
  public record Rules(int least, int most, long windowNanos, double keep) {
    public Rules {
      if (least < 1 || most < least || windowNanos < 1 || keep < 0 || keep >= 1) {
        throw new IllegalArgumentException("no rules for a batch: " + least + ".." + most);
      }
    }
  }

  private final Rules rules;
  private final Ticks ticks;
  private long windowFromNanos;
  private long eventsBefore;
  private int windows;
  private double throughput;
  private double best;
  private double size;
  private boolean growing;
  private volatile int batch;

  /** Begins at the most. */
  BatchController(Rules rules, long nowNanos) {
    this.rules = rules;
    ticks = new Ticks(rules.windowNanos(), nowNanos);
    windowFromNanos = nowNanos;
    become(rules.most());
  }

  /** The most events that a thread takes at once now. */
  int batch() {
    return batch;
  }

  /**
   * Looks at the stage.
   *
   * @param events handled since the start
   */
  void sample(long nowNanos, long events) {
    if (!ticks.isDue(nowNanos)) {
      return;
    }
    double present = (events - eventsBefore) * 1e9 / (nowNanos - windowFromNanos);
    eventsBefore = events;
    windowFromNanos = nowNanos;
    throughput = windows == 0 ? present : rules.keep() * throughput + (1 - rules.keep()) * present;
    windows++;
    if (windows % WINDOWS_PER_STEP == 0) {
      step();
    }
  }

  private void step() {
    if (throughput < OTHER_LOAD_BELOW * best || throughput >= OTHER_LOAD_FROM * best) {
      best = throughput;
      growing = false;
      become(rules.most());
      return;
    }
    growing = throughput < (growing ? AS_GOOD : TOO_LOW) * best;
    best = Math.max(best, throughput);
    become(growing ? size * STEP : size / STEP);
  }

  private void become(double wanted) {
    size = Math.clamp(wanted, rules.least(), rules.most());
    batch = (int) size;
  }
}
