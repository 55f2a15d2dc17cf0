package io.duality.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.results.ChartSpec;
import io.duality.results.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioReaderTest {
  private static final Vocabulary VOCABULARY =
      Vocabulary.of(
          List.of(
              "threaded",
              "virtual",
              "nio-select",
              "epoll",
              "seda",
              "knot-c",
              "knot-a",
              "haboob",
              "poll",
              "epoll-level"),
          List.of(
              "hotos03-fig3-knot-c",
              "hotos03-fig3-knot-a",
              "hotos03-fig3-haboob",
              "seda-fig2-threads",
              "seda-fig4-events",
              "hotos03-fig2-threads",
              "hotos03-fig2-events"));

  private static final String VALID =
      """
      title: A title
      source: A paper, Figure 1
      kind: http
      servers: [epoll, seda]
      workload:
        file-size: 8KB
        think: 20ms
      profiles:
        quick:
          x: [1, 1k]
          repeats: 1
          warmup: 0s
          duration: 2s
        full:
          x: 1:2:64k
          repeats: 5
          warmup: 10s
          duration: 20s
      charts:
        - id: bandwidth
          title: Bandwidth
          metric: bandwidth
        - id: shape
          title: Shape
          metric: bandwidth
          normalised: true
          references: [hotos03-fig3-knot-c]
      """;

  private final ScenarioReader reader = new ScenarioReader(VOCABULARY);

  @Test
  void readsEveryKey() {
    Scenario scenario = reader.parse("my-own", "my-own.yaml", VALID);

    assertThat(scenario.name()).isEqualTo("my-own");
    assertThat(scenario.title()).isEqualTo("A title");
    assertThat(scenario.source()).isEqualTo("A paper, Figure 1");
    assertThat(scenario.servers()).containsExactly("epoll", "seda");
    assertThat(scenario.xName()).isEqualTo("clients");
    assertThat(scenario.completedName()).isEqualTo("requests");
    assertThat(scenario.workload())
        .isEqualTo(new Workload.Http(8192, Duration.ofMillis(20), 0, Duration.ofSeconds(60)));
    assertThat(scenario.profile(ProfileName.QUICK))
        .isEqualTo(new Profile(List.of(1L, 1024L), 1, Duration.ZERO, Duration.ofSeconds(2)));
    assertThat(scenario.profile(ProfileName.FULL).xs()).hasSize(17).endsWith(65_536L);
    assertThat(scenario.charts())
        .containsExactly(
            new ChartSpec(
                "bandwidth",
                "Bandwidth",
                Metric.BANDWIDTH,
                ChartSpec.Scale.LINEAR,
                false,
                false,
                List.of()),
            new ChartSpec(
                "shape",
                "Shape",
                Metric.BANDWIDTH,
                ChartSpec.Scale.LINEAR,
                true,
                false,
                List.of("hotos03-fig3-knot-c")));
  }

  @Test
  void readsADistribution() {
    String chart = "id: bandwidth\n    title: Bandwidth\n    metric: bandwidth\n";
    String cdf = "id: cdf\n    title: Times\n    kind: cdf\n    x: 1k\n";
    assertThat(reader.parse("any", "any.yaml", VALID.replace(chart, cdf)).charts().getFirst())
        .isEqualTo(ChartSpec.cdf("cdf", "Times", 1024));
    assertThatThrownBy(() ->
            reader.parse("any", "any.yaml", VALID.replace(chart, cdf + "    metric: bandwidth\n")))
        .hasMessageContaining("24:5: metric: is of curves over x; leave it out");
    assertThatThrownBy(
            () -> reader.parse("any", "any.yaml", VALID.replace(chart, chart + "    x: 5\n")))
        .hasMessageContaining("x: curves are over all of it; leave it out, or write kind: cdf");
    assertThatThrownBy(() ->
            reader.parse(
                "any", "any.yaml", VALID.replace(chart, cdf.replace("cdf\n    x", "pie\n    x"))))
        .hasMessageContaining("kind: expected curves or cdf, found 'pie'");
  }

  @Test
  void readsHowAClosedLoopThinks() {
    assertThat(workload("think: 20ms\n  think-law: exponential\n  burst: 5"))
        .isEqualTo(
            new Workload.Http(
                8192,
                new Arrival.Closed(Think.exponential(Duration.ofMillis(20)), 5),
                0,
                Duration.ofSeconds(60)));
  }

  @Test
  void readsARate() {
    assertThat(workload("arrival: open\n  rate: 500\n  spacing: poisson"))
        .isEqualTo(
            new Workload.Http(
                8192, new Arrival.Open(500, Spacing.POISSON), 0, Duration.ofSeconds(60)));
  }

  private Workload workload(String arrival) {
    return reader.parse("any", "any.yaml", VALID.replace("think: 20ms", arrival)).workload();
  }

  @Test
  void readsTaskScenarios() {
    Scenario scenario =
        reader.parse(
            "tasks",
            "tasks.yaml",
            VALID
                .replace("kind: http", "kind: tasks")
                .replace("file-size: 8KB\n  think: 20ms", "read-size: 8KB"));

    assertThat(scenario.workload()).isEqualTo(new Workload.Tasks(8192));
    assertThat(scenario.xName()).isEqualTo("threads");
    assertThat(scenario.completedName()).isEqualTo("tasks");
  }

  @Test
  void someOfTheServersMayBeInAProfile() {
    Scenario scenario =
        reader.parse(
            "my-own", "x.yaml", VALID.replaceFirst("quick:\n", "quick:\n    servers: seda\n"));
    assertThat(scenario.servers(ProfileName.QUICK)).containsExactly("seda");
    assertThat(scenario.servers(ProfileName.FULL)).containsExactly("epoll", "seda");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bandwidth-vs-clients", "throughput-vs-threads"})
  void readsTheScenariosOfTheProject(String name) {
    Path file = new ScenarioFolder(Path.of("").toAbsolutePath()).find(name, Path.of(""));

    Scenario scenario = reader.read(file);

    assertThat(scenario.servers(ProfileName.QUICK))
        .containsExactly("threaded", "virtual", "nio-select", "epoll", "seda");
    assertThat(scenario.full().xs()).startsWith(1L);
    assertThat(scenario.charts()).anyMatch(chart -> !chart.references().isEmpty());
  }

  static Stream<Arguments> brokenFiles() {
    return Stream.of(
        broken(
            "title: A title", "title: [a]", "1:8: title: expected one line of text, found a list"),
        broken(
            "title: A title\n",
            "",
            "1:1: the scenario has no key 'title'; expected one line of text"),
        broken(
            "kind: http", "kind: https", "3:7: kind: expected http, tasks or jmh, found 'https'"),
        broken(
            "kind: http",
            "kidn: http",
            "3:1: unknown key 'kidn' in the scenario; did you mean 'kind'?"),
        broken(
            "[epoll, seda]",
            "[epoll, sedan]",
            "4:18: servers: unknown model 'sedan'; did you mean 'seda'?"),
        broken(
            "quick:\n",
            "quick:\n    servers: [sedda]\n",
            "10:15: servers: 'sedda' is no server of the scenario; did you mean 'seda'?"),
        broken("[epoll, seda]", "[epoll, epoll]", "4:1: servers: 'epoll' stands here twice"),
        broken("[epoll, seda]", "[]", "4:1: servers: expected at least one model, found none"),
        broken(
            "8KB",
            "8 parsecs",
            "6:14: file-size: expected a size such as 512, 8KB or 1MB (KB is 1024 bytes), found '8 parsecs'"),
        broken("8KB", "2GB", "6:3: file-size 2147483647: from 1 byte to 1 GiB can be served"),
        broken(
            "20ms",
            "20 parsecs",
            "7:10: think: expected a duration such as 500us, 20ms, 3s, 2m or 1h, found '20 parsecs'"),
        broken(
            "think: 20ms",
            "thnik: 20ms",
            "7:3: unknown key 'thnik' in 'workload'; did you mean 'think'?"),
        broken("think: 20ms", "rate: 500", "7:3: rate: clients in a closed loop come at no rate"),
        broken(
            "think: 20ms",
            "think: 20ms\n  arrival: open",
            "7:3: think: requests at a rate wait for no client"),
        broken("think: 20ms", "arrival: open", "6:3: 'workload' has no key 'rate'"),
        broken("think: 20ms", "burst: 0", "7:10: burst: expected a whole number of at least 1"),
        broken(
            "think: 20ms",
            "timeout: 0s",
            "6:3: timeout 0 ns: has to be from 1000000 to 3600000000000 ns"),
        broken("[1, 1k]", "[0, 1k]", "10:5: expected counts from 1 to 4000000, found '0'"),
        broken("1:2:64k", "1:2", "15:5: expected a list such as"),
        broken(
            "repeats: 5",
            "repeats: five",
            "16:14: repeats: expected a whole number of at least 1, found 'five'"),
        broken(
            "  full:", "  fool:", "14:3: unknown key 'fool' in 'profiles'; did you mean 'full'?"),
        broken(
            "metric: bandwidth\n  - id: shape",
            "metric: bandwith\n  - id: shape",
            "22:13: metric: unknown metric"),
        broken("id: shape", "id: bandwidth", "23:5: id: chart 'bandwidth' stands here twice"),
        broken(
            "normalised: true",
            "normalised: yes",
            "26:17: normalised: expected true or false, found 'yes'"),
        broken(
            "    normalised: true\n",
            "",
            "23:5: chart 'shape': published curves need 'normalised: true'"),
        broken(
            "[hotos03-fig3-knot-c]",
            "[knot]",
            "27:18: references: unknown published curve 'knot'; there are"),
        broken("kind: http", "kind: http\nkind: http", "4:1: key 'kind' stands here a second time"),
        broken("servers: [epoll", "servers: [epoll\n]]", "malformed YAML: "),
        broken("workload:", "workload: : :", "malformed YAML: "),
        broken("title: A title", "- a list", "malformed YAML: "),
        broken(VALID, "", "1:1: expected a scenario, found an empty file"),
        broken(VALID, "- a\n- b\n", "1:1: expected keys such as 'title:', found a list"),
        broken(VALID, "\t: x", "malformed YAML: "),
        broken(
            "duration: 20s",
            "duration: 20s\n---\ntitle: x",
            "expected one YAML document, found another"));
  }

  @ParameterizedTest
  @MethodSource("brokenFiles")
  void placesEveryErrorInOneLine(String content, String expected) {
    assertThatThrownBy(() -> reader.parse("x", "dir/x.yaml", content))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .matches("(?s)dir/x\\.yaml:\\d+:\\d+: .*")
        .contains(expected)
        .doesNotContain("\n");
  }

  @Test
  void aFileThatCannotBeReadIsOneLineWithARemedy(@TempDir Path dir) {
    Path file = dir.resolve("gone.yaml");

    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + ": cannot be read (")
        .hasMessageEndingWith("); name a file that this user may read");
  }

  @Test
  void refusesFilesThatAreNotText(@TempDir Path dir) throws IOException {
    Path file = Files.write(dir.resolve("bytes.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + ": expected text in UTF-8, found other bytes");
  }

  @Test
  void refusesUnknownScenariosWithTheNearestName(@TempDir Path dir) throws IOException {
    Files.writeString(dir.resolve("bandwidth-vs-clients.yaml"), VALID);
    ScenarioFolder folder = new ScenarioFolder(dir);

    assertThat(folder.names()).containsExactly("bandwidth-vs-clients");
    assertThatThrownBy(() -> folder.find("bandwith-vs-client", dir))
        .hasMessage("unknown scenario 'bandwith-vs-client'; did you mean 'bandwidth-vs-clients'?");
    assertThatThrownBy(() -> folder.find("./gone.yaml", dir))
        .hasMessage("scenario file './gone.yaml' does not exist");
  }

  @Test
  void findsScenariosByPath(@TempDir Path dir) throws IOException {
    Path file = Files.writeString(dir.resolve("my-own.yaml"), VALID);

    assertThat(new ScenarioFolder(Path.of("nowhere")).find("my-own.yaml", dir)).isEqualTo(file);
    assertThat(reader.read(file).name()).isEqualTo("my-own");
  }

  private static Arguments broken(String part, String instead, String expected) {
    return Arguments.of(VALID.replace(part, instead), expected);
  }
}
