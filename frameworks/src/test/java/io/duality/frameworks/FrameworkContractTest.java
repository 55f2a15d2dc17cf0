package io.duality.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each framework has to do to be measured; how it takes malformed input is its own affair. */
class FrameworkContractTest {
  private static final String FILE = "a file of the root\n";
  private static final String SECRET = "not for the public\n";

  @TempDir private Path folder;
  private Path root;

  /** A model, so that tests are named by its id. */
  record Candidate(ServerModel model) {
    @Override
    public String toString() {
      return model.id();
    }
  }

  static Stream<Candidate> frameworks() {
    return ServerModels.find(
            warning -> {
              throw new AssertionError(warning);
            })
        .all()
        .stream()
        .filter(FrameworkModel.class::isInstance)
        .map(Candidate::new);
  }

  @BeforeEach
  void makeRoot() throws IOException {
    root = Files.createDirectory(folder.resolve("root"));
    Files.writeString(root.resolve("file.txt"), FILE);
    Files.writeString(folder.resolve("secret.txt"), SECRET);
    Files.createSymbolicLink(root.resolve("link.txt"), folder.resolve("secret.txt"));
  }

  private RunningServer start(Candidate candidate) throws IOException {
    return candidate.model().start(ServerConfig.of(root).withParallelism(2));
  }

  private byte[] file(String name, int length) throws IOException {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    Files.write(root.resolve(name), content);
    return content;
  }

  @Test
  void allAreThere() {
    assertThat(frameworks().map(Candidate::toString))
        .containsExactly("helidon", "jdk-httpserver", "jetty", "microhttp", "netty-http", "vertx");
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void servesFilesByteForByte(Candidate candidate) throws IOException {
    byte[] page = file("page", 8_192);
    byte[] large = file("large", 3_000_001);
    byte[] empty = file("empty", 0);
    try (RunningServer server = start(candidate);
        Browser browser = new Browser(server.port())) {
      for (int i = 0; i < 3; i++) {
        assertThat(browser.get("/page").body()).isEqualTo(page);
        assertThat(browser.get("/large").body()).isEqualTo(large);
        assertThat(browser.get("/empty").body()).isEqualTo(empty);
      }
      Browser.Page text = browser.get("/file.txt");
      assertThat(text.status()).isEqualTo(200);
      assertThat(text.header("content-type")).isEqualTo("text/plain");
      assertThat(text.text()).isEqualTo(FILE);
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void servesFilesThatDoNotFitItsCache(Candidate candidate) throws IOException {
    byte[] page = file("page", 8_192);
    ServerConfig config = ServerConfig.of(root).withCacheBytes(100);
    try (RunningServer server = candidate.model().start(config);
        Browser browser = new Browser(server.port())) {
      for (int i = 0; i < 3; i++) {
        assertThat(browser.get("/page").body()).isEqualTo(page);
        assertThat(browser.get("/file.txt").text()).isEqualTo(FILE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void answersHeadWithoutABody(Candidate candidate) throws IOException {
    try (RunningServer server = start(candidate);
        Browser browser = new Browser(server.port())) {
      Browser.Page head = browser.request("HEAD", "/file.txt").head();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("content-length")).isEqualTo(Integer.toString(FILE.length()));
      assertThat(browser.get("/file.txt").text()).isEqualTo(FILE);
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void answersErrorsAndGoesOn(Candidate candidate) throws IOException {
    try (RunningServer server = start(candidate);
        Browser browser = new Browser(server.port())) {
      assertThat(browser.get("/none").status()).isEqualTo(404);
      assertThat(browser.get("/file.txt/none").status()).isEqualTo(404);
      assertThat(browser.get("/cpu?micros=x").status()).isEqualTo(400);
      assertThat(browser.get("/pause").status()).isEqualTo(400);
      assertThat(browser.request("DELETE", "/file.txt").page().status()).isEqualTo(405);
      assertThat(browser.get("/file.txt").status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void answersPipelinedRequestsInOrder(Candidate candidate) throws IOException {
    String file = "GET /file.txt HTTP/1.1\r\nHost: a\r\n\r\n";
    String pause = "GET /pause?millis=20 HTTP/1.1\r\nHost: a\r\n\r\n";
    String none = "GET /none HTTP/1.1\r\nHost: a\r\n\r\n";
    try (RunningServer server = start(candidate);
        Browser browser = new Browser(server.port())) {
      browser.send((file + pause + none).repeat(10));
      for (int i = 0; i < 10; i++) {
        assertThat(browser.page().text()).isEqualTo(FILE);
        assertThat(browser.page().text()).isEqualTo("done\n");
        assertThat(browser.page().status()).isEqualTo(404);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void servesNothingOutsideItsRoot(Candidate candidate) throws IOException {
    try (RunningServer server = start(candidate)) {
      for (String target :
          List.of(
              "/../secret.txt",
              "/%2e%2e/secret.txt",
              "/..%2fsecret.txt",
              "/%2e%2e%2fsecret.txt",
              "/a/../../secret.txt",
              "//../secret.txt",
              "/..;/secret.txt",
              "/..\\secret.txt",
              "/..%5csecret.txt",
              "/link.txt",
              folder.resolve("secret.txt").toString(),
              "/" + folder.resolve("secret.txt"))) {
        try (Browser browser = new Browser(server.port())) {
          Browser.Page page = browser.get(target);
          assertThat(page.status()).as(target).isBetween(400, 499);
          assertThat(page.text()).as(target).doesNotContain(SECRET.strip());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void computesAndPausesForTheTimeAsked(Candidate candidate) throws IOException {
    try (RunningServer server = start(candidate);
        Browser browser = new Browser(server.port())) {
      long begun = System.nanoTime();
      assertThat(browser.get("/cpu?micros=20000").text()).isEqualTo("done\n");
      assertThat(browser.get("/pause?millis=30").text()).isEqualTo("done\n");
      assertThat(browser.get("/pause?millis=0").text()).isEqualTo("done\n");
      assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(50_000_000);
    }
  }

  /** One after the other they would take longer than the browser's patience. */
  @ParameterizedTest
  @MethodSource("frameworks")
  void pausesWithoutBlockingOthers(Candidate candidate) throws IOException {
    ServerConfig config = ServerConfig.of(root).withParallelism(1);
    List<Browser> browsers = new ArrayList<>();
    try (RunningServer server = candidate.model().start(config)) {
      for (int i = 0; i < 200; i++) {
        Browser browser = new Browser(server.port());
        browsers.add(browser.request("GET", "/pause?millis=500"));
      }
      for (Browser browser : browsers) {
        assertThat(browser.page().text()).isEqualTo("done\n");
        browser.close();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void countsWhatItAnswers(Candidate candidate) throws IOException {
    try (RunningServer server = start(candidate);
        Browser browser = new Browser(server.port())) {
      for (int i = 1; i <= 20; i++) {
        browser.get("/file.txt");
        assertThat(server.counters().requests()).isEqualTo(i);
        assertThat(server.counters().bodyBytes()).isEqualTo((long) i * FILE.length());
      }
      browser.request("HEAD", "/file.txt").head();
      assertThat(server.counters().requests()).isEqualTo(21);
      assertThat(server.counters().bodyBytes()).isEqualTo(20L * FILE.length());
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void failsOnAPortInUse(Candidate candidate) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ServerConfig config = ServerConfig.of(root).withPort(taken.getLocalPort(), false);
      assertThatThrownBy(() -> candidate.model().start(config))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
          .hasMessageContaining("Address already in use");
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void failsOnAMissingRoot(Candidate candidate) {
    ServerConfig config = ServerConfig.of(folder.resolve("gone"));
    assertThatThrownBy(() -> candidate.model().start(config)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void sharesItsPortOrSaysThatItCannot(Candidate candidate) throws IOException {
    ServerConfig any = ServerConfig.of(root).withPort(0, true);
    if (candidate.model().id().equals("jdk-httpserver")) {
      assertThatThrownBy(() -> candidate.model().start(any)).hasMessageContaining("cannot share");
      return;
    }
    try (RunningServer first = candidate.model().start(any);
        RunningServer second = candidate.model().start(any.withPort(first.port(), true))) {
      assertThat(second.port()).isEqualTo(first.port());
      int answered = 0;
      while (first.counters().requests() == 0 || second.counters().requests() == 0) {
        try (Browser browser = new Browser(first.port())) {
          assertThat(browser.get("/file.txt").text()).isEqualTo(FILE);
        }
        assertThat(++answered).as("the kernel spreads connections").isLessThan(1_000);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void stopLetsRequestsInFlightFinish(Candidate candidate) throws Exception {
    ServerConfig config = ServerConfig.of(root).withParallelism(2);
    Application application = Application.of(config);
    try (RunningServer server = ((FrameworkModel) candidate.model()).serve(application, config);
        Browser browser = new Browser(server.port())) {
      browser.request("GET", "/pause?millis=300");
      long begun = System.nanoTime();
      while (application.underWay() == 0) {
        assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(30).toNanos());
        Thread.onSpinWait();
      }
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(20)));
      assertThat(browser.page().text()).isEqualTo("done\n");
      stopped.get(30, TimeUnit.SECONDS);
      assertThat(server.counters().requests()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("frameworks")
  void closeEndsConnectionsAndReleasesThePort(Candidate candidate) throws Exception {
    RunningServer server = start(candidate);
    int port = server.port();
    try (Browser idle = new Browser(port);
        Browser pausing = new Browser(port)) {
      idle.get("/file.txt");
      pausing.request("GET", "/pause?millis=60000");
      server.close();
      assertThat(server.termination().toCompletableFuture().isDone()).isTrue();
      assertThat(idle.ends()).isTrue();
      assertThat(pausing.ends()).isTrue();
    }
    ServerConfig same = ServerConfig.of(root).withPort(port, false);
    try (RunningServer again = candidate.model().start(same);
        Browser browser = new Browser(again.port())) {
      assertThat(browser.get("/file.txt").text()).isEqualTo(FILE);
    }
  }
}
