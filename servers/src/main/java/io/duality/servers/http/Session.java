package io.duality.servers.http;

import java.nio.ByteBuffer;
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
  private final Service service;
  private final Incoming incoming;
  private final Input input;
  private final BodySkipper body;
  private final Output output;
  private final Request request = new Request();
  private @Nullable Step step;
  private boolean keepAlive = true;
  private boolean http11 = true;
  private boolean closing;
  private boolean headOnly;
  private boolean inputAhead;
  private boolean partial;

  Session(Service service) {
    this.service = service;
    incoming = new Incoming(service.limits());
    input = incoming.input();
    body = new BodySkipper(service.limits().bodyBytes());
    output = new Output(service.tally());
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
    input.add(bytes, from, to);
  }

  /** Copies what is not parsed yet out of the array last fed; cheap when nothing is left. */
  public void retain() {
    input.retain();
  }

  /** Bytes received and not parsed yet. */
  int unparsed() {
    return input.left();
  }

  /** The next step of a request, or null when more input is needed or the session has ended. */
  public @Nullable Step next() {
    if (!parse()) {
      return null;
    }
    if (step == null) {
      if (incoming.take() == HeadParser.Result.REJECTED) {
        return malformed(incoming.head().status());
      }
      handle();
      if (!skipBody()) {
        return null;
      }
    }
    return body.isRejected() ? malformed(body.status()) : takeStep();
  }

  /**
   * Parses, and runs no handler: {@link #next} parses by itself, this is for a model that parses
   * and handles in different places. The bytes fed must stay in place until {@link #next}.
   *
   * @return false where {@link #next} would yield null without having called the handler
   */
  public boolean parse() {
    if (closing) {
      return false;
    }
    return step != null ? skipBody() : incoming.parse();
  }

  private boolean skipBody() {
    input.moveTo(body.skip(input.bytes(), input.position(), input.limit()));
    return body.isDone() || body.isRejected();
  }

  private void handle() {
    HeaderFields fields = incoming.head().fields();
    RequestLine line = incoming.head().line();
    http11 = line.isHttp11();
    headOnly = line.isHead();
    keepAlive = fields.keepsAlive(http11);
    body.begin(fields.isChunked(), fields.bodyLength());
    if (line.isAllowed() || (line.isPost() && isMade())) {
      incoming.view(request);
      step = service.handler().handle(request);
      request.clear();
    } else {
      step = new Reply(Response.error(Status.METHOD_NOT_ALLOWED, false, false));
    }
    if (fields.holdsBodyBack(http11) && !body.isRejected()) {
      answerBeforeBody();
    }
    incoming.passHead();
  }

  /** The client may or may not send the body then: only a close keeps in step. */
  private void answerBeforeBody() {
    keepAlive = false;
    inputAhead = true;
    body.begin(false, 0);
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

  /** Behind the first part of a response nothing can be said any more but by its end. */
  private Reply fail(Status status) {
    step = null;
    inputAhead = true;
    keepAlive = false;
    input.moveTo(input.limit());
    return new Reply(
        partial
            ? Response.abort()
            : Response.error(status, true, headOnly || incoming.head().isHead()));
  }

  /** The reply to a request that was too slow to arrive: 408, and the end of the session. */
  public Reply timedOut() {
    service.tally().timedOut();
    return fail(Status.REQUEST_TIMEOUT);
  }

  /** The reply to a request that found a full queue: 503, and the end of the session. */
  public Reply rejected() {
    if (!partial) {
      service.tally().rejected();
    }
    return fail(Status.UNAVAILABLE);
  }

  /** Begins to write a response. */
  public void begin(Response next) {
    keepAlive &= !service.isStopping();
    output.begin(next, service.clock().dateLine(), keepAlive, http11);
  }

  /** Whether a response was begun and is not wholly in an output buffer yet. */
  public boolean isResponding() {
    return output.response() != null;
  }

  /**
   * Writes as much of the response as fits.
   *
   * @param out in write mode; a head is written whole or not at all, and an empty buffer of 1 KiB
   *     holds any
   * @return whether the response is wholly written
   */
  public boolean fill(ByteBuffer out) {
    Response present = output.response();
    if (present == null) {
      return true;
    }
    if (!output.fill(present, out)) {
      return false;
    }
    finish(present);
    return true;
  }

  private void finish(Response present) {
    step = present.rest();
    partial = step != null;
    if (step == null) {
      headOnly = false;
      closing = present.close() || !keepAlive;
    }
    if (present.isAbort()) {
      service.tally().failed();
    }
  }

  /** All that was filled has been handed to the kernel. */
  public void sent() {
    output.sent();
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
    return inputAhead || input.left() > 0;
  }

  /**
   * Whether what comes next was admitted before: a step that waits for the body of its request,
   * until {@link #next} yields it, or the rest of a response whose beginning is written.
   */
  public boolean isContinued() {
    return step != null || partial;
  }

  /** Whether the request that {@link #parse} has found is for a page that is made, not a file. */
  public boolean isDynamic() {
    return incoming.isComplete()
        && (incoming.head().line().isAllowed() || incoming.head().line().isPost())
        && isMade();
  }

  private boolean isMade() {
    incoming.view(request);
    boolean made = service.handler().isDynamic(request);
    request.clear();
    return made;
  }

  /** Whether a part of a request has arrived. */
  public boolean isMidRequest() {
    return step != null || input.left() > 0;
  }
}
