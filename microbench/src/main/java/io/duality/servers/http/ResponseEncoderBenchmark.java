package io.duality.servers.http;

import io.duality.microbench.NanosBenchmark;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One cached response into the output buffer: head, date, body. From some kilobytes on it is the
 * copy of the body, and what is left at 0 bytes is the encoder.
 */
@State(Scope.Thread)
public class ResponseEncoderBenchmark extends NanosBenchmark {
  /** Bytes of the body. */
  @Param({"0", "512", "8192"})
  public int bodyBytes;

  private final HttpClock clock = new HttpClock(InstantSource.system());
  private final Output output = new Output(new Tally());
  private final ByteBuffer out = ByteBuffer.allocateDirect(64 << 10);
  private Response response = Response.none();

  /** Makes the response. */
  @Setup
  public void make() {
    response = Response.ok("text/plain", Response.direct(new byte[bodyBytes]), bodyBytes, null);
  }

  /** One response, counted as sent. */
  @Benchmark
  public int response() {
    out.clear();
    output.begin(response, clock.dateLine(), true, true);
    if (!output.fill(response, out)) {
      throw new IllegalStateException("does not fit: " + out);
    }
    output.sent();
    return out.position();
  }
}
