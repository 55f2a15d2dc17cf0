package io.duality.scenarios.process;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses in dotted numbers. */
final class Ipv4 {
  private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private Ipv4() {}

  /**
   * The flags, and before them the one that keeps the JVM from using IPv6 sockets for IPv4
   * addresses: such a socket takes another path through the kernel and another of its tables.
   */
  static List<String> flags(String address, List<String> more) {
    List<String> flags = new ArrayList<>();
    if (DOTTED.matcher(address).matches()) {
      flags.add("-Djava.net.preferIPv4Stack=true");
    }
    flags.addAll(more);
    return flags;
  }
}
