package io.duality.scenarios.selftest;

import java.time.Duration;
import java.util.List;

/**
 * What a known server does. Data: there is one server for all of them.
 *
 * @param name for the reader of the report
 * @param delays before each answer
 * @param replies one after another, over all connections
 * @param stall what befalls the whole server now and then
 */
record Behaviour(String name, Delays delays, List<Reply> replies, Stall stall) {

  /**
   * A server that stands still regularly: it neither reads nor answers.
   *
   * @param every from one to the next; zero is never
   * @param length of each
   */
  record Stall(Duration every, Duration length) {
    static final Stall NEVER = new Stall(Duration.ZERO, Duration.ZERO);
  }

  Behaviour {
    replies = List.copyOf(replies);
    if (replies.isEmpty()) {
      throw new IllegalArgumentException(name + ": a server needs a reply");
    }
  }

  /** Answers at once. */
  static Behaviour of(String name, List<Reply> replies) {
    return new Behaviour(name, Delays.NONE, replies, Stall.NEVER);
  }
}
