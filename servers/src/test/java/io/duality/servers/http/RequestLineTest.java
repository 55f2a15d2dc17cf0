package io.duality.servers.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9112, section 3. */
class RequestLineTest {

  private static Dialogue line(String line) {
    return Dialogue.with(Dialogue::echo).send(line + "\r\nHost: a\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET / HTTP/1.1                        | /
          GET /a/b.html HTTP/1.1                | /a/b.html
          GET /a?b=c&d HTTP/1.1                 | /a
          GET /a?b?c=/d HTTP/1.1                | /a
          GET /? HTTP/1.1                       | /
          GET /%41%2f HTTP/1.1                  | /%41%2f
          GET //a HTTP/1.1                      | //a
          GET /a;b=c:@!$&*+,=~_-' HTTP/1.1      | /a;b=c:@!$&*+,=~_-'
          GET http://host HTTP/1.1              | /
          GET http://host/ HTTP/1.1             | /
          GET http://host:8080/a?b HTTP/1.1     | /a
          GET http://[::1]:80/a HTTP/1.1        | /a
          GET HTTP://HOST/A HTTP/1.1            | /A
          GET https://host/a HTTP/1.1           | /a
          GET /a HTTP/1.0                       | /a
          GET /a HTTP/1.2                       | /a
          """)
  void findsThePath(String line, String path) {
    Dialogue dialogue = line(line);
    assertThat(dialogue.answer().status()).isEqualTo(200);
    assertThat(dialogue.answer().text()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET",
        "GET /",
        "GET / ",
        "GET  / HTTP/1.1",
        "GET /  HTTP/1.1",
        "GET / HTTP/1.1 ",
        " GET / HTTP/1.1",
        "GET\t/\tHTTP/1.1",
        "GET /a b HTTP/1.1",
        "GET /a#b HTTP/1.1",
        "GET /\u0000 HTTP/1.1",
        "GET /\u00e9 HTTP/1.1",
        "GET /\u007f HTTP/1.1",
        "GET /a\rb HTTP/1.1",
        "GET / HTTP/1.1\r",
        "GET a HTTP/1.1",
        "GET * HTTP/1.1",
        "GET host:80 HTTP/1.1",
        "GET http:// HTTP/1.1",
        "GET http:///a HTTP/1.1",
        "GET http://us@er/a HTTP/1.1",
        "GET ftp://host/a HTTP/1.1",
        "GET ?a HTTP/1.1",
        "G(T / HTTP/1.1",
        "GET / http/1.1",
        "GET / HTTP/11",
        "GET / HTTP/1.",
        "GET / HTTP/1.10",
        "GET / HTTP/a.1",
        "GET / HTTP/1,1",
        "GET / XTTP/1.1",
        "\u0016\u0003\u0001\u0002"
      })
  void answers400ToAMalformedLine(String line) {
    Dialogue dialogue = line(line);
    assertThat(dialogue.answer().status()).isEqualTo(400);
    assertThat(dialogue.isClosed()).isTrue();
    assertThat(dialogue.service.counters().malformed()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET / HTTP/2.0", "GET / HTTP/0.9", "PRI * HTTP/2.0", "GET / HTTP/3.1"})
  void answers505ToAnotherVersion(String line) {
    Dialogue dialogue = line(line);
    assertThat(dialogue.answer().status()).isEqualTo(505);
    assertThat(dialogue.isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /a HTTP/1.1",
        "PUT /a HTTP/1.1",
        "DELETE /a HTTP/1.1",
        "PATCH /a HTTP/1.1",
        "TRACE /a HTTP/1.1",
        "OPTIONS * HTTP/1.1",
        "CONNECT host:80 HTTP/1.1"
      })
  void answers405WithAllowAndGoesOn(String line) {
    Dialogue dialogue = line(line);
    assertThat(dialogue.answer().status()).isEqualTo(405);
    assertThat(dialogue.answer().header("Allow")).isEqualTo("GET, HEAD");
    assertThat(dialogue.isClosed()).isFalse();
    assertThat(dialogue.service.counters().malformed()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"get /", "Get /", "head /", "post /", "BREW /", "PROPFIND /", "GETT /"})
  void answers501ToAnUnknownMethod(String start) {
    Dialogue dialogue = line(start + " HTTP/1.1");
    assertThat(dialogue.answer().status()).isEqualTo(501);
    assertThat(dialogue.isClosed()).isTrue();
  }

  @Test
  void ignoresEmptyLinesBeforeIt() {
    Dialogue dialogue = line("\r\n\n\r\nGET /a HTTP/1.1");
    assertThat(dialogue.answer().text()).isEqualTo("/a");
  }

  @Test
  void takesABareLineFeedAsTheEndOfALine() {
    Dialogue dialogue = Dialogue.with(Dialogue::echo).send("GET /a HTTP/1.1\nHost: a\n\n");
    assertThat(dialogue.answer().text()).isEqualTo("/a");
  }

  @Test
  void refusesABareCarriageReturnBeforeIt() {
    assertThat(line("\rGET /a HTTP/1.1").answer().status()).isEqualTo(400);
  }
}
