package io.duality.scenarios.process;

import io.duality.loadgen.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Source addresses of one generator among several. They are disjoint on loopback, so that no two
 * generators compete for a port: finding a free one gets slow long before the last is taken.
 */
final class SourceShare {
  /** As the generator itself does: far below the 28,232 ports of Linux's default range. */
  static final int CLIENTS_PER_ADDRESS = 4096;

  private SourceShare() {}

  /**
   * The addresses.
   *
   * @param given addresses by the user's choice; if there are any, they are dealt out in turn
   * @param before clients of the generators before this one
   */
  static List<String> of(
      List<String> given, String url, int before, int clients, int index, int agents) {
    if (!given.isEmpty()) {
      return given.size() < agents ? given : dealt(given, index, agents);
    }
    if (!Target.parse(url).host().startsWith("127.")) {
      return List.of();
    }
    // One more for each generator before: a generator may have begun an address of its own.
    int first = 1 + index + before / CLIENTS_PER_ADDRESS;
    int count = Math.ceilDiv(clients, CLIENTS_PER_ADDRESS);
    List<String> addresses = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      addresses.add("127." + (i >> 16) + "." + ((i >> 8) & 255) + "." + (i & 255));
    }
    return addresses;
  }

  private static List<String> dealt(List<String> given, int index, int agents) {
    List<String> part = new ArrayList<>();
    for (int i = index; i < given.size(); i += agents) {
      part.add(given.get(i));
    }
    return part;
  }
}
