package io.duality.scenarios.run;

import io.duality.scenarios.process.AgentGroup;
import io.duality.scenarios.process.ChildFailure;
import io.duality.scenarios.process.Lifeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Warm-up and window of one load, and how they ended. For one thread. */
final class LoadCourse {
  private final LoadPhases phases;
  private final AgentGroup agents;
  private final Lifeline lifeline;
  private final LoadClock clock;
  private final Duration limit;
  private Optional<String> note = Optional.empty();
  private Optional<ChildFailure> failure = Optional.empty();
  private boolean began;
  private boolean stopped;

  /**
   * @param limit of an answer of the generators
   */
  LoadCourse(
      LoadPhases phases, AgentGroup agents, Lifeline lifeline, LoadClock clock, Duration limit) {
    this.phases = phases;
    this.agents = agents;
    this.lifeline = lifeline;
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Returns when the window is over, a stop was asked for, or a generator has failed in it.
   *
   * @param windowBegins is called then
   * @throws ChildFailure if a generator fails before the window
   */
  void run(Runnable windowBegins) throws ChildFailure {
    try {
      if (!phases.counted()) {
        lifeline.await(agents.load(limit));
        note = clock.warmUp(phases.warmup());
        lifeline.await(agents.mark(limit));
      }
      windowBegins.run();
      began = true;
      if (phases.counted()) {
        // All requests count, so that the window begins with the first.
        lifeline.await(agents.load(limit));
      }
      clock.window(phases);
    } catch (InterruptedException e) {
      stopped = true;
    } catch (ChildFailure e) {
      if (!began) {
        throw e;
      }
      failure = Optional.of(e);
    }
  }

  /** Whether the window did. */
  boolean began() {
    return began;
  }

  /** Whether a stop was asked for before it was over. */
  boolean stopped() {
    return stopped;
  }

  /** Of a generator, in the window. */
  Optional<ChildFailure> failure() {
    return failure;
  }

  /** What a reader should know, a line each. */
  List<String> notes() {
    return note.stream().toList();
  }
}
