package io.duality.servers.http;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Whole files in memory up to a bound in bytes, as Knot and Haboob keep them. Replacement is CLOCK:
 * a hit sets a bit and takes no lock, and there is no thread and no deferred work that would be
 * counted against one model and not another.
 *
 * <p>Any thread may call any method. A page stays until it is evicted: a file that changes on disk
 * is not noticed.
 */
final class PageCache {
  private record Slot(PathKey key, Page page) {}

  private final long bound;
  private final Map<PathKey, Page> pages = new ConcurrentHashMap<>();
  private final ArrayDeque<Slot> clock = new ArrayDeque<>();
  private long bytes;

  /**
   * An empty cache.
   *
   * @param bound bytes of bodies, at least 0; 0 keeps nothing
   */
  PageCache(long bound) {
    this.bound = bound;
  }

  /** Largest file that is worth reading whole. */
  int largestPage() {
    return (int) Math.min(bound, 1 << 30);
  }

  @Nullable Page get(PathKey probe) {
    Page page = pages.get(probe);
    if (page != null) {
      page.touch();
    }
    return page;
  }

  /** Keeps a page, unless it is larger than the whole cache or its key is taken meanwhile. */
  void put(PathKey key, Page page) {
    if (page.bytes() > bound) {
      return;
    }
    synchronized (clock) {
      if (pages.putIfAbsent(key, page) != null) {
        return;
      }
      bytes += page.bytes();
      evict();
      clock.addLast(new Slot(key, page));
    }
  }

  private void evict() {
    while (bytes > bound && !clock.isEmpty()) {
      Slot oldest = clock.removeFirst();
      if (oldest.page.takeReferenced()) {
        clock.addLast(oldest);
      } else {
        pages.remove(oldest.key);
        bytes -= oldest.page.bytes();
      }
    }
  }

  /** Bytes of bodies held. */
  long bytes() {
    synchronized (clock) {
      return bytes;
    }
  }
}
