package io.duality.frameworks;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each framework has to serve to be measured; malformed input is its own affair. */
class FrameworkContractTest {
  @TempDir private Path folder;
  private Path root;

  @BeforeEach
  void makeRoot() throws IOException {
    root = Site.make(folder);
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

  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
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
      assertThat(text.text()).isEqualTo(Site.FILE);
    }
  }

  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
  void servesFilesThatDoNotFitItsCache(Candidate candidate) throws IOException {
    byte[] page = file("page", 8_192);
    ServerConfig config = ServerConfig.of(root).withCacheBytes(100);
    try (RunningServer server = candidate.model().start(config);
        Browser browser = new Browser(server.port())) {
      for (int i = 0; i < 3; i++) {
        assertThat(browser.get("/page").body()).isEqualTo(page);
        assertThat(browser.get("/file.txt").text()).isEqualTo(Site.FILE);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
  void answersHeadWithoutABody(Candidate candidate) throws IOException {
    try (RunningServer server = start(candidate);
        Browser browser = new Browser(server.port())) {
      Browser.Page head = browser.request("HEAD", "/file.txt").head();
      assertThat(head.status()).isEqualTo(200);
      assertThat(head.header("content-length")).isEqualTo(Integer.toString(Site.FILE.length()));
      assertThat(browser.get("/file.txt").text()).isEqualTo(Site.FILE);
    }
  }

  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
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
  @MethodSource("io.duality.frameworks.Candidate#all")
  void answersPipelinedRequestsInOrder(Candidate candidate) throws IOException {
    String file = "GET /file.txt HTTP/1.1\r\nHost: a\r\n\r\n";
    String pause = "GET /pause?millis=20 HTTP/1.1\r\nHost: a\r\n\r\n";
    String none = "GET /none HTTP/1.1\r\nHost: a\r\n\r\n";
    try (RunningServer server = start(candidate);
        Browser browser = new Browser(server.port())) {
      browser.send((file + pause + none).repeat(10));
      for (int i = 0; i < 10; i++) {
        assertThat(browser.page().text()).isEqualTo(Site.FILE);
        assertThat(browser.page().text()).isEqualTo("done\n");
        assertThat(browser.page().status()).isEqualTo(404);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
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
          assertThat(page.text()).as(target).doesNotContain(Site.SECRET.strip());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
  void computesAndPausesForTheTimeAsked(Candidate candidate) throws IOException {
    try (RunningServer server = start(candidate);
        Browser browser = new Browser(server.port())) {
      long begun = System.nanoTime();
      assertThat(browser.get("/cpu?micros=20000").text()).isEqualTo("done\n");
      assertThat(browser.get("/pause?millis=30").text()).isEqualTo("done\n");
      assertThat(browser.get("/pause?millis=0").text()).isEqualTo("done\n");
      assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(34_000_000);
    }
  }

  /** One after the other they would take longer than the browser's patience. */
  @ParameterizedTest
  @MethodSource("io.duality.frameworks.Candidate#all")
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
}
