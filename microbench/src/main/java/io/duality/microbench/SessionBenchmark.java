package io.duality.microbench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.servers.ServerConfig;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Service;
import io.duality.servers.http.Session;
import io.duality.servers.http.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A whole request without a socket: parse, look up the page, fill the output buffer. */
@State(Scope.Thread)
// JMH joins this with the base class: without its own flags it would have those of the others.
@Fork(
    value = 2,
    jvmArgsAppend = {})
public class SessionBenchmark extends NanosBenchmark {
  /** Size of the cached file, bytes. */
  @Param({"512", "8192"})
  public int fileBytes;

  private final byte[] request =
      "GET /page-0 HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: microbench\r\n\r\n"
          .getBytes(ISO_8859_1);
  private final ByteBuffer out = ByteBuffer.allocateDirect(64 << 10);
  private Pages folder = Pages.none();
  private Session session = newSession(folder);

  private static Session newSession(Pages folder) {
    try {
      return Service.of(ServerConfig.of(folder.root())).open();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the file and reads it into the page cache. */
  @Setup
  public void fillCache() {
    folder = Pages.of(1, fileBytes);
    session = newSession(folder);
    cachedFile();
  }

  /** Removes the file. */
  @TearDown
  public void removeFile() throws IOException {
    folder.close();
  }

  /** One request and its response, nothing sent. */
  @Benchmark
  public int cachedFile() {
    session.feed(request, 0, request.length);
    Step step = session.next();
    if (step instanceof ReadFile read) {
      step = read.run();
    }
    if (!(step instanceof Reply(var response))) {
      throw new IllegalStateException("not a reply: " + step);
    }
    session.begin(response);
    out.clear();
    while (!session.fill(out)) {
      out.clear();
    }
    session.sent();
    return out.position();
  }
}
