package io.duality.frameworks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A whole answer without a word of HTTP; immutable, and shared by all connections that send it. */
public final class Content implements Answer {
  static final Content DONE = new Content(200, "OK", "text/plain", bytes("done\n"));
  static final Content BAD_REQUEST = error(400, "Bad Request");
  static final Content FORBIDDEN = error(403, "Forbidden");
  static final Content NOT_FOUND = error(404, "Not Found");
  static final Content METHOD_NOT_ALLOWED = error(405, "Method Not Allowed");
  static final Content INTERNAL_ERROR = error(500, "Internal Server Error");
  static final Content UNAVAILABLE = error(503, "Service Unavailable");

  private final int status;
  private final String reason;
  private final String type;
  private final byte[] body;

  private Content(int status, String reason, String type, byte[] body) {
    this.status = status;
    this.reason = reason;
    this.type = type;
    this.body = body;
  }

  /** A file. */
  static Content file(String type, byte[] body) {
    return new Content(200, "OK", type, body);
  }

  private static Content error(int status, String reason) {
    return new Content(status, reason, "text/plain", bytes(status + " " + reason + "\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Status code. */
  public int status() {
    return status;
  }

  /** Reason phrase. */
  public String reason() {
    return reason;
  }

  /** Value of Content-Type. */
  public String type() {
    return type;
  }

  /** The body, also of an answer to HEAD, which must not send it; nobody may write to it. */
  public byte[] body() {
    return body;
  }

  /** Value of Content-Length. */
  public String length() {
    return Integer.toString(body.length);
  }
}
