package io.duality.loadgen.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MalformedResponseTest {
  private static final String CHUNKED =
      "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          status line    | garbage
          status line    | \\r\\n\\r\\n
          status line    | HTTP/2.0 200 OK\\r\\n\\r\\n
          status line    | HTTP/1.x 200 OK\\r\\n\\r\\n
          status line    | http/1.1 200 OK\\r\\n\\r\\n
          status line    | HTTP/1.1200 OK\\r\\n\\r\\n
          status line    | HTTP/1.1 20\\r\\n\\r\\n
          three digits   | HTTP/1.1 2x0 OK\\r\\n\\r\\n
          100 to 599     | HTTP/1.1 2000 OK\\r\\n\\r\\n
          100 to 599     | HTTP/1.1 600 OK\\r\\n\\r\\n
          100 to 599     | HTTP/1.1 099 OK\\r\\n\\r\\n
          control        | HTTP/1.1 200 O\\0K\\r\\n\\r\\n
          LF alone       | HTTP/1.1 200 OK\\nContent-Length: 0\\n\\n
          control        | HTTP/1.1 200 OK\\nContent-Length: 0\\r\\n\\r\\n
          field name     | HTTP/1.1 200 OK\\r\\nContent-Length : 0\\r\\n\\r\\n
          field name     | HTTP/1.1 200 OK\\r\\n folded: 0\\r\\n\\r\\n
          field name     | HTTP/1.1 200 OK\\r\\n: 0\\r\\n\\r\\n
          field name     | HTTP/1.1 200 OK\\r\\nnothing\\r\\n\\r\\n
          control        | HTTP/1.1 200 OK\\r\\nA: b\\rc\\r\\n\\r\\n
          different      | HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\n
          Content-Length | HTTP/1.1 200 OK\\r\\nContent-Length: -1\\r\\n\\r\\n
          Content-Length | HTTP/1.1 200 OK\\r\\nContent-Length: +1\\r\\n\\r\\n
          Content-Length | HTTP/1.1 200 OK\\r\\nContent-Length:\\r\\n\\r\\n
          Content-Length | HTTP/1.1 200 OK\\r\\nContent-Length: 1 2\\r\\n\\r\\n
          Content-Length | HTTP/1.1 200 OK\\r\\nContent-Length: 1234567890123456789\\r\\n\\r\\n
          both           | HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n
          HTTP/1.0       | HTTP/1.0 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n
          101            | HTTP/1.1 101 Switching Protocols\\r\\n\\r\\n
          """)
  void isRefusedWithAReason(String reason, String text) {
    refuses(reason, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          without a size | \\r\\n
          without a size | ;x\\r\\n
          hexadecimal    | 5x\\r\\n
          hexadecimal    | 5\\n
          digits         | 1234567890123456\\r\\n
          size says      | 5\\r\\nhelloo
          size says      | 5\\r\\nhello\\n
          size says      | 5\\rx
          LF alone       | 5;x\\n
          LF alone       | 0\\r\\nA: b\\n
          size says      | 0\\r\\n\\rx
          """)
  void chunksAreRefusedWithAReason(String reason, String text) {
    refuses(reason, CHUNKED + text);
  }

  private static void refuses(String reason, String text) {
    byte[] bytes =
        text.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0").getBytes(ISO_8859_1);
    ResponseParser whole = new ResponseParser(new HeadReader());
    whole.feed(bytes, 0, bytes.length, null);
    assertThat(whole.broken()).isTrue();
    assertThat(whole.problem()).contains(reason);
    ResponseParser pieces = new ResponseParser(new HeadReader());
    for (int i = 0; i < bytes.length && !pieces.broken(); i++) {
      pieces.feed(bytes, i, i + 1, null);
    }
    assertThat(pieces.broken()).isTrue();
  }

  @Test
  void aHeadOfAMegabyteIsRefusedAtItsLimit() {
    ResponseParser parser = new ResponseParser(new HeadReader());
    byte[] head = ("HTTP/1.1 200 OK\r\nA: " + "x".repeat(1 << 20)).getBytes(ISO_8859_1);
    int at = 0;
    while (!parser.broken()) {
      at = parser.feed(head, at, Math.min(head.length, at + 1_000), null);
    }
    assertThat(parser.problem()).contains("65536 bytes");
    assertThat(at).isBetween(HeadReader.MAX_HEAD_BYTES, HeadReader.MAX_HEAD_BYTES + 1_000);
  }

  @Test
  void aHeadOfExactlyTheLimitIsRead() {
    String start = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nA: ";
    String end = "\r\n\r\n";
    String filler = "x".repeat(HeadReader.MAX_HEAD_BYTES - start.length() - end.length());
    byte[] head = (start + filler + end).getBytes(ISO_8859_1);
    for (int step : new int[] {head.length, 777}) {
      ResponseParser parser = new ResponseParser(new HeadReader());
      for (int at = 0; at < head.length; at += step) {
        parser.feed(head, at, Math.min(head.length, at + step), null);
      }
      assertThat(parser.complete()).isTrue();
    }
  }

  @Test
  void endlessExtensionsAndTrailersAreRefused() {
    endless("5;", 4_096);
    endless("0\r\nA: ", 65_536);
  }

  private static void endless(String start, int limit) {
    ResponseParser parser = new ResponseParser(new HeadReader());
    byte[] head = (CHUNKED.replace("\\r", "\r").replace("\\n", "\n") + start).getBytes(ISO_8859_1);
    byte[] more = "x".repeat(100_000).getBytes(ISO_8859_1);
    parser.feed(head, 0, head.length, null);
    parser.feed(more, 0, more.length, null);
    assertThat(parser.broken()).isTrue();
    assertThat(parser.problem()).contains(Integer.toString(limit));
  }
}
