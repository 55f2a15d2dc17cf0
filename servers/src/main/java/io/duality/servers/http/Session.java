package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 on one connection, without a socket and without a thread.
 *
 * <pre>
 *   feed ---> next ---> step ---> (the model waits) ---> begin ---> fill ... fill ---> sent
 *    ^          |                                                               |
 *    |          +-- null: more input is needed                                  |
 *    +-------------------------------------------------------------------------+
 * </pre>
 *
 * Requests of one connection are answered one after the other, so pipelined ones stay in order.
 * Confined to one thread at a time; who hands it on has to publish it safely.
 */
public final class Session {
  private static final byte[] NOTHING = new byte[0];
  private static final byte[] END = "\r\n".getBytes(ISO_8859_1);
  private static final byte[] CLOSE = "Connection: close\r\n\r\n".getBytes(ISO_8859_1);
  private static final byte[] KEEP = "Connection: keep-alive\r\n\r\n".getBytes(ISO_8859_1);

  private final Service service;
  private final HeadParser parser;
  private final BodySkipper body;
  private final Request request = new Request();

  private byte[] window = NOTHING;
  private int position;
  private int limit;

  private @Nullable Step step;
  private boolean keepAlive = true;
  private boolean http11 = true;
  private boolean closing;
  private boolean failed;

  private @Nullable Response response;
  private byte[] date = NOTHING;
  private boolean headWritten;
  private int bodyWritten;
  private int filledResponses;
  private long filledBytes;

  Session(Service service) {
    this.service = service;
    parser = new HeadParser(service.limits());
    body = new BodySkipper(service.limits().bodyBytes());
  }

  /**
   * Takes bytes that were received. They stay the caller's array and are parsed where they lie;
   * call {@link #next} until it yields null or a step that waits, and {@link #retain} before the
   * array is used again.
   */
  public void feed(byte[] bytes, int from, int to) {
    if (closing) {
      return;
    }
    if (position == limit) {
      window = bytes;
      position = from;
      limit = to;
      return;
    }
    int kept = limit - position;
    byte[] joined = new byte[kept + to - from];
    System.arraycopy(window, position, joined, 0, kept);
    System.arraycopy(bytes, from, joined, kept, to - from);
    window = joined;
    position = 0;
    limit = joined.length;
  }

  /** Copies what is not parsed yet out of the array last fed; cheap when nothing is left. */
  public void retain() {
    window = position == limit ? NOTHING : Arrays.copyOfRange(window, position, limit);
    limit -= position;
    position = 0;
  }

  /** Bytes received and not parsed yet. */
  public int unparsed() {
    return limit - position;
  }

  /** The next step of a request, or null when more input is needed or the session has ended. */
  public @Nullable Step next() {
    while (!closing) {
      if (step == null) {
        skipEmptyLines();
        if (position == limit) {
          return null;
        }
        switch (parser.parse(window, position, limit)) {
          case MORE -> {
            return null;
          }
          case REJECTED -> {
            return malformed(parser.status());
          }
          case COMPLETE -> head();
        }
      }
      position = body.skip(window, position, limit);
      if (body.isRejected()) {
        return malformed(body.status());
      }
      return body.isDone() ? takeStep() : null;
    }
    return null;
  }

  /** A server ignores empty lines before a request (RFC 9112, section 2.2). */
  private void skipEmptyLines() {
    while (position < limit && (window[position] == '\r' || window[position] == '\n')) {
      position++;
    }
  }

  private void head() {
    HeaderFields fields = parser.fields();
    http11 = parser.line().isHttp11();
    // After 100-continue the client may or may not send the body: only a close keeps in step.
    keepAlive = fields.keepsAlive(http11) && !fields.expectsContinue();
    body.begin(fields.isChunked(), fields.bodyLength());
    if (parser.line().isAllowed()) {
      parser.line().view(request, window, position);
      step = service.handler().handle(request);
    } else {
      step = new Reply(Response.error(Status.METHOD_NOT_ALLOWED, false, false));
    }
    if (fields.expectsContinue()) {
      body.begin(false, 0);
    }
    position += parser.length();
    parser.reset();
  }

  private @Nullable Step takeStep() {
    Step taken = step;
    step = null;
    return taken;
  }

  private Step malformed(Status status) {
    service.tally().malformed();
    return fail(status);
  }

  private Step fail(Status status) {
    step = null;
    failed = true;
    keepAlive = false;
    position = limit;
    return new Reply(Response.error(status, true, false));
  }

  /** The reply to a request that was too slow to arrive: 408, and the end of the session. */
  public Step timedOut() {
    service.tally().timedOut();
    return fail(Status.REQUEST_TIMEOUT);
  }

  /** The reply to a request that found a full queue: 503, and the end of the session. */
  public Step rejected() {
    service.tally().rejected();
    return fail(Status.UNAVAILABLE);
  }

  /** Begins to write a response. */
  public void begin(Response next) {
    response = next;
    bodyWritten = 0;
    headWritten = next.head().length == 0;
    keepAlive &= !service.isStopping();
    date = service.clock().dateLine();
  }

  /** Whether a response was begun and is not wholly in an output buffer yet. */
  public boolean isResponding() {
    return response != null;
  }

  /**
   * Writes as much of the response as fits.
   *
   * @param out in write mode; a head is written whole or not at all, and an empty buffer of 1 KiB
   *     holds any
   * @return whether the response is wholly written
   */
  public boolean fill(ByteBuffer out) {
    Response present = response;
    if (present == null) {
      return true;
    }
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
    finish(present);
    return true;
  }

  private boolean writeHead(Response present, ByteBuffer out) {
    byte[] head = present.head();
    byte[] end = present.close() || !keepAlive ? CLOSE : http11 ? END : KEEP;
    if (out.remaining() < head.length + date.length + end.length) {
      return false;
    }
    out.put(head).put(date).put(end);
    headWritten = true;
    return true;
  }

  private void finish(Response present) {
    response = null;
    step = present.rest();
    closing = present.close() || (step == null && !keepAlive);
    if (step == null) {
      filledResponses++;
    }
  }

  /** All that was filled has been handed to the kernel. */
  public void sent() {
    if (filledResponses > 0 || filledBytes > 0) {
      service.tally().answered(filledResponses, filledBytes);
      filledResponses = 0;
      filledBytes = 0;
    }
  }

  /** Whether the connection has to be closed once all output is written. */
  public boolean isClosing() {
    return closing;
  }

  /**
   * Whether a close should linger: half-close, then read until the peer closes, so that bytes of
   * its that were not read do not reset the connection and destroy the answer (RFC 9112, 9.6).
   */
  public boolean shouldLinger() {
    return failed || position < limit;
  }

  /** Whether a part of a request has arrived. */
  public boolean isMidRequest() {
    return step != null || position < limit;
  }
}
