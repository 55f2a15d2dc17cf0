package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cached file costs the heap nothing: proven by the thread's own count of allocated bytes. */
class AllocationTest {
  private static final int WARM_UP = 20_000;
  private static final int REQUESTS = 20_000;
  private static final int CHANCES = 40;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final ByteBuffer out = ByteBuffer.allocateDirect(32 << 10);
  @TempDir private Path root;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    Files.writeString(root.resolve("file.html"), "x".repeat(8_192));
    site = new Site(root, 1 << 20, Work.measured());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /file.html HTTP/1.1\r\nHost: localhost:8080\r\n\r\n",
        "HEAD /file.html HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /file.html?q HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
        "GET http://a/file.html HTTP/1.1\r\nHost: a\r\nUser-Agent: x\r\nAccept: */*\r\n\r\n",
        "GET /file.html HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"
      })
  void allocatesNothingForACachedFile(String request) {
    assertThat(leastAllocated(site, request)).isZero();
  }

  @Test
  void allocatesNothingForPipelinedRequests() {
    String request = "GET /file.html HTTP/1.1\r\nHost: a\r\n\r\n";
    assertThat(leastAllocated(site, request.repeat(3))).isZero();
  }

  /** The broken twin: one small object for each request is seen. */
  @Test
  void seesAHandlerThatAllocates() {
    String request = "GET /file.html HTTP/1.1\r\nHost: a\r\n\r\n";
    Dialogue.with(site).send(request);
    Handler wasteful = seen -> new Reply(((Reply) site.handle(seen)).response().withoutBody());
    assertThat(leastAllocated(wasteful, request)).isGreaterThanOrEqualTo(16L * REQUESTS);
  }

  /** Bytes for REQUESTS rounds; the least of some tries, for the compiler may disturb one. */
  private long leastAllocated(Handler handler, String request) {
    Service service = new Service(handler, Limits.DEFAULT, InstantSource.system());
    Dialogue.with(service).send(request);
    Session session = service.open();
    byte[] bytes = request.getBytes(US_ASCII);
    exchange(session, bytes, WARM_UP);
    long least = Long.MAX_VALUE;
    for (int i = 0; i < CHANCES && least > 0; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      exchange(session, bytes, REQUESTS);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  private void exchange(Session session, byte[] bytes, int times) {
    for (int i = 0; i < times; i++) {
      session.feed(bytes, 0, bytes.length);
      for (Step step = session.next(); step != null; step = session.next()) {
        session.begin(((Reply) step).response());
        while (!session.fill(out)) {
          out.clear();
        }
      }
      session.retain();
      out.clear();
      session.sent();
    }
  }
}
