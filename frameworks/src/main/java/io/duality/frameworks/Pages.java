package io.duality.frameworks;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Files in memory, as many as fit; those that come later are read from the disk each time. Any
 * thread may call it.
 */
final class Pages {
  private final Map<String, Content> byName = new ConcurrentHashMap<>();
  private final AtomicLong left;

  /**
   * Makes an empty cache.
   *
   * @param bytes bound of all bodies together, at least 0
   */
  Pages(long bytes) {
    left = new AtomicLong(bytes);
  }

  @Nullable Content get(String name) {
    return byName.get(name);
  }

  void keep(String name, Content page) {
    int bytes = page.body().length;
    if (left.addAndGet(-bytes) < 0 || byName.putIfAbsent(name, page) != null) {
      left.addAndGet(bytes);
    }
  }
}
