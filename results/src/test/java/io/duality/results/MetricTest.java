package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
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
}
