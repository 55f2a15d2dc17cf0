package io.duality.scenarios.cli;

import io.duality.loadgen.Target;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code load} is asked to do; checked.
 *
 * @param url to request
 * @param clients at least 1
 * @param threads event loops, 1 to 256
 * @param duration of the window, above zero
 * @param warmup before it
 * @param think pause of a client
 * @param requestsPerConnection 0 is unlimited
 * @param timeout at least 1 ms
 * @param sources addresses to connect from; empty lets the generator choose
 * @param headers further header fields
 * @param format of the report
 * @param output file of the report; empty is standard output
 * @param hdr file of the histogram; empty is none
 * @param seed of the clients' starts
 * @param plain no progress
 */
record LoadOptions(
    String url,
    long clients,
    int threads,
    Duration duration,
    Duration warmup,
    Duration think,
    int requestsPerConnection,
    Duration timeout,
    List<String> sources,
    Map<String, String> headers,
    Format format,
    Optional<Path> output,
    Optional<Path> hdr,
    long seed,
    boolean plain) {

  /** How the report is written. */
  enum Format {
    TEXT,
    JSON
  }

  LoadOptions {
    sources = List.copyOf(sources);
    headers = Map.copyOf(headers);
    checkUrl(url);
    check(threads >= 1 && threads <= 256, "--threads", "1 to 256", threads);
    check(duration.isPositive(), "--duration", "more than zero", Durations.format(duration));
    check(
        timeout.compareTo(Duration.ofMillis(1)) >= 0 && timeout.compareTo(Duration.ofHours(1)) <= 0,
        "--timeout",
        "1ms to 1h",
        Durations.format(timeout));
    check(
        think.compareTo(Duration.ofHours(1)) <= 0,
        "--think",
        "at most 1h",
        Durations.format(think));
    check(
        requestsPerConnection >= 0,
        "--requests-per-connection",
        "0 or more",
        requestsPerConnection);
    for (String source : sources) {
      check(
          source.matches("[0-9.]{7,15}|[0-9a-fA-F:.%]*:[0-9a-fA-F:.%]*"),
          "--source-ip",
          "addresses in numbers such as 127.0.0.2",
          "'" + source + "'");
    }
  }

  /** Header fields from lines such as {@code Name: value}. */
  static Map<String, String> headers(List<String> lines) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new InvalidInputException("--header: expected 'Name: value', found '" + line + "'");
      }
      headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
    }
    return headers;
  }

  static Format format(String text) {
    return switch (text) {
      case "text" -> Format.TEXT;
      case "json" -> Format.JSON;
      default ->
          throw new InvalidInputException("--format: expected text or json, found '" + text + "'");
    };
  }

  private static void checkUrl(String url) {
    try {
      Target.parse(url);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }

  private static void check(boolean holds, String option, String expected, Object found) {
    if (!holds) {
      throw new InvalidInputException(option + ": expected " + expected + ", found " + found);
    }
  }
}
