package io.duality.scenarios.spec;

import java.util.Locale;

/** A number and what it counts: {@code 1 client}, {@code 2 clients}, {@code 3 processes}. */
public final class Counted {
  private Counted() {}

  /**
   * Digits alone, as in a command.
   *
   * @param plural a regular one, as in "clients" or "processes"
   */
  public static String plain(long n, String plural) {
    return n + " " + word(n, plural);
  }

  /** With the thousands apart, as in a sentence. */
  public static String grouped(long n, String plural) {
    return String.format(Locale.ROOT, "%,d %s", n, word(n, plural));
  }

  /** The word alone, in the form that goes with the number; what stands behind "per" is kept. */
  public static String word(long n, String plural) {
    return n == 1 ? plural.replaceFirst("((?<=ss)es|s)(?=$| per )", "") : plural;
  }
}
