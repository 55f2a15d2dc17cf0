package io.duality.loadgen.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseParserTest {
  private final ResponseParser parser = new ResponseParser(new HeadReader());

  private static String lines(String... lines) {
    return String.join("\r\n", lines);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Text, status, body bytes, whether the connection persists. */
  static Stream<Arguments> complete() {
    return Stream.of(
        Arguments.of(lines("HTTP/1.1 200 OK", "Content-Length: 5", "", "hello"), 200, 5, true),
        Arguments.of(lines("HTTP/1.1 200", "content-LENGTH:\t5  ", "", "hello"), 200, 5, true),
        Arguments.of(lines("HTTP/1.1 200 ", "Content-Length: 0", "", ""), 200, 0, true),
        Arguments.of(
            lines("HTTP/1.1 200 OK", "Content-Length: 1", "Content-Length: 1", "", "x"),
            200,
            1,
            true),
        Arguments.of(
            lines("HTTP/1.1 404 Not Found", "Connection: close", "Content-Length: 2", "", "no"),
            404,
            2,
            false),
        Arguments.of(
            lines("HTTP/1.1 200 OK", "Connection: foo , CLOSE", "Content-Length: 0", "", ""),
            200,
            0,
            false),
        Arguments.of(lines("HTTP/1.0 200 OK", "Content-Length: 1", "", "x"), 200, 1, false),
        Arguments.of(
            lines("HTTP/1.0 200 OK", "Connection: keep-alive", "Content-Length: 1", "", "x"),
            200,
            1,
            true),
        Arguments.of(lines("HTTP/1.1 204 No Content", "", ""), 204, 0, true),
        Arguments.of(lines("HTTP/1.1 304 Not Modified", "Content-Length: 9", "", ""), 304, 0, true),
        Arguments.of(
            lines(
                "HTTP/1.1 100 Continue",
                "",
                "HTTP/1.1 103 Early Hints",
                "Link: x",
                "",
                "HTTP/1.1 200 OK",
                "Content-Length: 2",
                "",
                "ok"),
            200,
            2,
            true),
        Arguments.of(
            lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "0", "", ""), 200, 0, true),
        Arguments.of(
            lines(
                "HTTP/1.1 200 OK",
                "Transfer-Encoding: gzip, Chunked",
                "",
                "5;name=\"value\"",
                "hello",
                "0A ; x",
                "0123456789",
                "0000;last",
                "Trailer-One: 1",
                "Trailer-Two: 2",
                "",
                ""),
            200,
            15,
            true));
  }

  @ParameterizedTest
  @MethodSource("complete")
  void findsTheEndWhereverTheBytesAreSplit(
      String text, int status, long bodyBytes, boolean persistent) {
    byte[] bytes = bytes(text + "EXCESS");
    int length = bytes.length - "EXCESS".length();
    for (int first = 0; first <= length; first++) {
      for (int second = first; second <= length; second++) {
        feed(bytes, first, second, bytes.length, length);
        assertThat(parser.complete()).isTrue();
        assertThat(parser.status()).isEqualTo(status);
        assertThat(parser.bodyBytes()).isEqualTo(bodyBytes);
        assertThat(parser.wireBytes()).isEqualTo(length);
        assertThat(parser.persistent()).isEqualTo(persistent);
      }
    }
  }

  private void feed(byte[] bytes, int first, int second, int third, int length) {
    parser.start();
    int at = 0;
    for (int until : new int[] {first, second, third}) {
      int end = parser.feed(bytes, at, until, null);
      assertThat(end).isEqualTo(Math.min(until, length));
      at = end;
    }
  }

  @ParameterizedTest
  @MethodSource("complete")
  void findsTheEndWhenBytesComeOneByOne(
      String text, int status, long bodyBytes, boolean persistent) {
    byte[] bytes = bytes(text);
    for (int i = 0; i < bytes.length; i++) {
      assertThat(parser.complete()).isFalse();
      assertThat(parser.feed(bytes, i, i + 1, null)).isEqualTo(i + 1);
    }
    assertThat(parser.complete()).isTrue();
    assertThat(parser.status()).isEqualTo(status);
    assertThat(parser.bodyBytes()).isEqualTo(bodyBytes);
    assertThat(parser.persistent()).isEqualTo(persistent);
  }

  @Test
  void readsUntilTheCloseWhereNothingElseTellsTheEnd() {
    byte[] bytes = bytes(lines("HTTP/1.1 200 OK", "Transfer-Encoding: gzip", "", "some body"));
    parser.feed(bytes, 0, bytes.length, null);
    assertThat(parser.complete()).isFalse();
    assertThat(parser.inBody()).isTrue();
    assertThat(parser.end()).isTrue();
    assertThat(parser.complete()).isTrue();
    assertThat(parser.bodyBytes()).isEqualTo(9);
    assertThat(parser.persistent()).isFalse();
  }

  @Test
  void aCloseCompletesNothingElse() {
    byte[] bytes = bytes(lines("HTTP/1.1 200 OK", "Content-Length: 5", "", "hell"));
    assertThat(parser.end()).isFalse();
    parser.feed(bytes, 0, 20, null);
    assertThat(parser.started()).isTrue();
    assertThat(parser.end()).isFalse();
    parser.feed(bytes, 20, bytes.length, null);
    assertThat(parser.inBody()).isTrue();
    assertThat(parser.end()).isFalse();
  }

  @Test
  void aSplitHeadKeepsOnlyItselfAndNotTheBodyBehindIt() {
    String body = "x".repeat(60_000);
    byte[] bytes = bytes(lines("HTTP/1.1 200 OK", "Content-Length: 60000", "", body));
    int head = bytes.length - body.length();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int split = 1; split < head; split++) {
      parser.start();
      parser.feed(bytes, 0, split, null);
      parser.feed(bytes, split, bytes.length, null);
      assertThat(parser.complete()).isTrue();
      assertThat(parser.bodyBytes()).isEqualTo(60_000);
    }
    // The assertions' own garbage is in it.
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10L * body.length());
  }

  @Test
  void remembersAHeadOnlyAsLongAsItIsTheSame() {
    HeadReader shared = new HeadReader();
    for (String length : "5 5 4 5 x 5 4 4 x x 4".split(" ", -1)) {
      byte[] next = bytes(lines("HTTP/1.1 200 OK", "Content-Length: " + length, "", "hello"));
      ResponseParser one = new ResponseParser(shared);
      one.feed(next, 0, next.length, null);
      assertThat(one.broken()).isEqualTo(length.equals("x"));
      if (!one.broken()) {
        assertThat(one.bodyBytes()).isEqualTo(Long.parseLong(length));
      }
    }
  }

  @Test
  void checksEachPartOfABodyAtItsPosition() {
    byte[] bytes =
        bytes(lines("HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "", "3", "abc", "2", "de"));
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < bytes.length; i++) {
      parser.feed(
          bytes,
          i,
          i + 1,
          (buffer, from, length, position) -> {
            assertThat(position).isEqualTo(seen.length());
            seen.append(new String(buffer, from, length, ISO_8859_1));
            return true;
          });
    }
    assertThat(seen).hasToString("abcde");
    assertThat(parser.matches()).isTrue();
  }

  @Test
  void onePartThatIsWrongStaysWrong() {
    byte[] bytes = bytes(lines("HTTP/1.1 200 OK", "Content-Length: 6", "", "abcdef"));
    int body = bytes.length - 6;
    BodyCheck second = (buffer, from, length, position) -> position != 2;
    parser.feed(bytes, 0, body + 2, second);
    parser.feed(bytes, body + 2, body + 4, second);
    parser.feed(bytes, body + 4, body + 6, second);
    assertThat(parser.complete()).isTrue();
    assertThat(parser.matches()).isFalse();
    parser.start();
    assertThat(parser.matches()).isTrue();
  }

  @Test
  void doesNotCompareTheBodyOfAnErrorPage() {
    byte[] bytes = bytes(lines("HTTP/1.1 404 Not Found", "Content-Length: 2", "", "no"));
    parser.feed(bytes, 0, bytes.length, (buffer, from, length, position) -> false);
    assertThat(parser.matches()).isTrue();
  }
}
