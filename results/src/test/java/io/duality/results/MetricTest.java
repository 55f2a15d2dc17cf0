package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {

  /** 20 MiB more than before the ramp. */
  @ParameterizedTest
  @CsvSource({"0, NaN", "1, NaN", "999, NaN", "1000, 20.48", "1024, 20"})
  void memoryPerConnectionIsGivenForConnectionsInNumbers(long connections, double kibibytes) {
    OptionalDouble expected =
        Double.isNaN(kibibytes) ? OptionalDouble.empty() : OptionalDouble.of(kibibytes);
    assertThat(Metric.RSS_PER_CONNECTION.of(Sample.connected(connections))).isEqualTo(expected);
  }

  /** There is neither a body nor a response: a zero would be drawn as if it had been measured. */
  @Test
  void operationsHaveTheirTimeAndNothingOfRequests() {
    TrialRecord trial =
        Sample.benchmark(
            50_000,
            Map.of(
                "iterations",
                10L,
                "start-nanos-per-thread",
                70_500L,
                "rss-bytes-per-thread",
                2048L));

    assertThat(Metric.OPERATION_TIME.of(trial)).hasValue(20);
    assertThat(Metric.START_PER_THREAD.of(trial)).hasValue(70.5);
    assertThat(Metric.RSS_PER_THREAD.of(trial)).hasValue(2);
    assertThat(Metric.THROUGHPUT.of(trial)).hasValue(50_000);
    assertThat(
            List.of(
                Metric.BANDWIDTH,
                Metric.RESPONSE_MEAN,
                Metric.RESPONSE_P99,
                Metric.JAIN,
                Metric.EFFECTIVE_N))
        .allSatisfy(metric -> assertThat(metric.of(trial)).isEmpty());
  }

  @Test
  void requestsHaveNoTimeOfAnOperation() {
    TrialRecord trial = Sample.valid("seda", 64, 0, 1000);
    assertThat(Metric.OPERATION_TIME.of(trial)).isEmpty();
    assertThat(Metric.START_PER_THREAD.of(trial)).isEmpty();
  }
}
