package io.duality.servers;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a server counted since its start.
 *
 * @param accepted connections accepted
 * @param closed connections closed, by either side
 * @param requests requests answered with their whole response handed to the kernel, whatever the
 *     status
 * @param bodyBytes bytes of bodies handed to the kernel, also of responses that were cut off
 * @param rejected requests answered 503 because a queue was full
 * @param refused connections closed at once because no thread or memory could be had for them
 * @param malformed requests answered with 400, 413, 414, 417, 431, 501 or 505 by the parser
 * @param timeouts connections ended by a timeout of this server
 * @param failures connections ended by an error of the network or of the server
 */
public record ServerCounters(
    long accepted,
    long closed,
    long requests,
    long bodyBytes,
    long rejected,
    long refused,
    long malformed,
    long timeouts,
    long failures) {

  /** The same by kebab-case name, in a stable order. */
  public Map<String, Long> asMap() {
    Map<String, Long> map = new LinkedHashMap<>();
    map.put("accepted", accepted);
    map.put("closed", closed);
    map.put("requests", requests);
    map.put("body-bytes", bodyBytes);
    map.put("rejected", rejected);
    map.put("refused", refused);
    map.put("malformed", malformed);
    map.put("timeouts", timeouts);
    map.put("failures", failures);
    return map;
  }
}
