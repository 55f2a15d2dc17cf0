package io.duality.scenarios.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinuxLimitsTest {
  @TempDir private Path root;

  @Test
  void readsALinuxMachine() throws IOException {
    file("proc/self/limits", LIMITS);
    file(
        "proc/self/status",
        "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nCpus_allowed_list:\t0-2,5\n");
    file("proc/sys/fs/nr_open", "1048576\n");
    file("proc/sys/kernel/pid_max", "32768\n");
    file("proc/sys/vm/max_map_count", "65530\n");
    file("proc/sys/net/ipv4/ip_local_port_range", "1024\t65535\n");
    file("proc/sys/net/ipv4/tcp_mem", "280000\t373000\t560000\n");
    file("proc/meminfo", "MemTotal: 100 kB\nMemAvailable:    2048 kB\n");
    file("proc/loadavg", "0.00 0.01 0.05 2/345 6789\n");

    HostLimits host = read();

    assertThat(host.get(Limit.OPEN_FILES_SOFT)).hasValue(1024);
    assertThat(host.get(Limit.OPEN_FILES_HARD)).hasValue(20_000);
    assertThat(host.get(Limit.USER_PROCESSES)).hasValue(96_529);
    assertThat(host.get(Limit.NR_OPEN)).hasValue(1_048_576);
    assertThat(host.get(Limit.PID_MAX)).hasValue(32_768);
    assertThat(host.get(Limit.MAP_COUNT)).hasValue(65_530);
    assertThat(host.get(Limit.TCP_MEM_PAGES)).hasValue(560_000);
    assertThat(host.get(Limit.THREADS_USED)).hasValue(345);
    assertThat(host.memoryBytes()).isEqualTo(2048 << 10);
    assertThat(host.cpus()).containsExactly(0, 1, 2, 5);
    assertThat(host.portsPerSource()).isEqualTo(64_512);
    assertThat(host.linux()).isTrue();
  }

  @Test
  void countsWithTheHardDescriptorLimitBecauseAJvmRaisesTheSoftOne() throws IOException {
    file("proc/self/limits", LIMITS);

    assertThat(read().descriptorsPerProcess()).isEqualTo(20_000);
  }

  @Test
  void knowsNothingOfAMachineThatShowsNothing() {
    HostLimits host = read();

    assertThat(host.values()).isEmpty();
    assertThat(host.descriptorsPerProcess()).isEqualTo(HostLimits.UNLIMITED);
    assertThat(host.memoryBytes()).isEqualTo(HostLimits.UNLIMITED);
    assertThat(host.cpus()).isNotEmpty();
    assertThat(host.portsPerSource()).isEqualTo(28_232);
  }

  @Test
  void doesNotHoldRootToItsProcessLimit() throws IOException {
    file("proc/self/limits", LIMITS);
    file("proc/self/status", "Uid:\t0\t0\t0\t0\n");

    assertThat(read().get(Limit.USER_PROCESSES)).isEqualTo(OptionalLong.empty());
  }

  @Test
  void takesTheCgroupAncestorThatLeavesTheLeast() throws IOException {
    file("proc/self/cgroup", "0::/user/job\n");
    file("proc/meminfo", "MemAvailable: 99999999 kB\n");
    file("sys/fs/cgroup/user/job/pids.max", "max\n");
    file("sys/fs/cgroup/user/job/pids.current", "7\n");
    file("sys/fs/cgroup/user/pids.max", "500\n");
    file("sys/fs/cgroup/user/pids.current", "20\n");
    file("sys/fs/cgroup/user/job/memory.max", "1000000\n");
    file("sys/fs/cgroup/user/job/memory.current", "400000\n");
    file("sys/fs/cgroup/user/job/memory.stat", "anon 1\ninactive_file 100000\n");
    file("sys/fs/cgroup/user/memory.max", "9000000\n");
    file("sys/fs/cgroup/user/memory.current", "500000\n");

    HostLimits host = read();

    assertThat(host.get(Limit.CGROUP_PIDS_MAX)).hasValue(500);
    assertThat(host.get(Limit.CGROUP_PIDS_USED)).hasValue(20);
    assertThat(host.memoryBytes()).isEqualTo(700_000);
  }

  @Test
  void readsCgroupsOfVersionOne() throws IOException {
    file("proc/self/cgroup", "5:pids:/job\n4:memory:/job\n3:cpu,cpuacct:/\n");
    file("sys/fs/cgroup/pids/job/pids.max", "300\n");
    file("sys/fs/cgroup/memory/job/memory.limit_in_bytes", "9223372036854771712\n");
    file("sys/fs/cgroup/memory/memory.limit_in_bytes", "5000000\n");

    HostLimits host = read();

    assertThat(host.get(Limit.CGROUP_PIDS_MAX)).hasValue(300);
    assertThat(host.memoryBytes()).isEqualTo(5_000_000);
  }

  /** The kernel refuses a pid_max of less than 301: a smaller number was cut off while reading. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void readsTheWholeOfASysctl() {
    assertThat(HostLimitsReader.forSystem("Linux").read().get(Limit.PID_MAX).orElseThrow())
        .isGreaterThan(300);
  }

  @Test
  void readsThisMachineWithoutThrowing() {
    HostLimits host = HostLimitsReader.forSystem("Linux").read();

    assertThat(host.cpus()).isNotEmpty();
    assertThat(HostLimitsReader.forSystem("Mac OS X").read().descriptorsPerProcess()).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|0", "0-3,8|0-3,8", "3,1,2|1-3", "0,2,4-5|0,2,4-5"})
  void writesCpusAsTasksetDoes(String text, String canonical) {
    assertThat(CpuList.format(CpuList.parse(text))).isEqualTo(canonical);
  }

  @Test
  void writesNoCpusAsNothing() {
    assertThat(CpuList.format(List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "1-", "-1", "1,,2"})
  void refusesOtherCpuLists(String text) {
    assertThatThrownBy(() -> CpuList.parse(text)).hasMessageContaining("found '" + text + "'");
  }

  private HostLimits read() {
    return new LinuxLimits(root).read();
  }

  private void file(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static final String LIMITS =
      """
      Limit                     Soft Limit           Hard Limit           Units
      Max cpu time              unlimited            unlimited            seconds
      Max processes             96529                96529                processes
      Max open files            1024                 20000                files
      """;
}
