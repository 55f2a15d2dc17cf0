package io.duality.loadgen;

import java.util.Arrays;

/** The bytes that each request carries. Immutable. */
public final class RequestBody {
  /** Up to 64 KiB, which the arguments of a process can hold. */
  public static final int MOST_BYTES = 64 * 1024;

  /** No body. */
  public static final RequestBody NONE = of(new byte[0]);

  private final byte[] bytes;

  private RequestBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A copy of these bytes.
   *
   * @throws IllegalArgumentException if there are more than {@link #MOST_BYTES}
   */
  public static RequestBody of(byte[] bytes) {
    Range.require("bytes of the body", bytes.length, 0, MOST_BYTES);
    return new RequestBody(bytes.clone());
  }

  /** How many there are. */
  public int length() {
    return bytes.length;
  }

  /** A copy of them. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestBody body && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
