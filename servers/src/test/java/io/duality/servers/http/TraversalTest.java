package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No spelling of a path leads out of the root, and none that stays inside is refused. */
class TraversalTest {
  private static final String SECRET = "SECRET";
  private static final List<String> PIECES =
      List.of(
          "/",
          "/",
          "/",
          "/",
          "..",
          ".",
          "%2e%2e",
          "%2E.",
          "%2f",
          "%2F",
          "%5c",
          "\\",
          "%00",
          "%",
          "%2",
          "%zz",
          "%c0%ae",
          "%c0%af",
          "%e0%80%ae",
          "%ff",
          "%u002e",
          "..;",
          "...",
          "a",
          "b",
          "%61",
          "in",
          "out",
          "outfile",
          "index.html",
          "secret",
          "f",
          "%66",
          "%c3%a9",
          "~",
          "//");

  @TempDir private Path temp;
  private Path root;
  private Site site;

  @BeforeEach
  void plant() throws IOException {
    root = Files.createDirectories(temp.resolve("in"));
    write("secret");
    write("outside/secret");
    write("outside/index.html");
    write("in/f");
    write("in/index.html");
    write("in/a/f");
    write("in/a/b/index.html");
    write("in/\u00e9");
    write("in/...");
    write("in/..;");
    write("in/~");
    link("in/out", "../outside");
    link("in/outfile", "../secret");
    link("in/a/in", "../a");
    link("in/b", temp.resolve("in/f").toString());
    site = new Site(root, 1 << 20, Work.measured());
  }

  private void write(String name) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, name.startsWith("in/") ? "inside " + name : SECRET, UTF_8);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(temp.resolve(name), Path.of(target));
  }

  private Answer get(String target) {
    return Dialogue.with(site).send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").answer();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret",
        "/a/../../secret",
        "/a/../f",
        "/./f",
        "/f/.",
        "/%2e%2e/secret",
        "/%2E%2E%2Fsecret",
        "/..%2fsecret",
        "/a/..%2f..%2fsecret",
        "/%2e./secret",
        "/.%2e/secret",
        "//f",
        "///../secret",
        "/a//f",
        "/%c0%ae%c0%ae/secret",
        "/%c0%ae%c0%ae%c0%afsecret",
        "/%e0%80%ae%e0%80%ae/secret",
        "/%252e%252e/secret",
        "/f%00",
        "/f%00.html",
        "/%00",
        "/%ff",
        "/out",
        "/out/",
        "/out/secret",
        "/outfile",
        "/a/in/../../secret",
        "/..\\secret",
        "/..%5csecret",
        "http://h/../secret",
        "/%2f",
        "/%2fetc%2fpasswd",
        "//etc/passwd"
      })
  void answers404ToWhatCouldLeadOut(String target) {
    assertThat(get(target).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%", "/f%", "/f%6", "/f%zz", "/%u002e", "/%2e%2e/%zz", "/%2e%2", "/%-1"})
  void answers400ToMalformedPercentEncoding(String target) {
    assertThat(get(target).status()).isEqualTo(400);
  }

  @Test
  void followsLinksThatStayInside() {
    assertThat(get("/a/in/f").text()).isEqualTo("inside in/a/f");
    assertThat(get("/b").text()).isEqualTo("inside in/f");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithTheFileSystemOnRandomPaths(long seed) throws IOException {
    Random random = new Random(seed);
    int found = 0;
    for (int i = 0; i < 3_000; i++) {
      StringBuilder target = new StringBuilder("/");
      for (int pieces = random.nextInt(6); pieces >= 0; pieces--) {
        target.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      Answer answer = get(target.toString());
      Optional<Path> truth = truth(target.toString());
      assertThat(answer.text()).as(target.toString()).doesNotContain(SECRET);
      int otherwise = target.toString().matches(".*%(?![0-9a-fA-F]{2}).*") ? 400 : 404;
      assertThat(answer.status())
          .as(target.toString())
          .isEqualTo(truth.isPresent() ? 200 : otherwise);
      if (truth.isPresent()) {
        assertThat(answer.bytes()).isEqualTo(Files.readAllBytes(truth.get()));
        found++;
      }
    }
    assertThat(found).as("paths that exist").isGreaterThan(50);
  }

  /** The file that a path names by java.nio alone, where it is spelt without detours. */
  private Optional<Path> truth(String target) throws IOException {
    Optional<String> name = decode(target);
    if (name.isEmpty() || !isDirect(name.get())) {
      return Optional.empty();
    }
    Path named = root.resolve(name.get().substring(1));
    boolean folder = name.get().endsWith("/");
    if (folder ? !Files.isDirectory(named) : !Files.exists(named)) {
      return Optional.empty();
    }
    Path file = Files.isDirectory(named) ? named.resolve("index.html") : named;
    boolean inside = Files.isRegularFile(file) && file.toRealPath().startsWith(root.toRealPath());
    return inside ? Optional.of(file) : Optional.empty();
  }

  private static boolean isDirect(String name) {
    return !name.contains("//") && !(name + "/").contains("/./") && !(name + "/").contains("/../");
  }

  private static Optional<String> decode(String target) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < target.length(); i++) {
      if (target.charAt(i) != '%') {
        bytes.write(target.charAt(i));
        continue;
      }
      String digits = target.substring(i + 1, Math.min(target.length(), i + 3));
      if (!digits.matches("[0-9a-fA-F]{2}") || digits.equals("00") || digits.matches("2[fF]")) {
        return Optional.empty();
      }
      bytes.write(Integer.parseInt(digits, 16));
      i += 2;
    }
    try {
      return Optional.of(
          UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  @Test
  void readsRawBytesAsUtf8OnlyWhereTheyAreEscaped() {
    byte[] raw = "/\u00e9".getBytes(UTF_8);
    assertThat(get(new String(raw, ISO_8859_1)).status()).isEqualTo(400);
    assertThat(get("/%c3%a9").bytes()).isEqualTo("inside in/\u00e9".getBytes(UTF_8));
  }
}
