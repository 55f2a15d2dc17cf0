package io.duality.servers.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112, sections 3.2, 5 and 6, and what request smuggling is made of. */
class HeaderFieldsTest {

  private static Dialogue get(String headers) {
    return Dialogue.with(Dialogue::echo).send("GET /a HTTP/1.1\r\n" + headers + "\r\n\r\n");
  }

  private static void assertRefused(Dialogue dialogue, int status) {
    assertThat(dialogue.answer().status()).isEqualTo(status);
    assertThat(dialogue.isClosed()).isTrue();
    assertThat(dialogue.session.shouldLinger()).isTrue();
    assertThat(dialogue.service.counters().malformed()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: a",
        "host:a",
        "HOST:   \t a \t ",
        "Host:",
        "Host: a:80",
        "Host: [::1]:80",
        "Host: a\r\nX:",
        "Host: a\r\nX: a b\tc \u00e9 \u00ff",
        "Host: a\r\n!#$%&'*+-.^_`|~09azAZ: x",
        "Host: a\r\nContent-Length: 0",
        "Host: a\r\nContent-Length: 000",
        "Host: a\r\nHosts: b",
        "Host: a\r\nTE: trailers"
      })
  void acceptsWhatRfc9112Allows(String headers) {
    Dialogue dialogue = get(headers);
    assertThat(dialogue.answer().text()).isEqualTo("/a");
    assertThat(dialogue.isClosed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X: a",
        "Host: a\r\nHost: a",
        "Host: a\r\nhost: b",
        "Host: a b",
        "Host: a/b",
        "Host: u@a",
        "Host: \u00e9",
        "Host: a?b"
      })
  void answers400WithoutOneValidHost(String headers) {
    assertRefused(get(headers), 400);
  }

  @Test
  void needsNoHostInHttp10() {
    Dialogue dialogue = Dialogue.with(Dialogue::echo).send("GET /a HTTP/1.0\r\n\r\n");
    assertThat(dialogue.answer().status()).isEqualTo(200);
  }

  @Test
  void refusesTwoHostsInHttp10Too() {
    assertRefused(
        Dialogue.with(Dialogue::echo).send("GET /a HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n"), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host : a",
        "Host: a\r\nX : b",
        "Host: a\r\n X: folded",
        "Host: a\r\n folded",
        "Host: a\r\n\tfolded",
        " Host: a",
        "Host: a\r\nno colon",
        "Host: a\r\n: no name",
        "Host: a\r\nX(Y): z",
        "Host: a\r\nX\u0000: z",
        "Host: a\r\nX: \u0000",
        "Host: a\r\nX: a\rb",
        "Host: a\r\nX: a\r\r",
        "Host: a\r\nX: \u0007",
        "Host: a\r\nX: \u007f",
        "Host: a\r\n\u00e9: z"
      })
  void answers400ToAMalformedLine(String headers) {
    assertRefused(get(headers), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5, 5",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 5 5",
        "Content-Length: 5.0",
        "Content-Length:",
        "Content-Length: 99999999999999999999",
        "Content-Length: 18446744073709551621",
        "Content-Length : 5",
        "Content-Length: 5\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding:\u000bchunked",
        "Transfer-Encoding\r\n: chunked",
        "Content-Length:\r\n 5"
      })
  void answers400ToAnAmbiguousBody(String headers) {
    assertRefused(get("Host: a\r\n" + headers), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xchunked",
        "chunked, chunked",
        "gzip, chunked",
        "chunked, identity",
        "identity",
        "chunked;q=1",
        "\"chunked\"",
        ""
      })
  void answers501ToAnotherTransferCoding(String coding) {
    assertRefused(get("Host: a\r\nTransfer-Encoding: " + coding), 501);
  }

  @Test
  void refusesChunksInHttp10() {
    assertRefused(
        Dialogue.with(Dialogue::echo)
            .send("GET /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
        400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Expect: 200-ok",
        "Expect: 100-continue, x",
        "Expect: x\r\nExpect: 100-continue",
        "Expect: 100-continue\r\nExpect: x"
      })
  void answers417ToAnUnknownExpectation(String headers) {
    assertRefused(get("Host: a\r\n" + headers), 417);
  }

  @Test
  void answersNoBodyToAMalformedHead() {
    Dialogue dialogue = Dialogue.with(Dialogue::echo).send("HEAD /a HTTP/1.1\r\n\r\n");
    assertThat(dialogue.answerToHead().status()).isEqualTo(400);
  }
}
