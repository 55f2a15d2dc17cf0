package io.duality.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.Variant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The servers of a scenario: models as they are, models with options, and an option as x. */
class ServersReaderTest {
  private static final String FILE =
      """
      title: A title
      kind: http
      servers:
        - seda
        - VARIANT
      workload:
        file-size: 8KB
      profiles:
        quick: { x: [1, 4], repeats: 1, warmup: 0s, duration: 1s }
        full: { x: [1, 64], repeats: 1, warmup: 0s, duration: 1s }
      charts: []
      """;

  private static final String OPTION = "file-size: 8KB\n  clients: 64\n  x-is: option batch";

  @Test
  void aModelWithOptionsHasANameOfItsOwn() {
    Scenario scenario =
        read(file("{name: seda-small, model: seda, options: {batch: 4, queue: 8}, shards: 2}"));

    assertThat(scenario.servers()).containsExactly("seda", "seda-small");
    assertThat(scenario.variants())
        .containsExactly(new Variant("seda-small", "seda", Map.of("batch", "4", "queue", "8"), 2));
    assertThat(scenario.server("seda-small").text()).isEqualTo("seda, batch 4, queue 8, shards 2");
    assertThat(scenario.server("seda")).isEqualTo(Variant.of("seda"));
  }

  @Test
  void aProgramMayHaveAnotherName() {
    assertThat(read(file("{name: web, model: external:nginx}")).server("web").model())
        .isEqualTo("external:nginx");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{model: seda}                                     | 5:5: 'servers' has no key 'name'",
        "{name: mine}                                      | 5:5: 'servers' has no key 'model'",
        "{name: mine, model: sedan}                        | 5:25: model: unknown model 'sedan'",
        "{name: Mine, model: seda}                         | 5:12: name: expected a kebab-case name",
        "{name: epoll, model: seda}                        | 5:12: name: 'epoll' is a model's id",
        "{name: mine, model: seda, nmae: x}                | 5:31: unknown key 'nmae' in 'servers'",
        "{name: mine, model: seda, shards: 0}              | 5:39: shards: expected a whole number",
        "{name: mine, model: seda, shards: 65}             | 5:39: shards: expected 1 to 64, found 65",
        "{name: web, model: external:nginx, shards: 2}     | 5:40: shards: tasks, and programs, run",
        "{name: mine, model: seda, options: 4}             | 5:40: options: expected options and",
        "{name: mine, model: seda, options: {btach: 4}}    | 5:41: unknown key 'btach' in 'options'; did",
        "{name: mine, model: epoll, options: {batch: 4}}   | 5:42: unknown key 'batch' in 'options'",
        "{name: mine, model: seda, options: {queue: 8, batch: 0}} | 5:51: options: batch 0: too few",
        "{name: mine, model: seda, options: {queue: 8, batch: 9}} | 5:40: options: batch 9: above its",
        "seda                                              | 3:1: servers: 'seda' stands here twice"
      })
  void placesEveryErrorInOneLine(String variant, String expected) {
    assertThatThrownBy(() -> read(file(variant)))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .startsWith("x.yaml:" + expected)
        .doesNotContain("\n");
  }

  @Test
  void xMayBeAnOptionOfAllServers() {
    Scenario scenario = read(file("{name: mine, model: seda, options: {queue: 99}}", OPTION));

    assertThat(scenario.xName()).isEqualTo("batch");
    Workload.Http http = (Workload.Http) scenario.workload();
    assertThat(http.axis()).isEqualTo(new Axis.Option("batch"));
    assertThat(http.at(4)).isEqualTo(http.at(64));
    assertThat(http.at(4).population().clients()).isEqualTo(64);
    assertThat(http.at(4).looping()).isEqualTo(64);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "epoll                                             | 9:3: x-is: 'epoll' has no option 'batch'",
        "{name: mine, model: seda, options: {batch: 2}}    | 9:3: x-is: 'mine' has a value of batch",
        "{name: mine, model: seda, options: {queue: 3}}    | 11:12: x: x 4: mine: batch 4: above its queue",
        "{name: mine, model: seda, options: {queue: 8}}    | 12:11: x: x 64: mine: batch 64: above its"
      })
  void everyServerTakesTheOptionThatIsX(String variant, String expected) {
    assertThatThrownBy(() -> read(file(variant, OPTION)))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .startsWith("x.yaml:" + expected.replace("x: x ", "x "));
  }

  @Test
  void anAxisIsALoadOrAnOption() {
    assertThatThrownBy(() -> read(file("epoll", OPTION.replace("option batch", "batch"))))
        .hasMessageContaining(
            "x-is: expected clients, idle, rate, cost or an option such as option");
    assertThatThrownBy(() -> read(file("epoll", OPTION.replace("clients: 64\n  ", ""))))
        .hasMessageContaining("'workload' has no key 'clients'");
  }

  private static String file(String variant) {
    return FILE.replace("VARIANT", variant);
  }

  private static String file(String variant, String workload) {
    return file(variant).replace("file-size: 8KB", workload);
  }

  private static Scenario read(String file) {
    Vocabulary vocabulary =
        Vocabulary.of(List.of("seda", "epoll", "external:nginx"), List.of()).taking(new Batches());
    return new ScenarioReader(vocabulary).parse("x", "x.yaml", file);
  }

  /** Of seda a batch, above 0 and within its queue. */
  private static final class Batches implements ModelOptions {
    @Override
    public List<String> names(String model) {
      return model.equals("seda") ? List.of("batch", "queue") : List.of();
    }

    @Override
    public void require(String model, Map<String, String> options, boolean tasks) {
      int batch = Integer.parseInt(options.getOrDefault("batch", "1"));
      if (batch < 1) {
        throw new InvalidInputException("batch " + batch + ": too few");
      }
      if (batch > Integer.parseInt(options.getOrDefault("queue", "100"))) {
        throw new InvalidInputException("batch " + batch + ": above its queue");
      }
    }
  }
}
