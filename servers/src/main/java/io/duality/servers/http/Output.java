package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a session's responses into output buffers of any size, and counts what was handed to the
 * kernel. Confined to its session's thread.
 */
final class Output {
  private static final byte[] NOTHING = new byte[0];
  private static final byte[] END = "\r\n".getBytes(ISO_8859_1);
  private static final byte[] CLOSE = "Connection: close\r\n\r\n".getBytes(ISO_8859_1);
  private static final byte[] KEEP = "Connection: keep-alive\r\n\r\n".getBytes(ISO_8859_1);

  private final Tally tally;
  private @Nullable Response response;
  private byte[] date = NOTHING;
  private byte[] end = NOTHING;
  private boolean headWritten;
  private int bodyWritten;
  private int filledResponses;
  private long filledBytes;

  Output(Tally tally) {
    this.tally = tally;
  }

  /**
   * Begins a response, or the next part of one.
   *
   * @param dateLine {@link HttpClock#dateLine}
   * @param keepAlive whether the connection is to stay open
   * @param http11 whether the request was of HTTP/1.1, where staying open needs no word
   */
  void begin(Response next, byte[] dateLine, boolean keepAlive, boolean http11) {
    response = next;
    date = dateLine;
    end = next.close() || !keepAlive ? CLOSE : http11 ? END : KEEP;
    headWritten = next.head().length == 0;
    bodyWritten = 0;
  }

  /** What was begun and is not wholly filled in, or null. */
  @Nullable Response response() {
    return response;
  }

  /** Writes as much as fits and returns whether that was all. */
  boolean fill(Response present, ByteBuffer out) {
    if (!headWritten && !writeHead(present, out)) {
      return false;
    }
    ByteBuffer bytes = present.body();
    int step = Math.min(out.remaining(), bytes.limit() - bodyWritten);
    out.put(out.position(), bytes, bodyWritten, step).position(out.position() + step);
    bodyWritten += step;
    filledBytes += step;
    if (bodyWritten < bytes.limit()) {
      return false;
    }
    response = null;
    if (present.rest() == null && !present.isAbort()) {
      filledResponses++;
    }
    return true;
  }

  private boolean writeHead(Response present, ByteBuffer out) {
    byte[] head = present.head();
    if (out.remaining() < head.length + date.length + end.length) {
      return false;
    }
    out.put(head).put(date).put(end);
    headWritten = true;
    return true;
  }

  /** All that was filled in has been handed to the kernel. */
  void sent() {
    if (filledResponses > 0 || filledBytes > 0) {
      tally.answered(filledResponses, filledBytes);
      filledResponses = 0;
      filledBytes = 0;
    }
  }
}
