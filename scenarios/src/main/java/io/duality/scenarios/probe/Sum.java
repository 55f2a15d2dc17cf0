package io.duality.scenarios.probe;

/** Addition in which -1 stands for "not known". */
final class Sum {
  private Sum() {}

  static long of(long one, long other) {
    return one < 0 || other < 0 ? -1 : one + other;
  }
}
