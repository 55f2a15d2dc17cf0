package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageCacheTest {

  private static Page page(int bytes) {
    return new Page("text/plain", ByteBuffer.allocateDirect(bytes));
  }

  private static PathKey key(int number) {
    return PathKey.of("/" + number);
  }

  private static boolean holds(PageCache cache, int number) {
    return cache.get(key(number)) != null;
  }

  private static PageCache full() {
    PageCache cache = new PageCache(300);
    IntStream.range(0, 3).forEach(i -> cache.keep(key(i), page(100)));
    return cache;
  }

  @Test
  void findsByBytesThroughAMovedProbe() {
    PageCache cache = full();
    PathKey probe = new PathKey();
    byte[] window = "GET /1 HTTP/1.1".getBytes(US_ASCII);
    probe.move(window, 4, 6);
    assertThat(cache.get(probe)).isNotNull();
    probe.move(window, 4, 5);
    assertThat(cache.get(probe)).isNull();
  }

  @Test
  void evictsTheOldestThatWasNotUsed() {
    PageCache cache = full();
    assertThat(holds(cache, 0)).isTrue();
    cache.keep(key(3), page(100));
    assertThat(Stream.of(0, 1, 2, 3).filter(i -> holds(cache, i))).containsExactly(0, 2, 3);
  }

  @Test
  void givesASecondChanceAndNotAThird() {
    PageCache cache = full();
    assertThat(holds(cache, 0)).isTrue();
    cache.keep(key(3), page(100));
    cache.keep(key(4), page(100));
    cache.keep(key(5), page(100));
    assertThat(Stream.of(0, 3, 4, 5).filter(i -> holds(cache, i))).containsExactly(3, 4, 5);
  }

  @Test
  void evictsEvenIfAllWereUsed() {
    PageCache cache = full();
    IntStream.range(0, 3).forEach(i -> holds(cache, i));
    cache.keep(key(3), page(300));
    assertThat(IntStream.range(0, 4).filter(i -> holds(cache, i))).containsExactly(3);
    assertThat(cache.bytes()).isEqualTo(300);
  }

  @Test
  void keepsNothingLargerThanItself() {
    PageCache cache = full();
    cache.keep(key(3), page(301));
    assertThat(holds(cache, 3)).isFalse();
    assertThat(cache.bytes()).isEqualTo(300);
    PageCache none = new PageCache(0);
    none.keep(key(0), page(1));
    assertThat(holds(none, 0)).isFalse();
  }

  @Test
  void keepsTheFirstOfTwoPagesForOneKey() {
    PageCache cache = new PageCache(300);
    Page first = page(100);
    assertThat(cache.keep(key(0), first)).isSameAs(first);
    assertThat(cache.keep(key(0), page(200))).as("the one to send").isSameAs(first);
    assertThat(cache.get(key(0))).isSameAs(first);
    assertThat(cache.bytes()).isEqualTo(100);
  }

  @Test
  void holdsItsBoundWhenManyThreadsFillIt() throws Exception {
    PageCache cache = new PageCache(10_000);
    List<Callable<Boolean>> fillers =
        IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () -> fill(cache, i)).toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> filler : threads.invokeAll(fillers, 30, TimeUnit.SECONDS)) {
        assertThat(filler.get()).as("the bound held at every look").isTrue();
      }
    }
    assertThat(found(cache)).isEqualTo(cache.bytes()).isPositive();
  }

  private static boolean fill(PageCache cache, long seed) {
    Random random = new Random(seed);
    boolean held = true;
    for (int i = 0; i < 5_000; i++) {
      PathKey key = key(random.nextInt(500));
      if (cache.get(key) == null) {
        cache.keep(key, page(random.nextInt(1_000)));
      }
      held &= cache.bytes() <= 10_000;
    }
    return held;
  }

  private static long found(PageCache cache) {
    return IntStream.range(0, 500)
        .mapToObj(i -> cache.get(key(i)))
        .filter(Objects::nonNull)
        .mapToLong(Page::bytes)
        .sum();
  }
}
