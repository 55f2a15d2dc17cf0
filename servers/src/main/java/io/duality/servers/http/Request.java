package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * The request that a session is at: a view over its receive buffer, valid only while {@link
 * Handler#handle} runs. Confined to the session's thread.
 */
public final class Request {
  private static final byte[] NOTHING = new byte[0];

  private final PathKey path = new PathKey();
  private byte[] bytes = NOTHING;
  private int queryFrom;
  private int queryTo;
  private boolean head;
  private boolean http11;

  /** Moves the view; the query is empty where {@code queryFrom == queryTo}. */
  void move(byte[] window, int pathFrom, int pathTo, int queryStart, int queryEnd, boolean isHead) {
    bytes = window;
    path.move(window, pathFrom, pathTo);
    queryFrom = queryStart;
    queryTo = queryEnd;
    head = isHead;
  }

  /** Tells the version of the request that it was moved to. */
  void setHttp11(boolean isHttp11) {
    http11 = isHttp11;
  }

  /** False for HTTP/1.0, which knows no chunks. */
  boolean isHttp11() {
    return http11;
  }

  /** Lets go of the receive buffer, so that an idle connection does not keep it. */
  void clear() {
    move(NOTHING, 0, 0, 0, 0, false);
  }

  /** Whether the method is HEAD; otherwise it is GET, or POST where a page is made. */
  public boolean isHead() {
    return head;
  }

  PathKey path() {
    return path;
  }

  /** The path as sent, one character for each byte; makes a string, so not for the common case. */
  public String rawPath() {
    return path.toString();
  }

  /**
   * The value of a parameter that has to be a whole number.
   *
   * @return -1 where it is absent, empty, not a number, or above {@code most}
   */
  public long number(String name, long most) {
    return number(query(), name, most);
  }

  /** The value of a parameter as sent, one character for each byte; empty where it is absent. */
  String text(String name) {
    String start = name + "=";
    return Arrays.stream(query().split("&", -1))
        .filter(part -> part.startsWith(start))
        .map(part -> part.substring(start.length()))
        .findFirst()
        .orElse("");
  }

  private String query() {
    return new String(bytes, queryFrom, queryTo - queryFrom, ISO_8859_1);
  }

  /** The same in a query such as {@code a=1&b=2}. */
  public static long number(String query, String name, long most) {
    return Arrays.stream(query.split("&", -1))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1))
        .filter(value -> value.matches("[0-9]{1,18}"))
        .mapToLong(Long::parseLong)
        .filter(value -> value <= most)
        .findFirst()
        .orElse(-1);
  }
}
