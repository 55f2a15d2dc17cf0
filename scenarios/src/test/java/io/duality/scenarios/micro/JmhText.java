package io.duality.scenarios.micro;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Result files of JMH, as its JSONResultFormat writes them, cut down to what is read. */
final class JmhText {
  private JmhText() {}

  /** An entry of mode avgt whose forks have one iteration each. */
  static String time(String benchmark, String params, double... forks) {
    return entry(benchmark, "avgt", params, "ns/op", forks, "");
  }

  /** The same with what it allocates, in every fork. */
  static String timeAndBytes(String benchmark, double bytes, double... forks) {
    double[] allocated = new double[forks.length];
    Arrays.fill(allocated, bytes);
    String gc =
        "\"gc.alloc.rate.norm\": {\"score\": 1, \"scoreUnit\": \"B/op\", \"rawData\": "
            + raw(allocated)
            + "}";
    return entry(benchmark, "avgt", "", "ns/op", forks, gc);
  }

  static String throughput(String benchmark, double... forks) {
    return entry(benchmark, "thrpt", "", "ops/s", forks, "");
  }

  static String entry(
      String benchmark, String mode, String params, String unit, double[] forks, String more) {
    return """
    {"jmhVersion": "1.37", "benchmark": "%s", "mode": "%s", "forks": %d, %s
     "primaryMetric": {"score": 1, "scoreError": "NaN", "scoreUnit": "%s", "rawData": %s},
     "secondaryMetrics": {%s}}
    """
        .formatted(
            benchmark,
            mode,
            forks.length,
            params.isEmpty() ? "" : "\"params\": {" + params + "},",
            unit,
            raw(forks),
            more);
  }

  private static String raw(double... forks) {
    return Arrays.stream(forks)
        .mapToObj(fork -> String.format(Locale.ROOT, "[%s]", fork))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  static String file(String... entries) {
    return Arrays.stream(entries).collect(Collectors.joining(",\n", "[", "]"));
  }
}
