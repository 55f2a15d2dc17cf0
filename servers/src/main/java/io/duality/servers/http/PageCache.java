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

  /** Above the largest files of SPECweb99, 900 KB. */
  private static final long LARGEST_PAGE = 1 << 20;

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

  /** Largest file that is worth reading whole: many requests may read it at once. */
  int largestPage() {
    return (int) Math.min(bound, LARGEST_PAGE);
  }

  @Nullable Page get(PathKey probe) {
    Page page = pages.get(probe);
    if (page != null) {
      page.touch();
    }
    return page;
  }

  /**
   * Keeps a page, unless it is larger than the whole cache or another was quicker.
   *
   * @return the page to send: the one that is kept, so that the other's memory is free at once
   */
  Page keep(PathKey key, Page page) {
    if (page.bytes() > bound) {
      return page;
    }
    synchronized (clock) {
      Page present = pages.putIfAbsent(key, page);
      if (present != null) {
        return present;
      }
      bytes += page.bytes();
      evict();
      clock.addLast(new Slot(key, page));
      return page;
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
