package io.duality.scenarios.run;

import io.duality.loadgen.Progress;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Lifeline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Lets the time of a phase pass in steps, with a glance at the load in each, so that a process that
 * stalls is found out while the phase lasts and not after it.
 */
final class Pulse {
  /** Twice a second: a glance costs well under a millisecond, and a screen shows no more. */
  static final Duration STEP = Duration.ofMillis(500);

  /** So late the end of a counted load is noticed; its figures end with its last request. */
  private static final Duration COUNTING_STEP = Duration.ofMillis(20);

  private final Lifeline lifeline;
  private final RunListener listener;
  private final Function<Duration, CompletableFuture<Progress>> glance;
  private final Runnable sampler;
  private final SideCpus cpus;
  private final Duration limit;
  private final Duration step;
  private final long startNanos = System.nanoTime();
  private long lastNanos;
  private long lastCompleted = -1;
  private long lastEnded;

  /**
   * @param glance asks for the load's progress within a limit
   * @param sampler called at each step of the measured window
   * @param cpus looked at where the listener watches
   * @param limit of a glance
   */
  Pulse(
      Lifeline lifeline,
      RunListener listener,
      Function<Duration, CompletableFuture<Progress>> glance,
      Runnable sampler,
      SideCpus cpus,
      Duration limit) {
    this(lifeline, listener, glance, sampler, cpus, limit, STEP);
  }

  /** For a test that has no time. */
  Pulse(
      Lifeline lifeline,
      RunListener listener,
      Function<Duration, CompletableFuture<Progress>> glance,
      Runnable sampler,
      SideCpus cpus,
      Duration limit,
      Duration step) {
    this.lifeline = lifeline;
    this.listener = listener;
    this.glance = glance;
    this.sampler = sampler;
    this.cpus = cpus;
    this.limit = limit;
    this.step = step;
  }

  /** Since the trial began, as glances count it. */
  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - startNanos);
  }

  /** Returns when the time is over. */
  void pass(Phase phase, Duration time) throws ChildFailure, InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      lifeline.pass(Duration.ofNanos(Math.min(left, step.toNanos())));
      // A glance at the very end would only move the end.
      if (end - System.nanoTime() > 0) {
        look(phase);
      }
    }
  }

  /**
   * Lets the warm-up go on until so many requests are completed since the load began.
   *
   * @param most the longest that it may take
   * @return how long it took, zero if they were completed already
   */
  Duration settle(long completions, Duration most) throws ChildFailure, InterruptedException {
    long begin = System.nanoTime();
    look(Phase.WARMUP);
    while (lastCompleted < completions && System.nanoTime() - begin < most.toNanos()) {
      lifeline.pass(step);
      look(Phase.WARMUP);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /**
   * Lets the window go on until so many requests have ended since the load began.
   *
   * @param most the longest that it may take
   * @return whether they have
   */
  boolean ended(long requests, Duration most) throws ChildFailure, InterruptedException {
    long end = System.nanoTime() + most.toNanos();
    while (lastEnded < requests) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      lifeline.pass(Duration.ofNanos(Math.min(left, COUNTING_STEP.toNanos())));
      look(Phase.WINDOW);
    }
    return true;
  }

  private void look(Phase phase) throws ChildFailure, InterruptedException {
    if (phase == Phase.WINDOW) {
      sampler.run();
    }
    Progress seen = lifeline.await(glance.apply(limit));
    long now = System.nanoTime();
    double rate =
        lastCompleted < 0 ? 0 : (seen.completed() - lastCompleted) * 1e9 / (now - lastNanos);
    lastNanos = now;
    lastCompleted = seen.completed();
    lastEnded = seen.ended();
    boolean watched = listener.watches();
    listener.progress(
        new TrialProgress(
            phase,
            Duration.ofNanos(now - startNanos),
            seen.completed(),
            seen.errors(),
            Math.max(0, rate),
            seen.p99Nanos(),
            watched ? cpus.server().at(now) : CpuGlance.UNKNOWN,
            watched ? cpus.generator().at(now) : CpuGlance.UNKNOWN));
  }
}
