package io.duality.frameworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Start, stop, failure and counts of each framework. */
class FrameworkLifecycleTest {
  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Site.make(folder);
  }

  private RunningServer start(Candidate candidate) throws IOException {
    return candidate.model().start(ServerConfig.of(root).withParallelism(2));
  }

  @Test
  void allAreThere() {
    assertThat(Candidate.all().map(Candidate::toString))
        .containsExactly("helidon", "jdk-httpserver", "jetty", "microhttp", "netty-http", "vertx");
  }

  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
  void countsWhatItAnswers(Candidate candidate) throws IOException {
    try (RunningServer server = start(candidate);
        Browser browser = new Browser(server.port())) {
      for (int i = 1; i <= 20; i++) {
        browser.get("/file.txt");
        assertThat(server.counters().requests()).isEqualTo(i);
        assertThat(server.counters().bodyBytes()).isEqualTo((long) i * Site.FILE.length());
      }
      browser.request("HEAD", "/file.txt").head();
      assertThat(server.counters().requests()).isEqualTo(21);
      assertThat(server.counters().bodyBytes()).isEqualTo(20L * Site.FILE.length());
    }
  }

  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
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
  @MethodSource("io.duality.frameworks.Candidate#all")
  void failsOnAMissingRoot(Candidate candidate) {
    ServerConfig config = ServerConfig.of(folder.resolve("gone"));
    assertThatThrownBy(() -> candidate.model().start(config)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
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
          assertThat(browser.get("/file.txt").text()).isEqualTo(Site.FILE);
        }
        assertThat(++answered).as("the kernel spreads connections").isLessThan(1_000);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
  void stopLetsRequestsInFlightFinish(Candidate candidate) throws Exception {
    ServerConfig config = ServerConfig.of(root).withParallelism(2);
    Application application = Application.of(config);
    try (RunningServer server = ((FrameworkModel) candidate.model()).serve(application, config);
        Browser browser = new Browser(server.port())) {
      browser.request("GET", "/pause?millis=300");
      awaitOneUnderWay(application);
      CompletableFuture<Void> stopped =
          CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(20)));
      assertThat(browser.page().text()).isEqualTo("done\n");
      stopped.get(30, TimeUnit.SECONDS);
      assertThat(server.counters().requests()).isEqualTo(1);
    }
  }

  private static void awaitOneUnderWay(Application application) {
    long begun = System.nanoTime();
    while (application.underWay() == 0) {
      assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(30).toNanos());
      Thread.onSpinWait();
    }
  }

  /** Of one that is just being accepted some libraries forget that they have it. */
  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
  void closeEndsConnectionsAndReleasesThePort(Candidate candidate) throws Exception {
    ServerConfig config = ServerConfig.of(root).withParallelism(2);
    Application application = Application.of(config);
    RunningServer server = ((FrameworkModel) candidate.model()).serve(application, config);
    int port = server.port();
    try (Browser idle = new Browser(port);
        Browser pausing = new Browser(port)) {
      pausing.request("GET", "/pause?millis=60000");
      awaitOneUnderWay(application);
      idle.get("/file.txt");
      server.close();
      assertThat(server.termination().toCompletableFuture().isDone()).isTrue();
      assertThat(idle.ends()).isTrue();
      assertThat(pausing.ends()).isTrue();
    }
    ServerConfig same = ServerConfig.of(root).withPort(port, false);
    try (RunningServer again = candidate.model().start(same);
        Browser browser = new Browser(again.port())) {
      assertThat(browser.get("/file.txt").text()).isEqualTo(Site.FILE);
    }
  }
}
