package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session tells of a request before it is handled, and of a response that is begun. */
class DynamicTest {
  @TempDir Path root = Path.of("");

  private Session parsed(String lines) throws IOException {
    Session session = Service.of(ServerConfig.of(root).withCacheBytes(0)).open();
    byte[] bytes = Dialogue.http(lines).getBytes(ISO_8859_1);
    session.feed(bytes, 0, bytes.length);
    session.parse();
    return session;
  }

  @ParameterizedTest
  @CsvSource({
    "GET /cpu?micros=1, true",
    "HEAD /cpu, true",
    "GET /pause?millis=1, true",
    "POST /cpu, true",
    "POST /file, false",
    "PUT /cpu, false",
    "GET /cpus, false",
    "GET /file, false",
    "GET /, false"
  })
  void tellsAPageThatIsMade(String request, boolean made) throws IOException {
    Session session = parsed(request + " HTTP/1.1\nHost: a\n\n");
    assertThat(session.isDynamic()).isEqualTo(made);
    assertThat(session.next()).as("handled all the same").isNotNull();
    assertThat(session.isDynamic()).as("no longer at hand").isFalse();
  }

  @Test
  void tellsNothingOfARequestThatIsNotWhole() throws IOException {
    assertThat(parsed("GET /cpu HTTP/1.1\n").isDynamic()).isFalse();
    assertThat(parsed("nonsense\n\n").isDynamic()).isFalse();
  }

  @Test
  void tellsTheRestOfALongResponse() throws IOException {
    Files.write(root.resolve("long"), new byte[3 << 20]);
    Session session = parsed("GET /long HTTP/1.1\nHost: a\n\n");
    assertThat(session.isContinued()).isFalse();
    assertThat(session.next())
        .isInstanceOfSatisfying(
            ReadFile.class,
            read -> {
              assertThat(read.run())
                  .isInstanceOfSatisfying(Reply.class, reply -> session.begin(reply.response()));
            });
    ByteBuffer out = ByteBuffer.allocate(4 << 20);
    assertThat(session.fill(out)).isTrue();
    assertThat(session.isContinued()).isTrue();
  }
}
