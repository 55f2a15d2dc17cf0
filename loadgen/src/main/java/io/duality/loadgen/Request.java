package io.duality.loadgen;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one request that all clients send.
 *
 * @param target what is requested
 * @param method of capital letters, but not HEAD or CONNECT, whose responses are framed otherwise
 * @param headers further fields
 * @param body sent with its length; of a POST, PUT or PATCH also if it is empty
 */
public record Request(Target target, String method, Map<String, String> headers, RequestBody body) {
  private static final Pattern METHOD = Pattern.compile("[A-Z]{1,32}");
  private static final Set<String> FRAMED_OTHERWISE = Set.of("HEAD", "CONNECT");

  public Request {
    if (!METHOD.matcher(method).matches() || FRAMED_OTHERWISE.contains(method)) {
      throw new IllegalArgumentException(
          "method '" + method + "': has to be capital letters, and not HEAD or CONNECT");
    }
    headers = Map.copyOf(headers);
    RequestBytes.check(headers);
  }

  /** A GET. */
  public static Request get(Target target) {
    return new Request(target, "GET", Map.of(), RequestBody.NONE);
  }
}
