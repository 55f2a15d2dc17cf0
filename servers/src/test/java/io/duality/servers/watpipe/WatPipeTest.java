package io.duality.servers.watpipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("counts threads of the whole JVM")
class WatPipeTest {
  @TempDir Path root = Path.of("");

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("watpipe-"))
        .sorted()
        .toList();
  }

  @Test
  void hasOneThreadForEachStageButTheLast() throws IOException {
    ServerConfig config = ServerConfig.of(root).withOptions(Map.of("writers", "3"));
    List<String> before = threads();
    try (RunningServer server = new WatPipeModel().start(config.withParallelism(8))) {
      assertThat(server.port()).isPositive();
      assertThat(threads())
          .hasSize(before.size() + 6)
          .contains(
              "watpipe-accept",
              "watpipe-readiness",
              "watpipe-write-select",
              "watpipe-write-0",
              "watpipe-write-1",
              "watpipe-write-2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1001", "many"})
  void refusesWriters(String writers) {
    assertThatThrownBy(() -> new WatPipeModel().checkOptions(Map.of("writers", writers)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("option writers=" + writers + ": has to be a whole number from 1 to 1000");
  }
}
