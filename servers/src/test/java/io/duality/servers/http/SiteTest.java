package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.duality.servers.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteTest {
  @TempDir private Path root;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(root, 1 << 20, Work.measured());
  }

  private Dialogue request(String method, String target) {
    return Dialogue.with(site).send(method + " " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  private Answer get(String target) {
    return request("GET", target).answer();
  }

  private void file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content, UTF_8);
  }

  @Test
  void answersAFile() throws IOException {
    file("a.txt", "content");
    Answer answer = get("/a.txt");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("content");
    assertThat(answer.header("Content-Type")).isEqualTo("text/plain");
    assertThat(answer.header("Date")).isEqualTo("Tue, 03 Feb 2026 12:00:00 GMT");
    assertThat(answer.header("Server")).isEqualTo("duality");
  }

  @Test
  void readsAFileOnce() throws IOException {
    file("a.txt", "content");
    assertThat(request("GET", "/a.txt").steps()).hasAtLeastOneElementOfType(ReadFile.class);
    Files.delete(root.resolve("a.txt"));
    Dialogue second = request("GET", "/a.txt?query");
    assertThat(second.steps()).hasOnlyElementsOfType(Reply.class);
    assertThat(second.answer().text()).isEqualTo("content");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a.txt", "/empty", "/none", "/a", "/pause?millis=0", "/cpu?micros=1", "/cpu"})
  void answersHeadLikeGetWithoutABody(String target) throws IOException {
    file("a.txt", "content");
    file("empty", "");
    for (int cached = 0; cached < 2; cached++) {
      Answer get = get(target);
      Answer head = request("HEAD", target).answerToHead();
      assertThat(head.status()).isEqualTo(get.status());
      assertThat(head.headers()).isEqualTo(new TreeMap<>(get.headers()));
    }
  }

  @Test
  void answersAnEmptyFile() throws IOException {
    file("empty", "");
    assertThat(get("/empty").status()).isEqualTo(200);
    assertThat(get("/empty").header("Content-Length")).isEqualTo("0");
  }

  @Test
  void answersTheIndexOfAFolder() throws IOException {
    file("index.html", "root");
    file("sub/index.html", "sub");
    assertThat(get("/").text()).isEqualTo("root");
    assertThat(get("/").header("Content-Type")).isEqualTo("text/html");
    assertThat(get("/sub/").text()).isEqualTo("sub");
    assertThat(get("/sub").text()).isEqualTo("sub");
    assertThat(get("http://host").text()).isEqualTo("root");
  }

  @ParameterizedTest
  @CsvSource({
    "a.html, text/html",
    "a.HTML, text/html",
    "a.css, text/css",
    "a.png, image/png",
    "a.jpg, image/jpeg",
    "a, application/octet-stream",
    "a.b.txt, text/plain"
  })
  void tellsTheTypeByTheName(String name, String type) throws IOException {
    file(name, "x");
    assertThat(get("/" + name).header("Content-Type")).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/none",
        "/sub",
        "/sub/",
        "/a.txt/",
        "/a.txt/b",
        "/none/a",
        "/a.txt/.",
        "/fifo-less"
      })
  void answers404WhereThereIsNoFile(String target) throws IOException {
    file("a.txt", "content");
    file("sub/b", "");
    assertThat(get(target).status()).isEqualTo(404);
  }

  @Test
  void answers404ToANameTooLong() {
    assertThat(get("/" + "a".repeat(300)).status()).isEqualTo(404);
    assertThat(get("/" + "a/".repeat(3_000)).status()).isEqualTo(404);
  }

  @Test
  void answers404ToAnIndexThatIsNoFile() throws IOException {
    Files.createSymbolicLink(root.resolve("index.html"), Path.of("."));
    assertThat(get("/").status()).isEqualTo(404);
    Files.createDirectories(root.resolve("sub/index.html"));
    file("sub/index.html/index.html", "nested");
    assertThat(get("/sub/").status()).isEqualTo(404);
  }

  @Test
  void answers404ToALinkInACircle() throws IOException {
    Files.createSymbolicLink(root.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(root.resolve("b"), Path.of("a"));
    assertThat(get("/a").status()).isEqualTo(404);
  }

  @Test
  void answers404WhereSomethingOtherThanAFileLies() throws Exception {
    Process mkfifo = new ProcessBuilder("mkfifo", root.resolve("fifo").toString()).start();
    assertThat(mkfifo.waitFor()).isZero();
    assertThat(get("/fifo").status()).isEqualTo(404);
  }

  @Test
  void decodesNames() throws IOException {
    file("a b", "blank");
    file("\u00e9", "accent");
    file("100%", "percent");
    file("a+b", "plus");
    assertThat(get("/a%20b").text()).isEqualTo("blank");
    assertThat(get("/%C3%A9").text()).isEqualTo("accent");
    assertThat(get("/%c3%a9").text()).isEqualTo("accent");
    assertThat(get("/100%25").text()).isEqualTo("percent");
    assertThat(get("/a+b").text()).isEqualTo("plus");
    assertThat(get("/%61+b").text()).isEqualTo("plus");
  }

  @Test
  void doesNotTakeOneNameForAnother() throws IOException {
    file("a%20b", "literal");
    file("a b", "blank");
    assertThat(get("/a%2520b").text()).isEqualTo("literal");
    assertThat(get("/a%20b").text()).isEqualTo("blank");
    assertThat(get("/a%2520b").text()).isEqualTo("literal");
  }

  @Test
  void servesNoFileInTheNameOfARoute() throws IOException {
    file("cpu", "file");
    assertThat(get("/%63pu?micros=1").text()).isEqualTo("done\n");
    assertThat(get("/cpu?micros=1").text()).isEqualTo("done\n");
  }

  @Test
  void pausesAsAStep() {
    assertThat(request("GET", "/pause?millis=1500").pauses())
        .containsExactly(Duration.ofMillis(1_500));
    assertThat(request("GET", "/pause?millis=60000").pauses()).hasSize(1);
    assertThat(request("GET", "/pause?a=b&millis=0").answer().text()).isEqualTo("done\n");
  }

  @Test
  void computesForTheTimeAsked() {
    long start = System.nanoTime();
    assertThat(get("/cpu?micros=2000").text()).isEqualTo("done\n");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(400_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cpu",
        "/cpu?micros=",
        "/cpu?micros=-1",
        "/cpu?micros=1.5",
        "/cpu?micros=10000001",
        "/cpu?micros=99999999999999999999",
        "/cpu?Micros=1",
        "/cpu?micros=%31",
        "/pause",
        "/pause?millis=60001",
        "/pause?millis=x",
        "/pause?xmillis=1"
      })
  void answers400ToAParameterOutOfRange(String target) {
    Dialogue dialogue = request("GET", target);
    assertThat(dialogue.answer().status()).isEqualTo(400);
    assertThat(dialogue.isClosed()).isFalse();
  }

  @Test
  void refusesARootThatIsNoFolder() throws IOException {
    file("a.txt", "content");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new Site(root.resolve("a.txt"), 0, Work.measured()))
        .withMessageContaining("a.txt");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> new Site(root.resolve("none"), 0, Work.measured()));
  }

  @Test
  void keepsAnsweringWhenTheRootIsGone() throws IOException {
    Files.delete(root);
    assertThat(get("/a").status()).isEqualTo(404);
    Files.createDirectory(root);
  }
}
