package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.microbench.NanosBenchmark;
import io.duality.microbench.Pages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * From a request to its reply: the handler, which finds a page in its cache. With one page all is
 * in the processor's cache; a site of 1,024 shows what a look-up costs when it is not.
 */
@State(Scope.Thread)
public class HandlerBenchmark extends NanosBenchmark {
  private static final int FILE_BYTES = 512;
  private static final long CACHE_BYTES = 64 << 20;

  /** Pages of the site, asked for in a shuffled order. */
  @Param({"1", "1024"})
  public int pages;

  private final Request request = new Request();
  private Pages folder = Pages.none();
  private Handler handler = asked -> new Reply(Response.none());
  private byte[][] paths = new byte[0][];
  private int next;

  /** Makes the site and reads all pages once. */
  @Setup
  public void fillCache() throws IOException {
    folder = Pages.of(pages, FILE_BYTES);
    handler = new Site(folder.root(), CACHE_BYTES, Work.measured());
    List<String> names = new ArrayList<>(folder.names());
    Collections.shuffle(names, new Random(1));
    paths = names.stream().map(name -> ("/" + name).getBytes(ISO_8859_1)).toArray(byte[][]::new);
    for (int i = 0; i < pages; i++) {
      if (ask() instanceof ReadFile read) {
        read.run();
      }
    }
  }

  /** Removes the site. */
  @TearDown
  public void remove() throws IOException {
    folder.close();
  }

  private Step ask() {
    byte[] path = paths[next];
    next = next + 1 == paths.length ? 0 : next + 1;
    request.move(path, 0, path.length, 0, 0, false);
    return handler.handle(request);
  }

  /** The reply to one request. */
  @Benchmark
  public Step cachedPage() {
    Step step = ask();
    if (!(step instanceof Reply)) {
      throw new IllegalStateException("not cached: " + step);
    }
    return step;
  }
}
