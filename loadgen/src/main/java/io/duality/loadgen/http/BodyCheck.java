package io.duality.loadgen.http;

/** Compares bodies as they arrive. */
@FunctionalInterface
public interface BodyCheck {
  /**
   * Whether a part of a body is right.
   *
   * @param buffer holds the part; only valid during the call
   * @param position of the part's first byte in the body
   */
  boolean matches(byte[] buffer, int from, int length, long position);
}
