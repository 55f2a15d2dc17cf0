package io.duality.scenarios.machine;

import com.sun.management.OperatingSystemMXBean;
import io.duality.results.Environment;
import io.duality.results.TrialRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Describes this machine for the record. What cannot be read is left out. */
public final class EnvironmentReader {
  private static final List<String> SYSCTLS =
      List.of(
          "fs.file-max",
          "fs.nr_open",
          "kernel.pid_max",
          "kernel.sched_autogroup_enabled",
          "kernel.threads-max",
          "net.core.netdev_max_backlog",
          "net.core.rmem_max",
          "net.core.somaxconn",
          "net.core.wmem_max",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.tcp_abort_on_overflow",
          "net.ipv4.tcp_congestion_control",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_max_syn_backlog",
          "net.ipv4.tcp_max_tw_buckets",
          "net.ipv4.tcp_mem",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.tcp_tw_reuse",
          "net.ipv4.tcp_wmem",
          "net.netfilter.nf_conntrack_max",
          "vm.max_map_count",
          "vm.overcommit_memory",
          "vm.swappiness");

  /** Settings outside of /proc/sys that move figures as much. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "cpufreq.scaling_governor", "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor",
          "transparent_hugepage.enabled", "sys/kernel/mm/transparent_hugepage/enabled");

  private static final Pattern CPU_MODEL = Pattern.compile("(?m)^model name\\s*: (.+)$");
  private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s+(\\d+) kB$");

  private final Path root;
  private final SystemFacts system;

  /** Of this machine. */
  public EnvironmentReader(SystemFacts system) {
    this(Path.of("/"), system);
  }

  EnvironmentReader(Path root, SystemFacts system) {
    this.root = root;
    this.system = system;
  }

  /**
   * Reads it anew.
   *
   * @param host limits in force
   * @param jvmFlags common to all child processes
   * @param commit of the sources
   * @param serverCpus in taskset syntax; empty when not pinned
   * @param generatorCpus the same
   * @param startedAt start of the run
   */
  public Environment read(
      HostLimits host,
      List<String> jvmFlags,
      String commit,
      String serverCpus,
      String generatorCpus,
      Instant startedAt) {
    return new Environment(
        TrialRecord.SCHEMA,
        system.osName() + " " + system.osVersion(),
        cpuModel(),
        host.cpus().size(),
        memoryBytes(),
        mitigations(),
        system.jdk(),
        jvmFlags,
        commit,
        sysctls(),
        limits(host),
        serverCpus,
        generatorCpus,
        startedAt.toString());
  }

  private String cpuModel() {
    return LinuxLimits.text(root.resolve("proc/cpuinfo"))
        .flatMap(text -> first(CPU_MODEL, text))
        .orElse(system.architecture());
  }

  private long memoryBytes() {
    return LinuxLimits.text(root.resolve("proc/meminfo"))
        .flatMap(text -> first(MEMORY, text))
        .map(kib -> Long.parseLong(kib) << 10)
        .orElseGet(EnvironmentReader::memoryOfTheJvm);
  }

  private static long memoryOfTheJvm() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean bean
        ? bean.getTotalMemorySize()
        : 0;
  }

  private Map<String, String> mitigations() {
    Map<String, String> found = new TreeMap<>();
    Path folder = root.resolve("sys/devices/system/cpu/vulnerabilities");
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file ->
          LinuxLimits.text(file).ifPresent(text -> found.put(file.getFileName().toString(), text)));
    } catch (IOException e) {
      return Map.of();
    }
    return found;
  }

  private Map<String, String> sysctls() {
    Map<String, String> found = new TreeMap<>();
    for (String name : SYSCTLS) {
      put(found, name, "proc/sys/" + name.replace('.', '/'));
    }
    OTHERS.forEach((name, file) -> put(found, name, file));
    return found;
  }

  private void put(Map<String, String> to, String name, String file) {
    LinuxLimits.text(root.resolve(file))
        .ifPresent(text -> to.put(name, text.replaceAll("\\s+", " ")));
  }

  /** Limits that are no sysctls: of the process, the user and the cgroup. */
  private static Map<String, String> limits(HostLimits host) {
    Map<String, String> found = new TreeMap<>();
    host.values()
        .forEach((limit, value) -> {
          if (!SYSCTLS.contains(limit.title())) {
            found.put(
                limit.title(), value == HostLimits.UNLIMITED ? "unlimited" : value.toString());
          }
        });
    return found;
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }
}
