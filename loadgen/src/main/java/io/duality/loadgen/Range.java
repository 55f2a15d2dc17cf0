package io.duality.loadgen;

import java.time.Duration;

/** Refuses values out of their range, with a message for the user. */
final class Range {
  private Range() {}

  static void require(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " " + value + ": has to be from " + least + " to " + most);
    }
  }

  static void require(String name, double value, double least, double most) {
    // Written so that it refuses what is not a number.
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          name + " " + value + ": has to be from " + least + " to " + most);
    }
  }

  static void require(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          name
              + " "
              + value.toNanos()
              + " ns: has to be from "
              + least.toNanos()
              + " to "
              + most.toNanos()
              + " ns");
    }
  }
}
