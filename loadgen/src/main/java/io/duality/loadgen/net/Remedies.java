package io.duality.loadgen.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Messages for the limits of this machine: the value in force, and what lifts it. */
final class Remedies {
  private static final Path PORT_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
  private static final Path LIMITS = Path.of("/proc/self/limits");

  private Remedies() {}

  static String noPort(String to) {
    return to
        + ": no free local port (net.ipv4.ip_local_port_range is "
        + firstLine(PORT_RANGE).replaceAll("\\s+", " ")
        + " for each source address); give more sources of this machine's, or widen the range";
  }

  static String noDescriptor() {
    long limit = openFiles();
    return "no descriptor left for a connection (open files: "
        + (limit == Long.MAX_VALUE ? "unknown" : limit)
        + "); raise it with ulimit -n, or use more processes";
  }

  /** So many descriptors this process may have open; the largest number if that is not known. */
  static long openFiles() {
    try (Stream<String> lines = Files.lines(LIMITS)) {
      return lines
          .filter(line -> line.startsWith("Max open files"))
          .map(line -> line.replaceAll("\\D+(\\d+).*", "$1"))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    } catch (IOException | NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static String firstLine(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
