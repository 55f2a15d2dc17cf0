package io.duality.servers.http;

import static io.duality.servers.http.Dialogue.http;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies are passed over, so that the request behind them is found (RFC 9112, 6 and 7.1). */
class BodySkippingTest {
  private static final String NEXT = "GET /next HTTP/1.1\r\nHost: a\r\n\r\n";

  private static Dialogue chunked(String body) {
    return Dialogue.with(Dialogue::echo)
        .send("GET /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n" + body);
  }

  @Test
  void skipsABodyOfAKnownLength() {
    Dialogue dialogue =
        Dialogue.with(Dialogue::echo)
            .send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 18\r\n\r\nGET /x HTTP/1.1\r\n\r")
            .send(NEXT);
    assertThat(dialogue.statuses()).containsExactly(405, 200);
    assertThat(dialogue.bodies().getLast()).isEqualTo("/next");
  }

  @Test
  void answersOnlyWhenTheBodyIsThere() {
    Dialogue dialogue =
        Dialogue.with(Dialogue::echo)
            .send("GET /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nab");
    assertThat(dialogue.answers()).isEmpty();
    assertThat(dialogue.session.isMidRequest()).isTrue();
    assertThat(dialogue.send("c").answer().text()).isEqualTo("/a");
    assertThat(dialogue.session.isMidRequest()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0\r\n\r\n",
        "5\r\nhello\r\n0\r\n\r\n",
        "5;a=b;c=\"d;e\"\r\nhello\r\n0;x\r\n\r\n",
        "5 ;a\r\nhello\r\n0\r\n\r\n",
        "A\r\n0123456789\r\na\r\n0123456789\r\n00\r\n\r\n",
        "000000000000005\r\nhello\r\n0\r\n\r\n",
        "2\r\n\r\n\r\n0\r\n\r\n",
        "1\r\na\r\n0\r\nTrailer: x\r\nAnother: \u00e9\r\n\r\n",
        "0\r\nContent-Length: 100\r\n\r\n"
      })
  void skipsChunks(String body) {
    Dialogue dialogue = chunked(body + NEXT);
    assertThat(dialogue.bodies()).containsExactly("/a", "/next");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n",
        "x\r\n",
        "-1\r\n",
        "+1\r\n",
        "0x1\r\n",
        " 1\r\na\r\n",
        "1\na\r\n",
        "1\r\nab\r\n",
        "1\r\na\n",
        "1\r\na0\r\n",
        "1 2\r\na\r\n",
        "1 a\r\na\r\n",
        "1;a\nb\r\n",
        "1;a\rb\r\n",
        "1;\u0000\r\n",
        ";a\r\n",
        "0000000000000001\r\na\r\n",
        "0\r\n\rX",
        "0\r\n\n",
        "0\r\nA: b\n\r\n",
        "0\r\nA: b\rc\r\n\r\n",
        "0\r\nA: \u0000\r\n\r\n",
        "0\r\nno colon\r\n\r\n",
        "0\r\n: no name\r\n\r\n",
        "0\r\nA : b\r\n\r\n",
        "0\r\n A: b\r\n\r\n"
      })
  void answers400ToMalformedChunks(String body) {
    Dialogue dialogue = chunked(body);
    assertThat(dialogue.answer().status()).isEqualTo(400);
    assertThat(dialogue.isClosed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'Content-Length: 101', ''",
    "'Content-Length: 999999999999999999', ''",
    "'Transfer-Encoding: chunked', 65",
    "'Transfer-Encoding: chunked', fffffffffffffff",
    "'Transfer-Encoding: chunked', 7fffffff",
    "'Transfer-Encoding: chunked', 80000000",
  })
  void answers413ToABodyBeyondTheLimit(String header, String body) {
    assertThat(limited(header, body).answer().status()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 100", "Transfer-Encoding: chunked"})
  void acceptsABodyAtTheLimit(String header) {
    String body = "x".repeat(100);
    String sent = header.startsWith("C") ? body : "64\r\n" + body + "\r\n0\r\n\r\n";
    assertThat(limited(header, sent).answer().status()).isEqualTo(200);
  }

  @Test
  void addsUpTheChunks() {
    String chunk = "32\r\n" + "x".repeat(50) + "\r\n";
    assertThat(limited("Transfer-Encoding: chunked", chunk + chunk + "0\r\n\r\n").statuses())
        .containsExactly(200);
    assertThat(limited("Transfer-Encoding: chunked", chunk + chunk + "1\r\n").statuses())
        .containsExactly(413);
  }

  private static Dialogue limited(String header, String body) {
    Limits limits = new Limits(8_192, 16_384, 100, 100);
    return Dialogue.with(new Service(Dialogue::echo, limits, InstantSource.system()))
        .send("GET /a HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n" + body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1;", "0\r\nA: ", "0\r\n"})
  void answers431ToEndlessExtensionsAndTrailers(String start) {
    assertThat(chunked(start + "a".repeat(5_000)).answer().status()).isEqualTo(431);
  }

  @Test
  void answers431ToEndlesslyManyTrailers() {
    assertThat(chunked("0\r\n" + "A: b\r\n".repeat(1_000)).answer().status()).isEqualTo(431);
  }

  @Test
  void answersWithoutTheBodyThatAClientHoldsBackAndCloses() {
    Dialogue dialogue =
        Dialogue.with(Dialogue::echo)
            .send(
                http(
                    """
                    GET /a HTTP/1.1
                    Host: a
                    Expect: 100-Continue
                    Content-Length: 5

                    """));
    assertThat(dialogue.answer().text()).isEqualTo("/a");
    assertThat(dialogue.answer().closes()).isTrue();
    assertThat(dialogue.session.shouldLinger()).as("the body may come all the same").isTrue();
  }

  @Test
  void ignoresTheExpectationOfHttp10() {
    Dialogue dialogue =
        Dialogue.with(Dialogue::echo)
            .send(
                http(
                    """
                    GET /a HTTP/1.0
                    Connection: keep-alive
                    Expect: 100-continue
                    Content-Length: 5

                    """))
            .send("hello" + NEXT);
    assertThat(dialogue.bodies()).containsExactly("/a", "/next");
  }

  @Test
  void keepsTheConnectionWhenNoBodyIsHeldBack() {
    Dialogue dialogue =
        Dialogue.with(Dialogue::echo)
            .send("GET /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n" + NEXT);
    assertThat(dialogue.bodies()).containsExactly("/a", "/next");
  }
}
