package io.duality.frameworks;

import io.duality.servers.ServerConfig;
import io.duality.servers.http.CanonicalPath;
import io.duality.servers.http.FileChunk;
import io.duality.servers.http.Folder;
import io.duality.servers.http.Request;
import io.duality.servers.http.Service;
import io.duality.servers.http.Site;
import io.duality.servers.http.Work;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The files and routes of {@link Site} for a library that has read the request by itself, and the
 * counts of what it has answered. Any thread may call it.
 */
public final class Application {
  private final Service service;
  private final Folder disk;
  private final Pages pages;
  private final Work work;
  private final LongAdder begun = new LongAdder();
  private final LongAdder finished = new LongAdder();
  private final CountDownLatch ended = new CountDownLatch(1);

  private Application(Service service, Folder disk, Pages pages, Work work) {
    this.service = service;
    this.disk = disk;
    this.pages = pages;
    this.work = work;
  }

  /**
   * The application of a server.
   *
   * @throws IOException if the root cannot be read
   */
  public static Application of(ServerConfig config) throws IOException {
    return new Application(
        Service.of(config),
        new Folder(config.root()),
        new Pages(config.cacheBytes()),
        config.work());
  }

  /** Where connections are counted, by libraries that tell of them. */
  public Service service() {
    return service;
  }

  /**
   * Takes a request as far as it gets without waiting. Each one has to be {@link #answered}, and
   * {@link #finished} where {@link #awaitQuiet} is used.
   *
   * @param method as sent
   * @param path as sent, not decoded; null where the target has none
   * @param query as sent, without its question mark; null where there is none
   */
  public Answer answer(String method, @Nullable String path, @Nullable String query) {
    begun.increment();
    if (!method.equals("GET") && !isHead(method)) {
      return Content.METHOD_NOT_ALLOWED;
    }
    if (path == null) {
      return Content.BAD_REQUEST;
    }
    Content page = pages.get(path);
    return page != null ? page : miss(path, query == null ? "" : query);
  }

  /** The same, waiting in place: for a thread that may block. */
  public Content answerInPlace(String method, @Nullable String path, @Nullable String query) {
    return switch (answer(method, path, query)) {
      case Content content -> content;
      case Miss miss -> miss.read().get();
      case Pause pause -> {
        try {
          boolean cut = ended.await(pause.length().toNanos(), TimeUnit.NANOSECONDS);
          yield cut ? Content.UNAVAILABLE : pause.then();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          yield Content.UNAVAILABLE;
        }
      }
    };
  }

  /** Whether the answer goes without its body. */
  public static boolean isHead(String method) {
    return method.equals("HEAD");
  }

  /**
   * An answer is handed to the library. To be called before that, so that a client never has more
   * answers than are counted here.
   */
  public void answered(Content content, boolean head) {
    service.tally().answered(1, head ? 0 : content.body().length);
  }

  /** The library has sent an answer, or has given up. */
  public void finished() {
    finished.increment();
  }

  /** Ends all pauses in place, now and from now on, with a 503. */
  public void end() {
    ended.countDown();
  }

  /** Whether {@link #end()} was called. */
  public boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /**
   * Waits until all that has begun is {@link #finished}, at most so long. For libraries that cannot
   * end in order by themselves. Keeps an interrupt.
   */
  public void awaitQuiet(Duration grace) {
    long start = System.nanoTime();
    while (underWay() > 0
        && System.nanoTime() - start < grace.toNanos()
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Requests begun and not finished. */
  long underWay() {
    // In this order: what is finished has begun before.
    long done = finished.sum();
    return begun.sum() - done;
  }

  private Answer miss(String rawPath, String query) {
    Optional<CanonicalPath> path = CanonicalPath.of(rawPath);
    if (path.isEmpty()) {
      return Content.NOT_FOUND;
    }
    return switch (path.get().name()) {
      case "/cpu" -> compute(Request.number(query, "micros", Site.MAX_CPU_MICROS));
      case "/pause" -> pause(Request.number(query, "millis", Site.MAX_PAUSE.toMillis()));
      default -> new Miss(() -> read(rawPath, path.get().fileName()));
    };
  }

  private Content compute(long micros) {
    if (micros < 0) {
      return Content.BAD_REQUEST;
    }
    work.compute(micros);
    return Content.DONE;
  }

  private static Answer pause(long millis) {
    return millis < 0 ? Content.BAD_REQUEST : new Pause(Duration.ofMillis(millis), Content.DONE);
  }

  private Content read(String rawPath, String fileName) {
    try {
      Path file = disk.root().resolve(fileName);
      FileChunk chunk = disk.read(file, 0, Integer.MAX_VALUE);
      byte[] body = new byte[chunk.bytes().limit()];
      if (body.length < chunk.fileSize()) {
        return Content.INTERNAL_ERROR;
      }
      chunk.bytes().get(0, body);
      Content page = Content.file(Site.contentType(chunk.file()), body);
      pages.keep(rawPath, page);
      return page;
    } catch (NoSuchFileException | NotDirectoryException | InvalidPathException e) {
      return Content.NOT_FOUND;
    } catch (AccessDeniedException e) {
      return Content.FORBIDDEN;
    } catch (IOException e) {
      return Content.INTERNAL_ERROR;
    }
  }
}
