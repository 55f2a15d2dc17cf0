package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.microbench.NanosBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The head of one request, from its bytes to its fields, without the handler. A browser's head is
 * ten times as long as a generator's: figures of a server under load are those of short heads.
 */
@State(Scope.Thread)
public class RequestParserBenchmark extends NanosBenchmark {
  private static final int CUT = 25;

  /** What arrives. */
  public enum Arriving {
    /** As a load generator sends it. */
    GENERATOR,
    /** As a browser does. */
    BROWSER,
    /** A generator's, which comes in two reads. */
    SPLIT
  }

  private static final String SHORT =
      "GET /page HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: microbench\r\n\r\n";

  private static final String LONG =
      """
      GET /page?from=start HTTP/1.1\r
      Host: 127.0.0.1:8080\r
      Connection: keep-alive\r
      Cache-Control: max-age=0\r
      Upgrade-Insecure-Requests: 1\r
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)\r
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8\r
      Sec-Fetch-Site: none\r
      Sec-Fetch-Mode: navigate\r
      Accept-Encoding: gzip, deflate, br, zstd\r
      Accept-Language: en-US,en;q=0.9\r
      Cookie: session=0123456789abcdef0123456789abcdef; theme=dark\r
      \r
      """;

  /** Which kind. */
  @Param public Arriving arriving = Arriving.GENERATOR;

  private final HeadParser parser = new HeadParser(Limits.DEFAULT);
  private byte[] bytes = new byte[0];

  /** Makes the request. */
  @Setup
  public void make() {
    bytes = (arriving == Arriving.BROWSER ? LONG : SHORT).getBytes(ISO_8859_1);
  }

  /** One head. */
  @Benchmark
  public int head() {
    parser.reset();
    if (arriving == Arriving.SPLIT) {
      parser.parse(bytes, 0, CUT);
    }
    if (parser.parse(bytes, 0, bytes.length) != HeadParser.Result.COMPLETE) {
      throw new IllegalStateException("not complete: " + parser.status());
    }
    return parser.length();
  }
}
