package io.duality.loadgen;

/**
 * All requests that a load may send, one behind the other, so that which one is sent is a matter of
 * two numbers. Immutable.
 */
final class RequestTable {
  private final byte[] bytes;
  private final int[] ends;

  /**
   * Makes a table; the arrays are its own from then on.
   *
   * @param bytes of all requests
   * @param ends the index behind each request's last byte
   */
  RequestTable(byte[] bytes, int[] ends) {
    this.bytes = bytes;
    this.ends = ends;
  }

  /** A table of one. */
  static RequestTable of(byte[] request) {
    return new RequestTable(request, new int[] {request.length});
  }

  /** Of all requests; not to be altered. */
  byte[] bytes() {
    return bytes;
  }

  /** The index of a request's first byte. */
  int from(int request) {
    return request == 0 ? 0 : ends[request - 1];
  }

  /** The index behind its last byte. */
  int to(int request) {
    return ends[request];
  }
}
