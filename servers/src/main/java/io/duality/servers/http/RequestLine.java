package io.duality.servers.http;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first line of a request, as offsets relative to its first byte (RFC 9112, section 3). */
final class RequestLine {

  private static final byte[] POST = {'P', 'O', 'S', 'T'};

  /** The other methods of RFC 9110 and 5789, which nothing here allows. */
  private static final List<String> KNOWN =
      List.of("put", "delete", "options", "patch", "trace", "connect");

  private boolean head;
  private boolean post;
  private boolean allowed;
  private boolean http11;
  private int pathFrom;
  private int pathTo;
  private int queryFrom;
  private int queryTo;

  /** Parses the line from {@code from} to {@code to}, its end left out; null when it is good. */
  @Nullable Status parse(byte[] b, int from, int to) {
    int methodEnd = Bytes.indexOf(b, from, to, ' ');
    if (methodEnd < 0 || !Bytes.isToken(b, from, methodEnd)) {
      return Status.BAD_REQUEST;
    }
    int targetEnd = Bytes.indexOf(b, methodEnd + 1, to, ' ');
    if (targetEnd < 0 || !Bytes.isTarget(b, methodEnd + 1, targetEnd)) {
      return Status.BAD_REQUEST;
    }
    Status wrong = version(b, targetEnd + 1, to);
    if (wrong == null) {
      wrong = method(b, from, methodEnd);
    }
    return wrong != null || !(allowed || post) ? wrong : target(b, from, methodEnd + 1, targetEnd);
  }

  private @Nullable Status version(byte[] b, int from, int to) {
    if (to - from != 8
        || !Arrays.equals(b, from, from + 5, HTTP, 0, 5)
        || b[from + 6] != '.'
        || !isDigit(b[from + 5])
        || !isDigit(b[from + 7])) {
      return Status.BAD_REQUEST;
    }
    http11 = b[from + 7] != '0';
    return b[from + 5] == '1' ? null : Status.VERSION_NOT_SUPPORTED;
  }

  private static final byte[] HTTP = {'H', 'T', 'T', 'P', '/'};

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  private @Nullable Status method(byte[] b, int from, int to) {
    int length = to - from;
    boolean get = length == 3 && b[from] == 'G' && b[from + 1] == 'E' && b[from + 2] == 'T';
    head =
        length == 4
            && b[from] == 'H'
            && b[from + 1] == 'E'
            && b[from + 2] == 'A'
            && b[from + 3] == 'D';
    allowed = get || head;
    post = !allowed && Arrays.equals(b, from, to, POST, 0, POST.length);
    return allowed || post || isKnown(b, from, to) ? null : Status.NOT_IMPLEMENTED;
  }

  /** Methods are case-sensitive: {@code post} is none. */
  private static boolean isKnown(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] >= 'a' && b[i] <= 'z') {
        return false;
      }
    }
    return KNOWN.stream().anyMatch(name -> Bytes.equalsIgnoreCase(b, from, to, name));
  }

  private @Nullable Status target(byte[] b, int origin, int from, int to) {
    int path = b[from] == '/' ? from : pathOfAbsolute(b, from, to);
    if (path < 0) {
      return Status.BAD_REQUEST;
    }
    int query = Bytes.indexOf(b, path, to, '?');
    pathFrom = path - origin;
    pathTo = (query < 0 ? to : query) - origin;
    queryFrom = (query < 0 ? to : query + 1) - origin;
    queryTo = to - origin;
    return null;
  }

  /** Where the path begins in {@code http://host/path}, or -1: no other form is left for GET. */
  private static int pathOfAbsolute(byte[] b, int from, int to) {
    int host =
        Bytes.startsWithIgnoreCase(b, from, to, "http://")
            ? from + 7
            : Bytes.startsWithIgnoreCase(b, from, to, "https://") ? from + 8 : -1;
    if (host < 0) {
      return -1;
    }
    int end = host;
    while (end < to && b[end] != '/' && b[end] != '?') {
      end++;
    }
    return end > host && Bytes.isHost(b, host, end) ? end : -1;
  }

  boolean isHead() {
    return head;
  }

  /** False for a method that exists but that not every resource here allows: 405. */
  boolean isAllowed() {
    return allowed;
  }

  /** Whether the method is the one that pages allow which are made. */
  boolean isPost() {
    return post;
  }

  /** False for HTTP/1.0. */
  boolean isHttp11() {
    return http11;
  }

  /** Moves the view to this request; {@code from} is where its first byte lies now. */
  void view(Request request, byte[] b, int from) {
    request.setHttp11(http11);
    if (pathFrom == pathTo) {
      request.move(SLASH, 0, 1, 0, 0, head);
    } else {
      request.move(b, from + pathFrom, from + pathTo, from + queryFrom, from + queryTo, head);
    }
  }

  private static final byte[] SLASH = {'/'};
}
