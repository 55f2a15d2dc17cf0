package io.duality.scenarios.selftest;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A reply ready to be sent.
 *
 * @param index its place among the behaviour's replies
 * @param pieces never read themselves, only their duplicates
 * @param gapNanos between pieces
 * @param after what becomes of the connection
 */
record Script(int index, List<ByteBuffer> pieces, long gapNanos, Reply.After after) {
  Script {
    pieces = List.copyOf(pieces);
  }

  static Script of(int index, Reply reply) {
    return new Script(
        index,
        reply.bytes().stream().map(Script::direct).toList(),
        reply.gap().toNanos(),
        reply.after());
  }

  private static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  boolean isLast(int piece) {
    return piece >= pieces.size() - 1;
  }
}
