package io.duality.loadgen;

/** What the rooms of a loop owe: messages that were said and not heard. Confined to its thread. */
final class ChatLedger {
  private final int listeners;
  private int underWay;
  private long expected;
  private long owed;
  private long lost;

  /**
   * An empty ledger.
   *
   * @param listeners of each message
   */
  ChatLedger(int listeners) {
    this.listeners = listeners;
  }

  /** A message is said, and its request under way. */
  void said() {
    underWay++;
    expected += listeners;
    owed += listeners;
  }

  /** So many requests are answered, or given up. */
  void answered(int requests) {
    underWay -= requests;
  }

  /** One listener has heard a message. */
  void heard() {
    owed--;
  }

  /** A room is broken: what it owed is never paid. */
  void lost(long messages) {
    owed -= messages;
    lost += messages;
  }

  /** Whether nothing is under way but what is lost. */
  boolean isQuiet() {
    return owed == 0 && underWay == 0;
  }

  /** Messages that nobody has heard. */
  long unheard() {
    return owed + lost;
  }

  @Override
  public String toString() {
    return unheard() + " of " + expected + " messages were never heard";
  }
}
