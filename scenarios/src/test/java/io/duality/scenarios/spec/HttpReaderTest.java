package io.duality.scenarios.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Population;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.loadgen.files.FileSet;
import io.duality.servers.http.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who asks for what, and when, as a scenario file says it. */
class HttpReaderTest {
  private static final String FILE =
      """
      title: A title
      kind: http
      servers: [epoll]
      workload:
        WORKLOAD
      profiles:
        quick: { x: [64, 500], repeats: 1, warmup: 0s, duration: 50s }
        full: { x: [64, 500], repeats: 1, warmup: 0s, duration: 50s }
      charts:
        - { id: c, title: C, metric: throughput }
      """;

  @Test
  void xMayBeTheNumberOfIdleConnections() {
    Workload.Http http = http("file-size: 8KB; x-is: idle; clients: 64; think: 10ms");
    assertThat(http.xName()).isEqualTo("idle connections");
    assertThat(http.at(500).population()).isEqualTo(new Population(64, 0, 500, 0, 0, 0));
    assertThat(http.at(500).looping()).as("Little's N").isEqualTo(64);
  }

  @Test
  void xMayBeTheRate() {
    Workload.Http http =
        http("file-size: 8KB; x-is: rate; arrival: open; spacing: poisson; clients: 2k; idle: 5");
    assertThat(http.xName()).isEqualTo("requests per second");
    assertThat(http.at(500).arrival()).isEqualTo(new Arrival.Open(500, Spacing.POISSON));
    assertThat(http.at(500).population().connections()).isEqualTo(2_053);
    assertThat(http.at(500).looping()).isZero();
  }

  @Test
  void xMayBeTheRateOfSessions() {
    Workload.Http http =
        http(
            "files: specweb99:directories=2; page-cache: 5MB; x-is: rate; arrival: sessions; clients: 1k;"
                + " session-requests: 5; burst: 2; timeout: 15s");
    assertThat(http.xName()).isEqualTo("sessions per second");
    assertThat(http.content()).isEqualTo(new Content.Files(new FileSet(2, 9, 1), 5L << 20));
    assertThat(http.at(64).arrival())
        .isEqualTo(
            new Arrival.Sessions(
                64,
                Spacing.CONSTANT,
                5,
                2,
                Think.fixed(Duration.ofSeconds(3)),
                Think.fixed(Duration.ofMillis(343))));
    assertThat(http.onset())
        .as("two pauses between bursts and two inside")
        .isEqualTo(Duration.ofMillis(6_686));
  }

  @Test
  void readsSlowLinesAndDeadlines() {
    Workload.Http http =
        http(
            "file-size: 1MB; reader-rate: 28.8kbit; writer-rate: 8kbit; deadline: 2s;"
                + " requests-per-connection: 1; idle: 1k");
    assertThat(http.at(500).population())
        .isEqualTo(
            new Population(500, 1, 1_024, 3_600, Population.SLOW_READER_BUFFER_BYTES, 1_000));
    assertThat(http.limits().deadline()).isEqualTo(Duration.ofSeconds(2));
    assertThat(http("file-size: 1; idle: 0").population().idle()).isZero();
    assertThat(http("file-size: 1; reader-rate: 8kbit; receive-buffer: 16KB").population())
        .extracting(Population::receiveBufferBytes)
        .isEqualTo(16_384);
  }

  @Test
  void readsShapesAndWhatIsComputed() {
    Workload.Http http = http("route: /cpu?micros=500; shape: spike:3,10s,30s; overload: expected");
    assertThat(http.content()).isEqualTo(new Content.Route("/cpu?micros=500"));
    assertThat(http.shape())
        .isEqualTo(new Shape.Spike(3, Duration.ofSeconds(10), Duration.ofSeconds(30)));
    assertThat(http.looping()).as("their number changes").isZero();
    assertThat(http.onset()).isZero();
    assertThat(http("file-size: 1; overload: expected").at(64).looping())
        .as("refused requests are no part of the law")
        .isZero();
    assertThat(http("file-size: 1; overload: expected").overload()).isEqualTo(Overload.EXPECTED);
    assertThat(http("file-size: 1; overload: expected; most-timeouts: 10%").overload())
        .isEqualTo(new Overload(true, 0.1));
    assertThat(http("file-size: 1").overload()).isEqualTo(Overload.NONE);
  }

  @Test
  void xCountsTheRoomsOfAChat() {
    Workload.Http http =
        http("route: /chat; arrival: chat; room-size: 20; message-size: 100; timeout: 30s");
    assertThat(http.xName()).isEqualTo("rooms");
    assertThat(http.arrival()).isEqualTo(new Arrival.Chat(20, 100));
    assertThat(http.at(64).population().connections()).isEqualTo(64 * 40);
    assertThat(http.at(64).looping()).as("no law holds of it").isZero();
    assertThat(http.onset()).isZero();
  }

  @Test
  void readsAMixOfFilesAndRoutes() {
    assertThat(
            http("mix: [{share: 85%, file-size: 8KB}, {share: 15%, route: /pause?millis=20}]")
                .content())
        .isEqualTo(
            new Content.Mix(
                List.of(
                    new Content.Share(0.85, new Content.OneFile(8192)),
                    new Content.Share(0.15, new Content.Route("/pause?millis=20")))));
  }

  @Test
  void readsWhatIsPosted() {
    assertThat(http("route: /cpu?micros=5; body: 2KB").content())
        .isEqualTo(new Content.Route("/cpu?micros=5", true, 2_048));
    assertThat(http("route: /cpu?micros=5; method: POST").content())
        .isEqualTo(new Content.Route("/cpu?micros=5", true, 0));
    assertThat(http("route: /cpu?micros=5; method: GET; body: 1KB").content())
        .isEqualTo(new Content.Route("/cpu?micros=5", false, 1_024));
    assertThat(http("route: /cpu?micros={x}; x-is: cost; clients: 1; body: 1KB").at(64).content())
        .isEqualTo(new Content.Route("/cpu?micros=64", true, 1_024));
  }

  @Test
  void aRouteCostsNoMoreThanTheServersTake() {
    assertThat(Content.Route.MOST_MICROS).isEqualTo(Site.MAX_CPU_MICROS);
    assertThat(Content.Route.MOST_MILLIS).isEqualTo(Site.MAX_PAUSE.toMillis());
    assertThat(http("route: /cpu?micros=10000000").content()).isInstanceOf(Content.Route.class);
    assertThat(http("route: /pause?millis=60000").content()).isInstanceOf(Content.Route.class);
  }

  @Test
  void readsWhatARequestCostsAsX() {
    Workload.Http http = http("route: /pause?millis={x}; x-is: cost; clients: 64");
    assertThat(http.at(20).content()).isEqualTo(new Content.Route("/pause?millis=20"));
    assertThat(http.at(20).looping()).isEqualTo(64);
    assertThat(http.xName()).isEqualTo("milliseconds of waiting");
    assertThat(http("route: /cpu?micros={x}; x-is: cost; clients: 1").xName())
        .isEqualTo("microseconds of computing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          think: 1s                                 | 5:3: 'workload' has no key 'file-size'; expected a size
          file-size: 1; route: /pause?millis=1      | 6:3: route: stands beside file-size; give one of them
          file-size: 1; page-cache: 1MB             | 6:3: page-cache: one file is always cached; leave it out
          files: specweb98:size=1GB                 | 5:10: files: expected specweb99:size=200MB
          mix: [{share: 85%, file-size: 8KB}]       | 5:3: mix: its shares add up to 85.0000 %, not 100 %
          mix: []                                   | 5:3: mix: expected 1 to 64 shares, found 0
          mix: [{share: 0%, file-size: 8KB}]        | 5:9: share 0.0: has to be above 0 % and at most
          mix: [{share: 100%}]                      | 5:9: 'mix' has no key 'file-size'; expected a size
          mix: [{share: 100%, files: some}]         | 5:23: unknown key 'files' in 'mix'
          file-size: 1; mix: []                     | 6:3: mix: stands beside file-size; give one of them
          route: /etc/passwd                        | 5:3: route '/etc/passwd': expected /cpu?micros=N, /pause?millis=N or /chat
          file-size: 1; body: 1KB                   | 6:3: body: files are got, and only a route takes a body; leave it out
          mix: []; method: POST                     | 6:3: method: files are got, and only a route takes a body; leave it out
          route: /cpu?micros=10000001               | 5:3: route '/cpu?micros=10000001': servers take a number of at most 10000000
          route: /pause?millis=60001                | 5:3: route '/pause?millis=60001': servers take a number of at most 60000
          route: /cpu?micros=1; method: PUT         | 6:11: method: expected GET or POST, found 'PUT'
          route: /cpu?micros=1; body: 65KB          | 5:3: body 66560: from 0 to 65536 bytes can be sent
          route: /chat; arrival: chat; room-size: 4; message-size: 50; body: 1KB | 5:3: arrival chat: belongs to route /chat, and to no other content
          file-size: 1; x-is: users                 | 6:9: x-is: expected clients, idle, rate, cost or an option such as option accept-limit, found 'users'
          file-size: 1; x-is: cost; clients: 1      | 6:3: x-is: cost needs a route with x in it: /cpu?micros={x} or /pause?millis={x}
          route: /cpu?micros={x}                    | 5:3: route: {x} is its number with x-is: cost only
          file-size: 1; x-is: idle                  | 5:3: 'workload' has no key 'clients'; expected a count such as 64 or 1k
          file-size: 1; clients: 5                  | 6:3: clients: x is their number; leave it out, or change x-is
          file-size: 1; x-is: idle; clients: 1; idle: 5 | 8:3: idle: x is their number; leave it out, or change x-is
          file-size: 1; x-is: rate; clients: 1      | 5:3: x-is rate: clients in a closed loop come at no rate
          file-size: 1; x-is: rate; clients: 1; arrival: open; rate: 5 | 9:3: rate: x is the rate; leave it out, or change x-is
          file-size: 1; arrival: open; rate: fast   | 7:9: rate: expected a rate a second such as 250, 0.5 or 20k
          file-size: 1; arrival: ajar               | 6:12: arrival: expected closed, open, sessions or chat, found 'ajar'
          file-size: 1; arrival: sessions; rate: 5  | 5:3: 'workload' has no key 'session-requests'
          file-size: 1; session-requests: 5         | 6:3: session-requests: only sessions have it
          file-size: 1; arrival: open; rate: 5; active-think: 1s | 8:3: active-think: only sessions have it
          route: /chat                              | 5:3: arrival chat: belongs to route /chat, and to no other content
          route: /chat; arrival: chat; room-size: 1 | 7:14: room-size: expected a whole number of at least 2
          route: /chat; arrival: chat; room-size: 4; message-size: 5 | 5:3: message-bytes 5: has to be from 16 to 4096
          route: /chat; arrival: chat; room-size: 4; message-size: 50; think: 1s | 9:3: think: whoever talks in a chat waits for the others
          file-size: 1; room-size: 5                | 6:3: room-size: only a chat has it; leave it out, or write arrival: chat
          file-size: 1; reader-rate: 5              | 6:16: reader-rate: expected a speed such as 28.8kbit
          file-size: 1; idle: 2000000               | 5:3: idle 2000000: has to be from 0 to 1048575
          file-size: 1; idle: 1048300               | x 500: idle 1048300: has to be from 0 to
          file-size: 1; overload: yes               | 6:13: overload: expected the word expected, found 'yes'
          file-size: 1; most-timeouts: 10%          | 5:3: most-timeouts: without overload no request may fail
          file-size: 1; overload: expected; most-timeouts: few | 7:18: most-timeouts: expected a percentage such as 0.1% or 2%
          file-size: 1; deadline: 2h                | 5:3: deadline 7200000000000 ns: has to be from 0 to
          file-size: 1; shape: bump:1s              | 6:10: shape: expected spike:BASE,BEFORE,LENGTH
          file-size: 1; shape: steps:2,26s          | duration 50s: shape steps:2,26s takes 52s; expected at least that
          file-size: 1; shape: steps:65,500ms       | has a base, or steps, above 64, which is all there is at x 64; lower it
          file-size: 1; shape: spike:70,1s,1s       | shape spike:70,1s,1s: has a base, or steps, above 64
          """)
  void placesEveryErrorInOneLine(String workload, String expected) {
    assertThatThrownBy(() -> http(workload))
        .isInstanceOf(InvalidInputException.class)
        .message()
        .matches("x\\.yaml:\\d+:\\d+: .*")
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "chat, rooms, 200",
    "idle-connections, idle connections, 60000",
    "connection-rate, clients, 4096"
  })
  void readsTheScenariosOfTheProject(String name, String xName, long last) {
    Path file = new ScenarioFolder(Path.of("").toAbsolutePath()).find(name, Path.of(""));
    Vocabulary vocabulary =
        Vocabulary.of(
            List.of(
                "threaded",
                "virtual",
                "nio-select",
                "poll",
                "epoll-level",
                "epoll-edge",
                "epoll",
                "seda",
                "knot-c",
                "aio",
                "haboob",
                "pooled"),
            List.of());
    Scenario scenario = new ScenarioReader(vocabulary).read(file);
    assertThat(scenario.xName()).isEqualTo(xName);
    assertThat(scenario.full().xs()).endsWith(last);
    assertThat(scenario.source()).isNotEmpty();
  }

  @Test
  void aShapeTakesNoWarmUp() {
    assertThatThrownBy(() ->
            read(file("file-size: 1; shape: spike:3,10s,30s").replace("warmup: 0s", "warmup: 1s")))
        .hasMessageContaining(
            "warmup 1s: a shape begins with the load, and would be over before the window");
  }

  @Test
  void theIdealLineIsLittlesLawAndNeedsItsN() {
    String ideal = "metric: throughput, ideal: true";
    String file = file("file-size: 1; x-is: idle; clients: 64");
    assertThatThrownBy(() -> read(file.replace("metric: throughput", ideal)))
        .hasMessageContaining("ideal: x / throughput is a time where x is clients or tasks");
    assertThat(read(file("file-size: 1").replace("metric: throughput", ideal)).charts())
        .allMatch(chart -> chart.ideal());
  }

  private static Workload.Http http(String keys) {
    return (Workload.Http) read(file(keys)).workload();
  }

  private static String file(String keys) {
    return FILE.replace("WORKLOAD", keys.replaceAll("; *", "\n  "));
  }

  private static Scenario read(String file) {
    Vocabulary vocabulary = Vocabulary.of(List.of("epoll"), List.of());
    return new ScenarioReader(vocabulary).parse("x", "x.yaml", file);
  }
}
