package io.duality.servers.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.servers.ModelOption;
import io.duality.servers.stages.AdmissionController.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageOptionsTest {
  private static final long SECOND = 1_000_000_000L;

  private final StageOptions options = StageOptions.published();

  private StageOptions.Parsed parse(Map<String, String> values) {
    return options.parse(values, 1);
  }

  @Test
  void defaultsAreThePublishedOnes() {
    StageOptions.Parsed parsed = parse(Map.of());
    assertThat(parsed.work())
        .isEqualTo(
            new StageRules(
                65_536,
                64,
                1,
                Optional.of(new PoolController.Rules(2 * SECOND, 1, 100, 1, 20, 5 * SECOND)),
                Optional.empty(),
                Optional.empty()));
    assertThat(parsed.socket()).isEqualTo(parsed.work());
    assertThat(parsed.disk())
        .isEqualTo(
            new StageRules(
                65_536,
                1,
                1,
                Optional.of(new PoolController.Rules(2 * SECOND, 1, 10, 1, 20, 5 * SECOND)),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void haboobsDefaultsAreThoseOfItsConfiguration() {
    StageOptions.Parsed parsed = StageOptions.haboob().parse(Map.of("batching", "on"), 8);
    assertThat(parsed.work())
        .isEqualTo(
            new StageRules(
                65_536,
                1_024,
                1,
                Optional.of(new PoolController.Rules(2 * SECOND, 4, 10, 1, 20, SECOND)),
                Optional.of(new BatchController.Rules(1, 1_024, SECOND / 10, 0.5)),
                Optional.empty()));
    assertThat(parsed.disk().pool())
        .contains(new PoolController.Rules(SECOND, 4, 20, 1, 20, SECOND));
  }

  @Test
  void eachControllerIsOnOrOff() {
    StageOptions.Parsed off = parse(Map.of("controller", "off", "threads", "3"));
    assertThat(off.work()).isEqualTo(StageRules.fixed(65_536, 64, 3));
    StageOptions.Parsed on = parse(Map.of("batching", "on", "admission", "on"));
    assertThat(on.work().batching()).contains(new BatchController.Rules(1, 64, SECOND, 0.7));
    assertThat(on.work().admission())
        .contains(new AdmissionController.Rules(Rule.USITS03, 5 * SECOND, 2.0, 1.2, 10, 5_000, 10));
    assertThat(on.disk().admission()).isEqualTo(on.work().admission());
    assertThat(on.socket().admission()).as("a socket is no request").isEmpty();
  }

  @Test
  void aPopulationOfTasksFitsIntoEveryQueueAndIsNotRefused() {
    StageOptions.Parsed on = parse(Map.of("admission", "on"));
    assertThat(on.holding(100_000).work().queue()).isEqualTo(100_000);
    assertThat(on.holding(8).disk().queue()).isEqualTo(65_536);
    assertThat(on.holding(8).work().admission()).isEmpty();
  }

  @Test
  void aStageBeginsWithAsManyThreadsAsTheParallelism() {
    assertThat(options.parse(Map.of(), 4).work().threads()).isEqualTo(4);
    assertThat(options.parse(Map.of(), 64).work().threads()).as("at most").isEqualTo(20);
    assertThat(options.parse(Map.of("threads", "2"), 4).work().threads()).isEqualTo(2);
    assertThat(StageOptions.haboob().parse(Map.of(), 4).work().threads()).isEqualTo(1);
  }

  @Test
  void aShortQueueShortensTheBatchUnlessThatIsGiven() {
    assertThat(parse(Map.of("queue", "8")).work().batch()).isEqualTo(8);
    assertThat(parse(Map.of("queue", "8", "batch", "3")).work().batch()).isEqualTo(3);
    assertRefused(Map.of("queue", "8", "batch", "9"), "batch=9", "1 to 8");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          queue,                     0,       1 to 1048576
          queue,                     1048577, 1 to 1048576
          queue,                     many,    1 to 1048576
          queue,                     -1,      1 to 1048576
          batch,                     0,       1 to 1024
          threads,                   21,      1 to 20
          threads,                   0,       1 to 1000 or parallelism
          max-threads,               0,       1 to 1000
          max-threads,               1001,    1 to 1000
          controller,                yes,     on or off
          add-threshold,             -1,      0 to 1048576
          disk-add-threshold,        x,       0 to 1048576
          sample-millis,             0,       1 to 3600000
          disk-sample-millis,        0,       1 to 3600000
          idle-millis,               3600001, 1 to 3600000
          act-every,                 0,       1 to 1000
          batching,                  1,       on or off
          batching-window-millis,    0,       1 to 3600000
          batching-keep-percent,     100,     0 to 99
          admission,                 true,    on or off
          admission-rule,            sosp,    usits03 or code
          admission-target-millis,   0,       1 to 3600000
          admission-increase-tenths, 0,       1 to 1000000
          admission-decrease-tenths, 10,      11 to 1000
          admission-first-rate,      5001,    1 to 5000
          admission-most-rate,       0,       1 to 1000000
          admission-depth,           0,       1 to 1000000
          """)
  void refusesWithValueAndLimit(String name, String value, String limit) {
    assertRefused(Map.of(name, value), name + "=" + value, limit);
  }

  private void assertRefused(Map<String, String> values, String value, String limit) {
    assertThatThrownBy(() -> parse(values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(value)
        .hasMessageContaining(limit)
        .hasMessageNotContaining("\n");
  }

  /** What is off is checked all the same: a wrong value is wrong before it is switched on. */
  @ParameterizedTest
  @ValueSource(strings = {"published", "haboob"})
  void everyOptionCanBeGivenItsDefault(String defaults) {
    StageOptions all = defaults.equals("haboob") ? StageOptions.haboob() : StageOptions.published();
    Map<String, String> values = new HashMap<>();
    for (ModelOption option : all.all()) {
      assertThat(values.put(option.name(), option.defaultValue())).isNull();
      assertThat(option.values().text()).as(option.name()).isNotEmpty();
    }
    assertThat(all.parse(values, 3)).isEqualTo(all.parse(Map.of(), 3));
  }
}
