package io.duality.servers.seda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.servers.ServerConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SedaOptionsTest {

  @Test
  void defaultsAreThePublishedOnes() {
    SedaOptions options = SedaOptions.of(Map.of());
    assertThat(options)
        .isEqualTo(
            new SedaOptions(
                65_536,
                1,
                true,
                new PoolController.Rules(2_000_000_000L, 100, 20, 5_000_000_000L)));
  }

  @Test
  void aPopulationOfTasksFitsIntoEveryQueue() {
    SedaOptions options = SedaOptions.of(Map.of());
    assertThat(options.stageFor(100_000).queue()).isEqualTo(100_000);
    assertThat(options.stageFor(8).queue()).isEqualTo(65_536);
  }

  @Test
  void withoutControllerThePoolsAreFixed() {
    SedaOptions options = SedaOptions.of(Map.of("controller", "off", "threads", "3"));
    assertThat(options.stage()).isEqualTo(new Stage.Size(65_536, 3, null));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          queue,         0,       1 to 1048576
          queue,         1048577, 1 to 1048576
          queue,         many,    1 to 1048576
          queue,         -1,      1 to 1048576
          threads,       21,      1 to 20
          threads,       0,       1 to 20
          max-threads,   0,       1 to 1000
          max-threads,   1001,    1 to 1000
          controller,    yes,     on or off
          add-threshold, -1,      0 to 1048576
          sample-millis, 0,       1 to 3600000
          idle-millis,   3600001, 1 to 3600000
          """)
  void refusesWithValueAndLimit(String name, String value, String limit) {
    assertThatThrownBy(() -> start(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name + "=" + value)
        .hasMessageContaining(limit)
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesAnUnknownOption() {
    assertThatThrownBy(() -> start(Map.of("que", "5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'que'")
        .hasMessageContaining("queue, threads");
  }

  private static void start(Map<String, String> options) throws Exception {
    new SedaModel().start(ServerConfig.of(Path.of("")).withOptions(options)).close();
  }
}
