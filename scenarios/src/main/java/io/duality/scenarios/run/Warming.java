package io.duality.scenarios.run;

import io.duality.scenarios.process.ChildFailure;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a warm-up go on until the server's JVM compiles no more: where one CPU has to serve and to
 * compile, and many threads want it, the compiler may need ten times as long as on an idle machine,
 * and what a window sees of it is the compiler. For one thread.
 */
final class Warming {
  /** Long enough for a tenth of it to be more than a single method. */
  static final Duration LOOK = Duration.ofSeconds(1);

  private final Pulse pulse;
  private final Counters server;
  private final Duration look;
  private Map<String, Long> before = Map.of();
  private long beforeNanos;
  private Duration longer = Duration.ZERO;

  /** The server's own. */
  interface Counters {
    /** Asks for them. */
    Map<String, Long> read() throws ChildFailure, InterruptedException;
  }

  Warming(Pulse pulse, Counters server) {
    this(pulse, server, LOOK);
  }

  /** For a test that has no time. */
  Warming(Pulse pulse, Counters server, Duration look) {
    this.pulse = pulse;
    this.server = server;
    this.look = look;
  }

  /** {@link #LOOK} before the warm-up's own time is over. */
  void begin() throws ChildFailure, InterruptedException {
    before = server.read();
    beforeNanos = System.nanoTime();
  }

  /**
   * Returns when the server has compiled next to nothing for a while, or never tells.
   *
   * @param most the longest that it may take
   */
  void run(Duration most) throws ChildFailure, InterruptedException {
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < most.toNanos() && !isWarm()) {
      pulse.pass(Phase.WARMUP, look);
      longer = Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  private boolean isWarm() throws ChildFailure, InterruptedException {
    Map<String, Long> now = server.read();
    long nowNanos = System.nanoTime();
    boolean warm = Compilation.isWarm(before, now, (nowNanos - beforeNanos) / 1e9);
    before = now;
    beforeNanos = nowNanos;
    return warm;
  }

  /** What a reader of the record should know; empty if the warm-up's own time was enough. */
  Optional<String> note() {
    return longer.isZero()
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "the warm-up went on for %.1f s, for the server's JVM still compiled",
                longer.toMillis() / 1e3));
  }
}
