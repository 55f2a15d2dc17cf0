package io.duality.microbench.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ThreadLimitsTest {
  @TempDir Path root;

  @ParameterizedTest
  @EnumSource
  void allThreadsOfACrowdHaveRun(ThreadKind kind) {
    try (Crowd crowd = Crowd.gather(kind, 200, Duration.ofMinutes(1))) {
      assertThat(crowd.arrived()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "32768, 193059, 65530, max, kernel.pid_max, 31768",
    "4194304, 2000, 65530, max, kernel.threads-max, 1000",
    "4194304, 193059, 65530, max, vm.max_map_count, 32764",
    "4194304, 193059, 65530, 512, the control group's pids.max, 500",
  })
  void theLowestLimitBinds(
      String pids, String threads, String maps, String group, String name, long room)
      throws IOException {
    write("proc/sys/kernel/pid_max", pids);
    write("proc/sys/kernel/threads-max", threads);
    write("proc/sys/vm/max_map_count", maps);
    write("proc/loadavg", "0.00 0.01 0.05 3/1000 4711");
    write("proc/self/maps", "a map\nanother");
    write("proc/self/cgroup", "0::/mine");
    write("sys/fs/cgroup/mine/pids.max", group);
    write("sys/fs/cgroup/mine/pids.current", "12");

    assertThat(Ceiling.lowest(root))
        .get()
        .satisfies(ceiling -> {
          assertThat(ceiling.name()).isEqualTo(name);
          assertThat(ceiling.room()).isEqualTo(room - Ceiling.SPARE);
        });
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void readsTheLimitsOfThisMachine() throws IOException {
    // A limit that is read in part has one digit.
    assertThat(Ceiling.lowest(Path.of("/")))
        .get()
        .satisfies(ceiling -> assertThat(ceiling.limit()).isGreaterThan(20));
  }

  @Test
  void whatCannotBeReadBindsNothing() {
    assertThat(Ceiling.lowest(root)).isEmpty();
  }

  @Test
  void refusesMoreThreadsThanThereIsRoomFor() throws IOException {
    Ceiling ceiling = new Ceiling("kernel.pid_max", 32_768, 32_000);
    ceiling.require(32_000);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ceiling.require(32_001))
        .withMessage(
            "32001 platform threads are more than kernel.pid_max (32768) has room for, which is"
                + " 32000: take fewer, or raise it");
  }

  @Test
  void readsTheResidentMemory() throws IOException {
    assertThat(ResidentMemory.bytes(List.of("VmPeak:\t 900 kB", "VmRSS:\t   120 kB")))
        .isEqualTo(120 * 1024);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ResidentMemory.bytes(List.of("VmPeak:\t 900 kB")))
        .withMessageContaining("VmRSS");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }
}
