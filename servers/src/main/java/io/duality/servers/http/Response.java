package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response, or the next part of a long one; immutable and shared by all connections that send it,
 * so that a cached file costs no allocation. Date and Connection are not in it: the session adds
 * them as it writes.
 */
public final class Response {
  private static final ByteBuffer NO_BODY = ByteBuffer.allocateDirect(0);

  private static final Map<Status, Response> KEEPING = errors(false);
  private static final Map<Status, Response> CLOSING = errors(true);

  private static final byte[] STREAM_HEAD =
      headOf(Status.OK, "text/plain", "Transfer-Encoding: chunked\r\n");
  private static final Response LAST_CHUNK = part(direct("0\r\n\r\n".getBytes(ISO_8859_1)), null);

  private final byte[] head;
  private final ByteBuffer body;
  private final boolean close;
  private final @Nullable Step rest;

  private Response(byte[] head, ByteBuffer body, boolean close, @Nullable Step rest) {
    this.head = head;
    this.body = body;
    this.close = close;
    this.rest = rest;
  }

  /**
   * The whole of a 200.
   *
   * @param body from 0 to its limit; empty for HEAD
   * @param length value of Content-Length
   * @param rest the step that yields the next part; null when {@code body} is all
   */
  static Response ok(String contentType, ByteBuffer body, long length, @Nullable Step rest) {
    return new Response(head(Status.OK, contentType, length, ""), body, false, rest);
  }

  /** The beginning of a 200 whose parts are chunks (RFC 9112, 7.1), up to {@link #lastChunk}. */
  static Response stream(Step rest) {
    return new Response(STREAM_HEAD, NO_BODY, false, rest);
  }

  /** The end of a stream, in order. */
  static Response lastChunk() {
    return LAST_CHUNK;
  }

  /** Part of a body whose head has been sent. */
  static Response part(ByteBuffer body, @Nullable Step rest) {
    return new Response(new byte[0], body, false, rest);
  }

  /** Nothing but the end of the connection: a body that was begun cannot be completed. */
  static Response abort() {
    return new Response(new byte[0], NO_BODY, true, null);
  }

  /**
   * An error in one line of text.
   *
   * @param close the connection ends with it
   * @param headOnly answers HEAD
   */
  static Response error(Status status, boolean close, boolean headOnly) {
    Response error = Objects.requireNonNull((close ? CLOSING : KEEPING).get(status));
    return headOnly ? error.withoutBody() : error;
  }

  /** Made once: an overloaded server that refuses must not pay for it more than for an answer. */
  private static Map<Status, Response> errors(boolean close) {
    Map<Status, Response> errors = new EnumMap<>(Status.class);
    for (Status status : Status.values()) {
      byte[] text = (status.code() + " " + status.reason() + "\n").getBytes(ISO_8859_1);
      String allow = status == Status.METHOD_NOT_ALLOWED ? "Allow: GET, HEAD\r\n" : "";
      byte[] head = head(status, "text/plain", text.length, allow);
      errors.put(status, new Response(head, direct(text), close, null));
    }
    return Collections.unmodifiableMap(errors);
  }

  static ByteBuffer direct(byte[] bytes) {
    return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
  }

  /** An empty response, for a graph that has no client. */
  public static Response none() {
    return new Response(new byte[0], NO_BODY, false, null);
  }

  /** The same response without its body. */
  Response withoutBody() {
    return new Response(head, NO_BODY, close, null);
  }

  private static byte[] head(Status status, String contentType, long length, String more) {
    return headOf(status, contentType, "Content-Length: " + length + "\r\n" + more);
  }

  private static byte[] headOf(Status status, String contentType, String more) {
    return ("HTTP/1.1 "
            + status.code()
            + " "
            + status.reason()
            + "\r\nServer: duality\r\nContent-Type: "
            + contentType
            + "\r\n"
            + more)
        .getBytes(ISO_8859_1);
  }

  /** Status line and headers without Date, Connection and the empty line; empty for a part. */
  byte[] head() {
    return head;
  }

  /** From 0 to its limit; shared, so that it is read by absolute positions only. */
  ByteBuffer body() {
    return body;
  }

  /** Bytes of its body that are at hand; more follow if it has a rest. */
  public int bodyBytes() {
    return body.limit();
  }

  /** Whether the connection ends after it. */
  boolean close() {
    return close;
  }

  /** Whether it only cuts off a body that was begun. */
  boolean isAbort() {
    return close && head.length == 0;
  }

  /** What follows on the same response, or null. */
  @Nullable Step rest() {
    return rest;
  }
}
