package io.duality.scenarios.cluster;

/** What came is not what the other side sent next; carries why, in a few words for a log. */
final class BrokenSealException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenSealException(String why) {
    super(why);
  }
}
