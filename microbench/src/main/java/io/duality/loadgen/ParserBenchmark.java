package io.duality.loadgen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import io.duality.microbench.NanosBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One response out of the buffer: nginx's head with 8 KB behind it, whose bytes are counted and not
 * compared.
 */
@State(Scope.Thread)
public class ParserBenchmark extends NanosBenchmark {
  /** What arrives. */
  public enum Arriving {
    /** The head is the one before: a server's answers within a second. */
    SAME_HEAD,
    /** Its date is another one each time, which it is once a second. */
    OTHER_HEAD,
    /** The head comes in two reads. */
    SPLIT_HEAD,
    /** The body comes in eight chunks. */
    CHUNKED
  }

  private static final String HEAD =
      """
      HTTP/1.1 200 OK\r
      Server: nginx/1.22.1\r
      Date: Sat, 21 Nov 2026 09:24:1SECOND GMT\r
      Content-Type: text/plain\r
      FRAMING\r
      Last-Modified: Sat, 21 Nov 2026 09:00:00 GMT\r
      Connection: keep-alive\r
      ETag: "6740a1b2-2000"\r
      Accept-Ranges: bytes\r
      \r
      """;

  /** Which kind. */
  @Param public Arriving arriving = Arriving.SAME_HEAD;

  private final ResponseParser parser = new ResponseParser(new HeadReader());
  private byte[][] responses = new byte[0][];
  private int next;

  /** Makes the responses, which come in turn. */
  @Setup
  public void make() {
    responses = new byte[arriving == Arriving.OTHER_HEAD ? 2 : 1][];
    for (int i = 0; i < responses.length; i++) {
      responses[i] = response(i).getBytes(ISO_8859_1);
    }
  }

  private String response(int second) {
    if (arriving == Arriving.CHUNKED) {
      String chunk = "400\r\n" + "x".repeat(1_024) + "\r\n";
      return head(second, "Transfer-Encoding: chunked") + chunk.repeat(8) + "0\r\n\r\n";
    }
    return head(second, "Content-Length: 8192") + "x".repeat(8_192);
  }

  private static String head(int second, String framing) {
    return HEAD.replace("SECOND", Integer.toString(second)).replace("FRAMING", framing);
  }

  /** One response. */
  @Benchmark
  public long response() {
    byte[] bytes = responses[next];
    next = next + 1 == responses.length ? 0 : next + 1;
    parser.start();
    int at = 0;
    if (arriving == Arriving.SPLIT_HEAD) {
      at = parser.feed(bytes, 0, 100, null);
    }
    parser.feed(bytes, at, bytes.length, null);
    if (!parser.complete()) {
      throw new IllegalStateException("not complete after " + parser.wireBytes() + " bytes");
    }
    return parser.wireBytes();
  }
}
