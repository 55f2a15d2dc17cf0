package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
                Metric.RESPONSE_MAX,
                Metric.GOODPUT,
                Metric.FAILED,
                Metric.REJECTED,
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

  @Test
  void clientsSeeMoreThanResponseTimes() {
    TrialRecord trial = Sample.valid("epoll", 64, 0, 2000);
    assertThat(Metric.GOODPUT.of(trial)).hasValue(1000);
    assertThat(Metric.CONNECTS.of(trial)).as("12 in 2 s").hasValue(6);
    assertThat(Metric.CONNECT_P99.of(trial)).hasValue(5);
    assertThat(Metric.LONGEST_WAIT.of(trial)).hasValue(25);
    assertThat(Metric.RESPONSE_MAX.of(trial)).hasValue(62);
  }

  /** Of 4,000 completed there failed two by time and one by reset. */
  @Test
  void whatFailedIsAShareOfAllThatEnded() {
    TrialRecord trial = Sample.valid("epoll", 64, 0, 2000);
    assertThat(Metric.FAILED.of(trial)).hasValue(3 / 4003.0);
    assertThat(Metric.REJECTED.of(trial)).hasValue(0);
  }

  @Test
  void recordsOfOlderVersionsDoNotTell() throws IOException {
    TrialRecord trial = Sample.valid("epoll", 64, 0, 2000);
    ObjectNode json = (ObjectNode) JsonMapper.shared().readTree(Json.line(trial));
    ((ObjectNode) json.get("measured")).remove("clients");
    byte[] older = JsonMapper.shared().writeValueAsBytes(json);

    TrialRecord read = Json.read(Path.of("records.jsonl"), 1, older, TrialRecord.class);

    assertThat(Metric.THROUGHPUT.of(read)).hasValue(2000);
    assertThat(Metric.GOODPUT.of(read)).isEmpty();
    assertThat(Metric.CONNECT_P99.of(read)).isEmpty();
  }
}
