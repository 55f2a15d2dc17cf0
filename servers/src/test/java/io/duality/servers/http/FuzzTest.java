package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeded mutations of valid requests: nothing throws, all is answered or waits for more. */
class FuzzTest {
  private static final Limits LIMITS = new Limits(128, 256, 6, 64);
  private static final int ROUNDS = 1_000;
  private static final List<String> SEEDS =
      List.of(
          "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
          "HEAD /f HTTP/1.1\r\nHost: a:80\r\nConnection: close\r\n\r\n",
          "GET /pause?millis=5 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
          "GET http://h/%2e%2e/f HTTP/1.1\r\nHost: h\r\nX: y\r\n\r\n",
          "POST /f HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello",
          "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;a\r\nhello\r\n0\r\nT: u\r\n\r\n",
          "GET /f HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\nabc");
  private static final List<String> TOKENS =
      List.of(
          "\r\n",
          "\n",
          "\r",
          " ",
          "\t",
          ":",
          "\0",
          "\u00ff",
          "%",
          "/",
          "..",
          "0",
          "ffffffff",
          "HTTP/1.1",
          "Host: b\r\n",
          "Content-Length: 9\r\n",
          "Transfer-Encoding: chunked\r\n",
          "\r\n\r\n",
          "Connection: close\r\n",
          "Expect: x\r\n",
          "GET ",
          "HEAD ",
          "/pause?millis=1",
          "%00",
          "#");

  @TempDir private Path root;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(root.resolve("f"), "file");
    Files.writeString(root.resolve("index.html"), "index");
    site = new Site(root, 1_000, Work.measured());
  }

  private Dialogue dialogue() {
    return Dialogue.with(new Service(site, LIMITS, Dialogue.NOON));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void answersOrWaitsWhateverComes(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] sent = mutant(random);
      Dialogue whole = dialogue().send(sent);
      assertThat(whole.isClosed() || whole.session.unparsed() <= 128 + 256 + 2)
          .as("holds no more than a head")
          .isTrue();
      Dialogue pieces =
          dialogue().sendInPieces(new String(sent, ISO_8859_1), 1 + random.nextInt(9));
      assertThat(pieces.text()).as(new String(sent, ISO_8859_1)).isEqualTo(whole.text());
      assertThat(pieces.isClosed()).isEqualTo(whole.isClosed());
      assertThat(pieces.service.counters()).isEqualTo(whole.service.counters());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void answersEachValidRequestBeforeTheMutant(long seed) {
    Random random = new Random(seed);
    String valid = "GET /f HTTP/1.1\r\nHost: a\r\n\r\n";
    for (int i = 0; i < ROUNDS; i++) {
      int before = random.nextInt(4);
      String sent = valid.repeat(before) + new String(mutant(random), ISO_8859_1);
      String text = dialogue().send(sent).text();
      String file = Dialogue.with(site).send(valid.repeat(before)).text();
      assertThat(text).startsWith(file);
      assertThat(Answer.all(file.getBytes(ISO_8859_1))).hasSize(before);
    }
  }

  private static byte[] mutant(Random random) {
    StringBuilder text = new StringBuilder();
    for (int requests = random.nextInt(3); requests >= 0; requests--) {
      text.append(SEEDS.get(random.nextInt(SEEDS.size())));
    }
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      mutate(text, random);
    }
    return text.toString().getBytes(ISO_8859_1);
  }

  private static void mutate(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + 1 + random.nextInt(8));
    switch (random.nextInt(6)) {
      case 0 -> text.delete(at, to);
      case 1 -> text.insert(at, TOKENS.get(random.nextInt(TOKENS.size())));
      case 2 -> text.replace(at, to, TOKENS.get(random.nextInt(TOKENS.size())));
      case 3 -> text.insert(at, text.substring(at, to));
      case 4 -> text.insert(at, String.valueOf((char) random.nextInt(256)));
      default -> text.insert(at, "a".repeat(random.nextInt(400)));
    }
  }
}
