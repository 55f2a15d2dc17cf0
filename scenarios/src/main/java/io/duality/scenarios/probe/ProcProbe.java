package io.duality.scenarios.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the kernel's files of this machine. Each call reads anew, and none throws for a file that
 * is missing.
 */
public final class ProcProbe implements Probe {
  /** USER_HZ is 100 on every architecture that Linux and a JDK share. */
  static final long NANOS_PER_TICK = 10_000_000;

  private static final Pattern STAT = Pattern.compile("\\) \\S (?:-?\\d+ ){10}(\\d+) (\\d+) ");

  /** Time on a CPU, time in the run queue, turns. */
  private static final Pattern SCHEDSTAT = Pattern.compile("^\\d+ (\\d+) \\d+");

  private static final Pattern CPU = Pattern.compile("^cpu +([\\d ]+)$", Pattern.MULTILINE);
  private static final Pattern PRESSURE = Pattern.compile("some .*total=(\\d+)");

  private final ProcFiles files;
  private final InetAddress servers;

  /**
   * A probe of servers on loopback.
   *
   * @param proc {@code /proc}, or a folder like it
   */
  public ProcProbe(Path proc) {
    this(proc, InetAddress.ofLiteral("127.0.0.1"));
  }

  /**
   * The same of servers on another address.
   *
   * @param servers an address of IPv4
   */
  public ProcProbe(Path proc, InetAddress servers) {
    this.files = new ProcFiles(proc);
    this.servers = servers;
  }

  @Override
  public CpuTimes cpu(List<Long> pids) {
    return pids.stream().map(this::cpu).reduce(CpuTimes.NONE, CpuTimes::plus);
  }

  @Override
  public CpuTimes cpuAtAGlance(List<Long> pids) {
    long threads = footprint(pids).threads();
    return threads < 0 || threads > MAX_THREADS_READ ? new CpuTimes(-1, -1) : cpu(pids);
  }

  private CpuTimes cpu(long pid) {
    Matcher stat = STAT.matcher(files.text(pid + "/stat"));
    return stat.find()
        ? new CpuTimes(
            Long.parseLong(stat.group(1)) * NANOS_PER_TICK,
            Long.parseLong(stat.group(2)) * NANOS_PER_TICK)
        : new CpuTimes(-1, -1);
  }

  @Override
  public Footprint footprint(List<Long> pids) {
    return pids.stream().map(this::footprint).reduce(Footprint.NONE, Footprint::plus);
  }

  private Footprint footprint(long pid) {
    String status = files.text(pid + "/status");
    long rss = ProcFiles.field(status, "VmRSS");
    return new Footprint(rss < 0 ? -1 : rss * 1024, ProcFiles.field(status, "Threads"));
  }

  @Override
  public long descriptors(List<Long> pids) {
    long sum = 0;
    for (long pid : pids) {
      int open = files.names(pid + "/fd").size();
      if (open == 0) {
        return -1;
      }
      sum += open;
    }
    return sum;
  }

  @Override
  public Switches switches(List<Long> pids) {
    Map<String, Switches.Count> counts = new HashMap<>();
    for (long pid : pids) {
      List<String> threads = files.names(pid + "/task");
      if (threads.isEmpty() || threads.size() > MAX_THREADS_READ) {
        return Switches.UNKNOWN;
      }
      for (String thread : threads) {
        String status = files.text(pid + "/task/" + thread + "/status");
        long voluntary = ProcFiles.field(status, "voluntary_ctxt_switches");
        long involuntary = ProcFiles.field(status, "nonvoluntary_ctxt_switches");
        if (voluntary >= 0 && involuntary >= 0) {
          counts.put(pid + "/" + thread, new Switches.Count(voluntary, involuntary));
        }
      }
    }
    return new Switches(counts, !counts.isEmpty());
  }

  @Override
  public double runQueueSeconds(List<Long> pids) {
    return runQueueSeconds(pids, "");
  }

  /**
   * {@link #runQueueSeconds(List)} of threads whose names begin so; -1 also if there is none.
   *
   * @param name as the kernel knows it; empty is any
   */
  public double runQueueSeconds(List<Long> pids, String name) {
    long nanos = 0;
    boolean known = false;
    for (long pid : pids) {
      List<String> threads = files.names(pid + "/task");
      if (threads.isEmpty() || threads.size() > MAX_THREADS_READ) {
        return -1;
      }
      for (String thread : threads) {
        String folder = pid + "/task/" + thread;
        Matcher stat = SCHEDSTAT.matcher(files.text(folder + "/schedstat"));
        boolean named = name.isEmpty() || files.text(folder + "/comm").startsWith(name);
        if (named && stat.find()) {
          known = true;
          nanos += Long.parseLong(stat.group(1));
        }
      }
    }
    return known ? nanos / 1e9 : -1;
  }

  @Override
  public TcpCounters tcp() {
    Map<String, Long> counters = Netstat.parse(files.text("net/netstat"));
    return new TcpCounters(
        counters.getOrDefault("TcpExt.ListenOverflows", -1L),
        counters.getOrDefault("TcpExt.ListenDrops", -1L),
        counters.getOrDefault("TcpExt.TCPSynRetrans", -1L));
  }

  @Override
  public long established(int port) {
    try {
      Path ipv4 = files.root().resolve("net/tcp");
      Path ipv6 = files.root().resolve("net/tcp6");
      long sum = SocketTable.established(ipv4, servers, port);
      return Files.exists(ipv6) ? sum + SocketTable.established(ipv6, servers, port) : sum;
    } catch (IOException e) {
      return -1;
    }
  }

  @Override
  public MachineSample machine() {
    Matcher pressure = PRESSURE.matcher(files.text("pressure/cpu"));
    long pressureMicros = pressure.find() ? Long.parseLong(pressure.group(1)) : -1;
    Matcher cpu = CPU.matcher(files.text("stat"));
    if (!cpu.find()) {
      return new MachineSample(-1, -1, -1, pressureMicros);
    }
    // user nice system idle iowait irq softirq steal; guest time behind them is within user.
    long[] ticks =
        Arrays.stream(cpu.group(1).trim().split(" +", -1)).mapToLong(Long::parseLong).toArray();
    if (ticks.length < 8) {
      return new MachineSample(-1, -1, -1, pressureMicros);
    }
    return new MachineSample(
        Arrays.stream(ticks, 0, 8).sum(), ticks[0] + ticks[1] + ticks[2], ticks[7], pressureMicros);
  }
}
