package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
  @Test
  void aBoundOfThePageCacheIsPassedOnWhereThereIsOne() {
    assertThat(settings(5L << 20, 0).shard(0, 80).arguments()).contains("cache-bytes=5242880");
    assertThat(settings(0, 0).shard(0, 80).arguments())
        .noneMatch(argument -> argument.startsWith("cache-bytes"));
  }

  /** What is compared has to do the same work, and not each what it takes for the same. */
  @Test
  void thePaceOfWorkIsPassedOnWhereItIsKnown() {
    assertThat(settings(0, 83.5).shard(0, 80).arguments()).contains("work-nanos=83.5");
    assertThat(settings(0, 0).shard(0, 80).arguments())
        .noneMatch(argument -> argument.startsWith("work-nanos"));
  }

  private static ServerSettings settings(long cacheBytes, double workNanos) {
    return new ServerSettings(
        "epoll",
        "127.0.0.1",
        0,
        Path.of("root"),
        1,
        1,
        Duration.ZERO,
        Map.of(),
        List.of(),
        "",
        Path.of("logs"),
        "t",
        cacheBytes,
        workNanos);
  }
}
