package io.duality.scenarios.machine;

import java.util.Locale;

/** A limit, or a quantity in use, that bears on how many connections or threads fit. */
public enum Limit {
  OPEN_FILES_SOFT("RLIMIT_NOFILE soft", "descriptors a process", "ulimit -Sn %d"),
  OPEN_FILES_HARD(
      "RLIMIT_NOFILE hard", "descriptors a process", "ulimit -n %d  (as root, or in limits.conf)"),
  NR_OPEN("fs.nr_open", "descriptors a process", "sysctl -w fs.nr_open=%d"),
  FILE_MAX("fs.file-max", "open files in all", "sysctl -w fs.file-max=%d"),
  SOMAXCONN("net.core.somaxconn", "listen backlog", "sysctl -w net.core.somaxconn=%d"),
  SYN_BACKLOG(
      "net.ipv4.tcp_max_syn_backlog",
      "handshakes under way",
      "sysctl -w net.ipv4.tcp_max_syn_backlog=%d"),
  TW_BUCKETS(
      "net.ipv4.tcp_max_tw_buckets",
      "sockets in TIME_WAIT",
      "sysctl -w net.ipv4.tcp_max_tw_buckets=%d"),
  TW_REUSE(
      "net.ipv4.tcp_tw_reuse", "0 off, 1 on, 2 loopback", "sysctl -w net.ipv4.tcp_tw_reuse=%d"),
  CONNTRACK_MAX(
      "net.netfilter.nf_conntrack_max",
      "tracked connections",
      "sysctl -w net.netfilter.nf_conntrack_max=%d"),
  TCP_MEM_PAGES(
      "net.ipv4.tcp_mem", "pages of TCP buffers", "sysctl -w net.ipv4.tcp_mem='%1$d %1$d %1$d'"),
  PID_MAX("kernel.pid_max", "threads in all", "sysctl -w kernel.pid_max=%d"),
  THREADS_MAX("kernel.threads-max", "threads in all", "sysctl -w kernel.threads-max=%d"),
  THREADS_USED("threads now", "threads in all", ""),
  USER_PROCESSES("RLIMIT_NPROC", "threads of the user", "ulimit -u %d"),
  CGROUP_PIDS_MAX("cgroup pids.max", "threads in the cgroup", "echo %d > %s/pids.max"),
  CGROUP_PIDS_USED("cgroup pids.current", "threads in the cgroup", ""),
  MAP_COUNT("vm.max_map_count", "memory maps a process", "sysctl -w vm.max_map_count=%d"),
  MEMORY_AVAILABLE("MemAvailable", "bytes", ""),
  CGROUP_MEMORY_MAX("cgroup memory.max", "bytes", "echo %d > %s/memory.max"),
  CGROUP_MEMORY_USED("cgroup memory.current", "bytes", "");

  private final String title;
  private final String counts;
  private final String remedy;

  Limit(String title, String counts, String remedy) {
    this.title = title;
    this.counts = counts;
    this.remedy = remedy;
  }

  /** As the system's own documents name it. */
  public String title() {
    return title;
  }

  /** What it counts. */
  public String counts() {
    return counts;
  }

  /** The one command that lifts the limit to {@code value}; empty where there is none. */
  public String remedy(long value) {
    return String.format(Locale.ROOT, remedy, value, "/sys/fs/cgroup");
  }
}
