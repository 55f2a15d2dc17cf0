package io.duality.scenarios.cli;

import io.duality.scenarios.spec.InvalidInputException;
import java.util.function.Supplier;

/** Refusals of options: one line with the value, the limit and, where it helps, the remedy. */
final class Checked {
  private Checked() {}

  /** Refuses a value. */
  static void require(boolean holds, String option, String expected, Object found) {
    if (!holds) {
      throw new InvalidInputException(option + ": expected " + expected + ", found " + found);
    }
  }

  /** Refuses options that contradict each other. */
  static void together(boolean possible, String sentence) {
    if (!possible) {
      throw new InvalidInputException(sentence);
    }
  }

  /** What a type of the generator refuses, it says in one line of its own. */
  static <T> T made(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }
}
