package io.duality.loadgen.http;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The parser of one connection: fed with bytes as they arrive, split anywhere, it finds where a
 * response ends. Bodies are counted, not touched, unless they are checked. Confined to one thread.
 *
 * <pre>
 * start -> HEAD -> LENGTH ------> COMPLETE
 *           | ^--- (1xx)            ^  |
 *           +---> CHUNKED ----------+  '-> start
 *           +---> UNTIL_CLOSE --end-+
 *           '---> BROKEN               (from any)
 * </pre>
 */
public final class ResponseParser {
  private enum Phase {
    HEAD,
    LENGTH,
    CHUNKED,
    UNTIL_CLOSE,
    COMPLETE,
    BROKEN
  }

  private static final int FIRST_PARTIAL_BYTES = 512;
  private static final int MAX_KEPT_PARTIAL_BYTES = 2_048;

  private final HeadReader heads;
  private Phase phase = Phase.HEAD;
  private int status;
  private boolean persistent;
  private boolean matches = true;
  private long remaining;
  private long bodyBytes;
  private long wireBytes;

  /** The start of a head that arrived in pieces; kept for the next one. */
  private byte @Nullable [] partial;

  private int partialLength;
  private @Nullable ChunkedBody chunks;
  private @Nullable String problem;

  /**
   * Makes the parser of a connection.
   *
   * @param heads shared by the connections of one thread
   */
  public ResponseParser(HeadReader heads) {
    this.heads = heads;
  }

  /** Expects a new response. */
  public void start() {
    phase = Phase.HEAD;
    matches = true;
    bodyBytes = 0;
    wireBytes = 0;
    partialLength = 0;
    problem = null;
    if (partial != null && partial.length > MAX_KEPT_PARTIAL_BYTES) {
      partial = null;
    }
  }

  /**
   * Takes bytes up to the end of the response, and at least one unless it is complete or broken.
   *
   * @param check compares the body if its status is 200, or null
   * @return the index behind the last byte taken
   */
  public int feed(byte[] bytes, int from, int to, @Nullable BodyCheck check) {
    int at = from;
    while (at < to && phase != Phase.COMPLETE && phase != Phase.BROKEN) {
      at = phase == Phase.HEAD ? head(bytes, at, to) : body(bytes, at, to, check);
    }
    wireBytes += at - from;
    return at;
  }

  /** The peer closed its side: whether that makes the response complete. */
  public boolean end() {
    if (phase == Phase.UNTIL_CLOSE) {
      phase = Phase.COMPLETE;
    }
    return phase == Phase.COMPLETE;
  }

  public boolean complete() {
    return phase == Phase.COMPLETE;
  }

  public boolean broken() {
    return phase == Phase.BROKEN;
  }

  /** What is wrong with a broken response. */
  public String problem() {
    return Objects.requireNonNull(problem, "nothing is broken");
  }

  /** Whether any byte of the response has arrived. */
  public boolean started() {
    return wireBytes > 0;
  }

  /** Whether the head is complete and the body is not. */
  public boolean inBody() {
    return phase == Phase.LENGTH || phase == Phase.CHUNKED || phase == Phase.UNTIL_CLOSE;
  }

  /** The status code, once the head is complete. */
  public int status() {
    return status;
  }

  /** Whether the connection can be used again after this response. */
  public boolean persistent() {
    return persistent;
  }

  /** Bytes of the body so far, without transfer coding. */
  public long bodyBytes() {
    return bodyBytes;
  }

  /** All bytes of the response so far. */
  public long wireBytes() {
    return wireBytes;
  }

  /** Whether all parts of the body that were checked were right. */
  public boolean matches() {
    return matches;
  }

  private int head(byte[] bytes, int from, int to) {
    if (partialLength > 0) {
      return continueHead(bytes, from, to);
    }
    int end = heads.read(bytes, from, to);
    if (end == HeadReader.INCOMPLETE) {
      append(bytes, from, to);
      return to;
    }
    return accept(end, to);
  }

  /**
   * Joins bytes to what there is, and gives back what follows the head. At most as many as there
   * are, so that a body that comes with the head's end is not joined, and a head costs its length.
   */
  private int continueHead(byte[] bytes, int from, int to) {
    int before = partialLength;
    int headroom = HeadReader.MAX_HEAD_BYTES + 1 - before;
    int most = Math.min(Math.max(before, FIRST_PARTIAL_BYTES / 2), headroom);
    int end = Math.min(to, from + most);
    byte[] joined = append(bytes, from, end);
    int headEnd = heads.parse(joined, 0, partialLength, Math.max(0, before - 3));
    if (headEnd == HeadReader.INCOMPLETE) {
      return end;
    }
    partialLength = 0;
    return accept(headEnd < 0 ? headEnd : from + headEnd - before, to);
  }

  private byte[] append(byte[] bytes, int from, int to) {
    int length = partialLength + to - from;
    byte[] buffer = partial;
    if (buffer == null || buffer.length < length) {
      int size = Math.max(FIRST_PARTIAL_BYTES, Integer.highestOneBit(length) << 1);
      buffer = buffer == null ? new byte[size] : Arrays.copyOf(buffer, size);
      partial = buffer;
    }
    System.arraycopy(bytes, from, buffer, partialLength, to - from);
    partialLength = length;
    return buffer;
  }

  private int accept(int end, int to) {
    if (end == HeadReader.MALFORMED) {
      breakOff(heads.problem());
      return to;
    }
    ResponseHead head = heads.head();
    status = head.status();
    persistent = head.persistent();
    switch (head.framing()) {
      case INTERIM -> phase = Phase.HEAD;
      case LENGTH -> {
        remaining = head.length();
        phase = remaining == 0 ? Phase.COMPLETE : Phase.LENGTH;
      }
      case CHUNKED -> {
        chunks().start();
        phase = Phase.CHUNKED;
      }
      case UNTIL_CLOSE -> phase = Phase.UNTIL_CLOSE;
    }
    return end;
  }

  private ChunkedBody chunks() {
    ChunkedBody body = chunks;
    if (body == null) {
      body = new ChunkedBody();
      chunks = body;
    }
    return body;
  }

  private int body(byte[] bytes, int from, int to, @Nullable BodyCheck check) {
    BodyCheck relevant = status == 200 ? check : null;
    if (phase == Phase.CHUNKED) {
      return chunked(bytes, from, to, relevant);
    }
    int length = phase == Phase.LENGTH ? (int) Math.min(remaining, to - from) : to - from;
    if (relevant != null && matches) {
      matches = relevant.matches(bytes, from, length, bodyBytes);
    }
    bodyBytes += length;
    if (phase == Phase.LENGTH) {
      remaining -= length;
      if (remaining == 0) {
        phase = Phase.COMPLETE;
      }
    }
    return from + length;
  }

  private int chunked(byte[] bytes, int from, int to, @Nullable BodyCheck check) {
    ChunkedBody body = chunks();
    int at = body.feed(bytes, from, to, check);
    bodyBytes = body.bodyBytes();
    matches = body.matches();
    if (body.complete()) {
      phase = Phase.COMPLETE;
    } else if (body.broken()) {
      breakOff(body.problem());
    }
    return at;
  }

  private void breakOff(String what) {
    phase = Phase.BROKEN;
    problem = what;
  }
}
