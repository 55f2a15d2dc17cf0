package io.duality.scenarios.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads /proc and /sys below a root, so that tests can show it another machine. */
final class LinuxLimits implements HostLimitsReader {
  private static final Pattern RANGE = Pattern.compile("(\\d{1,5})\\s+(\\d{1,5})");

  private static final Map<Limit, String> SYSCTLS =
      Map.ofEntries(
          Map.entry(Limit.NR_OPEN, "fs/nr_open"),
          Map.entry(Limit.FILE_MAX, "fs/file-max"),
          Map.entry(Limit.SOMAXCONN, "net/core/somaxconn"),
          Map.entry(Limit.SYN_BACKLOG, "net/ipv4/tcp_max_syn_backlog"),
          Map.entry(Limit.TW_BUCKETS, "net/ipv4/tcp_max_tw_buckets"),
          Map.entry(Limit.TW_REUSE, "net/ipv4/tcp_tw_reuse"),
          Map.entry(Limit.CONNTRACK_MAX, "net/netfilter/nf_conntrack_max"),
          Map.entry(Limit.PID_MAX, "kernel/pid_max"),
          Map.entry(Limit.THREADS_MAX, "kernel/threads-max"),
          Map.entry(Limit.MAP_COUNT, "vm/max_map_count"));

  private static final int MAX_BYTES = 1 << 16;

  /** Linux's own defaults since 3.2. */
  private static final int DEFAULT_FIRST_PORT = 32_768;

  private static final int DEFAULT_LAST_PORT = 60_999;

  private final Path proc;
  private final Path root;

  LinuxLimits(Path root) {
    this.root = root;
    this.proc = root.resolve("proc");
  }

  @Override
  public HostLimits read() {
    Map<Limit, Long> values = new EnumMap<>(Limit.class);
    SYSCTLS.forEach((limit, name) ->
        text("sys/" + name).flatMap(LinuxLimits::number).ifPresent(n -> values.put(limit, n)));
    readProcessLimits(values);
    readMemory(values);
    new CgroupLimits(root).read(values);
    int[] ports = ports();
    return new HostLimits(values, cpus(), ports[0], ports[1], true);
  }

  private void readProcessLimits(Map<Limit, Long> values) {
    String limits = text("self/limits").orElse("");
    put(values, Limit.OPEN_FILES_SOFT, limits, "Max open files\\s+(\\S+)");
    put(values, Limit.OPEN_FILES_HARD, limits, "Max open files\\s+\\S+\\s+(\\S+)");
    // The kernel does not hold root to RLIMIT_NPROC.
    if (!match(text("self/status").orElse(""), "Uid:\\s+(\\d+)").equals(Optional.of("0"))) {
      put(values, Limit.USER_PROCESSES, limits, "Max processes\\s+(\\S+)");
    }
    put(values, Limit.THREADS_USED, text("loadavg").orElse(""), "\\d+/(\\d+)");
  }

  private void readMemory(Map<Limit, Long> values) {
    match(text("meminfo").orElse(""), "MemAvailable:\\s+(\\d+) kB")
        .flatMap(LinuxLimits::number)
        .ifPresent(kib -> values.put(Limit.MEMORY_AVAILABLE, kib << 10));
    put(
        values,
        Limit.TCP_MEM_PAGES,
        text("sys/net/ipv4/tcp_mem").orElse(""),
        "\\d+\\s+\\d+\\s+(\\d+)");
  }

  private int[] ports() {
    Matcher range = RANGE.matcher(text("sys/net/ipv4/ip_local_port_range").orElse(""));
    return range.matches()
        ? new int[] {Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2))}
        : new int[] {DEFAULT_FIRST_PORT, DEFAULT_LAST_PORT};
  }

  private List<Integer> cpus() {
    return match(text("self/status").orElse(""), "Cpus_allowed_list:\\s+([0-9,-]+)")
        .map(CpuList::parse)
        .orElseGet(
            () -> IntStream.range(0, Runtime.getRuntime().availableProcessors()).boxed().toList());
  }

  private Optional<String> text(String name) {
    return text(proc.resolve(name));
  }

  /** A file's content; empty if it is absent or may not be read, as for some in containers. */
  static Optional<String> text(Path file) {
    // Not Files.readString: it first asks for one byte of a file whose size is 0, and the kernel
    // answers only the first read of a sysctl.
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A count, where {@code max} and {@code unlimited} have no bound. */
  static Optional<Long> number(String text) {
    if (text.equals("max") || text.equals("unlimited")) {
      return Optional.of(HostLimits.UNLIMITED);
    }
    // 19 digits or more: the kernel's way to write no limit (2^63 - 1, or a bit below in cgroup
    // v1).
    return text.matches("\\d+")
        ? Optional.of(text.length() > 18 ? HostLimits.UNLIMITED : Long.parseLong(text))
        : Optional.empty();
  }

  private static Optional<String> match(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static void put(Map<Limit, Long> values, Limit limit, String text, String pattern) {
    match(text, pattern).flatMap(LinuxLimits::number).ifPresent(n -> values.put(limit, n));
  }
}
