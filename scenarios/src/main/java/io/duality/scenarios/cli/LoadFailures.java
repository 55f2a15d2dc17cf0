package io.duality.scenarios.cli;

import io.duality.loadgen.ErrorKind;
import java.util.EnumSet;
import java.util.Formatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Failed requests as text, only if there are any: those of the window under wrk's labels, as the
 * figures around them are the window's; those of warm-up and drain apart.
 */
final class LoadFailures {
  /** A response came, but not the right one. */
  private static final Set<ErrorKind> RESPONSES = EnumSet.of(ErrorKind.BODY, ErrorKind.PROTOCOL);

  private LoadFailures() {}

  static String of(LoadSummary load) {
    Map<ErrorKind, Long> window = load.window().errors();
    Map<ErrorKind, Long> all = load.result().totals().errors();
    Formatter out = new Formatter(Locale.ROOT);
    Set<ErrorKind> sockets = EnumSet.complementOf(EnumSet.copyOf(RESPONSES));
    sockets.remove(ErrorKind.STATUS);
    kinds(out, "Socket errors", window, sockets);
    kinds(out, "Broken responses", window, RESPONSES);
    if (window.getOrDefault(ErrorKind.STATUS, 0L) > 0) {
      out.format("  Non-2xx or 3xx responses: %d\n", window.get(ErrorKind.STATUS));
    }
    if (sum(window) > 0) {
      out.format("  Latencies, bytes and requests/s leave failed requests out\n");
    }
    if (sum(all) > sum(window)) {
      kinds(out, "Failed in all, warm-up and drain too", all, EnumSet.allOf(ErrorKind.class));
    }
    load.result()
        .totals()
        .firstFailure()
        .ifPresent(failure -> out.format("  First error: %s\n", withoutItsKind(failure)));
    return out.toString();
  }

  private static void kinds(
      Formatter out, String label, Map<ErrorKind, Long> counts, Set<ErrorKind> kinds) {
    String text =
        kinds.stream()
            .filter(kind -> counts.getOrDefault(kind, 0L) > 0)
            .map(kind -> kind.key() + " " + counts.get(kind))
            .collect(Collectors.joining(", "));
    if (!text.isEmpty()) {
      out.format("  %s: %s\n", label, text);
    }
  }

  private static long sum(Map<ErrorKind, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Where the message begins with the word anyway, as in "status: status 500". */
  private static String withoutItsKind(String failure) {
    for (ErrorKind kind : ErrorKind.values()) {
      String twice = kind.key() + ": " + kind.key() + " ";
      if (failure.startsWith(twice)) {
        return failure.substring(kind.key().length() + 2);
      }
    }
    return failure;
  }
}
