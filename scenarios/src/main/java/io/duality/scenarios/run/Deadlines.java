package io.duality.scenarios.run;

import io.duality.scenarios.plan.Estimate;
import java.time.Duration;

/**
 * The longest that each phase of a trial may take before the process that owes an answer counts as
 * stalled. Generous: they end a trial that would otherwise hang, and decide no figure.
 *
 * @param ready start of one JVM with all its threads
 * @param answer of a command that does nothing but answer
 * @param glance of a look at the load under way
 * @param settling the longest that a warm-up goes on after its own time for the loop to get steady
 * @param warming the longest that it goes on besides for the server's JVM to compile no more; never
 *     longer than its own time
 * @param perClient added for each client to phases that handle every connection or thread
 */
public record Deadlines(
    Duration ready,
    Duration answer,
    Duration glance,
    Duration settling,
    Duration warming,
    Duration perClient) {

  /** For real servers. */
  public static final Deadlines STANDARD =
      new Deadlines(
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          Estimate.MOST_SETTLING,
          Duration.ofSeconds(30),
          Duration.ofMillis(1));

  /**
   * For pairs: neither side is warmer than the other, and each second of a trial is one less for
   * another pair.
   */
  public Deadlines withoutWarming() {
    return new Deadlines(ready, answer, glance, settling, Duration.ZERO, perClient);
  }

  /** For a process with so many connections or threads to get ready, to connect or to end. */
  Duration withClients(Duration base, long clients) {
    return base.plus(perClient.multipliedBy(clients));
  }
}
