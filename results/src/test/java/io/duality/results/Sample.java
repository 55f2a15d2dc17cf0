package io.duality.results;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records to write, read and sum up; every component has a value of its own. */
public final class Sample {
  public static final Reason GENERATOR_BUSY =
      new Reason(
          Reason.GENERATOR_CPU, "generator busy", "the generator used 91 %, at most 80 % may be");
  public static final Reason STOLEN =
      new Reason("steal", "stolen CPU time", "a hypervisor took 9 %, at most 5 % may be");
  public static final Reason OUT_OF_MEMORY =
      new Reason("out-of-memory", "out of memory", "the server died at 65536 threads: add memory");

  private Sample() {}

  public static PlanDocument plan(String... models) {
    return new PlanDocument(
        TrialRecord.SCHEMA,
        "bandwidth-vs-clients",
        "Bandwidth against clients, \u00fcber \"alles\"",
        "von Behren et al., HotOS'03, Fig 3",
        "clients",
        "requests",
        "quick",
        42,
        List.of(models),
        List.of(1L, 1024L, 65536L),
        3,
        1.5,
        2,
        Map.of("think", "20ms", "file-size", "8192", "requests-per-connection", "5"),
        List.of(
            new ChartSpec(
                "bandwidth",
                "Bandwidth",
                Metric.BANDWIDTH,
                ChartSpec.Scale.LINEAR,
                true,
                false,
                List.of("hotos03-knot-c")),
            new ChartSpec(
                "latency",
                "Latency",
                Metric.RESPONSE_P99,
                ChartSpec.Scale.LOG,
                false,
                true,
                List.of())),
        List.of("./run-benchmark.sh", "bandwidth-vs-clients", "--seed", "42"),
        List.of(new Variant("seda-admitted", "seda", Map.of("admission-target", "5s"), 2)));
  }

  public static Environment environment() {
    return new Environment(
        TrialRecord.SCHEMA,
        "Linux 6.18.44",
        "AMD EPYC 7B13",
        2,
        8_589_934_592L,
        Map.of("spectre_v2", "Mitigation: Retpolines", "meltdown", "Not affected"),
        "25.0.3+9 Eclipse Adoptium OpenJDK 64-Bit Server VM",
        List.of("-XX:+UseSerialGC"),
        "2f33b4a+dirty",
        Map.of("net.core.somaxconn", "4096", "kernel.pid_max", "4194304"),
        Map.of("nofile", "20000", "nproc", "31000"),
        "0",
        "1",
        "2026-11-03T14:22:33Z");
  }

  /** Of a run on several machines; its address ends in 1, as a server's, or in 2. */
  public static Hosts.Host host(String name, String role, Environment environment) {
    String address = role.equals("server") ? "10.0.0.1" : "10.0.0.2";
    return new Hosts.Host(name, role, address, List.of(address), environment);
  }

  public static TrialSetup setup() {
    return new TrialSetup(
        4,
        1,
        4,
        2,
        "0",
        "1",
        1.5,
        2,
        0.02,
        5,
        List.of("-Xmx512m"),
        List.of("-Xmx256m", "-Xss256k"),
        Map.of("loops", "1", "backlog", "4096"));
  }

  public static LatencySummary latency(double millis) {
    double micros = millis * 1e3;
    return new LatencySummary(
        1000,
        micros / 8,
        micros,
        micros / 4,
        micros,
        micros * 2,
        micros * 3,
        micros * 10,
        micros * 20,
        micros * 30,
        micros * 31);
  }

  public static ProcessUsage usage() {
    return new ProcessUsage(
        4, 1.25, 0.75, 30_000, 1_000, 0.75, 104_857_600, 57, 16_400, 12, 34, 9_876_543);
  }

  public static Ramp ramp() {
    return new Ramp(1024, 1023, 1023, 83_886_080, 0.5, 2046, latency(0.25), 3, 4, 5);
  }

  /** A measured window with this throughput, in requests/s. */
  public static Measurement measured(double throughput) {
    return measured(throughput, ramp());
  }

  private static Measurement measured(double throughput, Ramp ramp) {
    return measured(throughput, ramp, List.of());
  }

  private static Measurement measured(double throughput, Ramp ramp, List<HostUsage> hosts) {
    return new Measurement(
        2,
        (long) (throughput * 2),
        (long) (throughput * 4),
        8_192_000,
        8_392_000,
        throughput,
        throughput * 8192 * 8 / 1e6,
        Map.of("timeout", 2L, "reset", 1L),
        Map.of("timeout", 3L, "reset", 1L, "connect", 7L),
        latency(2),
        latency(1),
        Map.of("service", "histograms/a-service.hlog", "response", "histograms/a-response.hlog"),
        1019.5,
        0.975,
        6,
        usage(),
        usage(),
        ramp,
        Map.of("requests", 4000L, "accepted", 1023L),
        new ClientView(
            throughput / 2,
            12,
            latency(0.5),
            25_000,
            new Course(1.25, List.of(0.5, 1.0, 1.5), List.of(900L, 1900L, 2900L))),
        hosts);
  }

  /** A trial whose server and generator had a machine each. */
  public static TrialRecord onTwoHosts() {
    List<HostUsage> hosts =
        List.of(
            new HostUsage("east", 0.01, 71_303_168, 0, null, 0),
            new HostUsage("west", 0.02, 73_400_320, 2, usage(), 0.003));
    return trial("epoll", 1024, 0, Outcome.VALID, measured(100, ramp(), hosts));
  }

  /** A trial with that many connections. */
  public static TrialRecord connected(long connections) {
    Ramp ramp =
        new Ramp(1024, connections, connections, 83_886_080, 0.5, 2046, latency(0.25), 3, 4, 5);
    return trial("a", 1024, 0, Outcome.VALID, measured(100, ramp));
  }

  /** A benchmark inside one process, with what it counted. */
  public static TrialRecord benchmark(double perSecond, Map<String, Long> counters) {
    long operations = (long) (2 * perSecond);
    Measurement measured =
        Measurement.ofOperations(2, operations, operations, perSecond, Map.of(), usage(), counters);
    return trial("virtual", 64, 0, Outcome.VALID, measured);
  }

  public static TrialRecord valid(String model, long x, int repeat, double throughput) {
    return trial(model, x, repeat, Outcome.VALID, measured(throughput));
  }

  /** Invalid because the generator was at its limit, which makes all of its point so. */
  public static TrialRecord invalid(String model, long x, int repeat, double throughput) {
    return trial(model, x, repeat, Outcome.INVALID, measured(throughput), GENERATOR_BUSY);
  }

  /** Invalid by chance: what is left of its point is as fast as it was. */
  public static TrialRecord disturbed(String model, long x, int repeat, double throughput) {
    return trial(model, x, repeat, Outcome.INVALID, measured(throughput), STOLEN);
  }

  public static TrialRecord failed(String model, long x, int repeat) {
    return trial(model, x, repeat, Outcome.FAILED, null, OUT_OF_MEMORY);
  }

  /** A trial of which no figures came: FAILED or IMPOSSIBLE. */
  public static TrialRecord unmeasured(String model, long x, int repeat, Outcome how) {
    return trial(model, x, repeat, how, null, OUT_OF_MEMORY);
  }

  public static TrialRecord impossible(String model, long x, int repeat, Reason... reasons) {
    return trial(model, x, repeat, Outcome.IMPOSSIBLE, null, reasons);
  }

  private static TrialRecord trial(
      String model,
      long x,
      int repeat,
      Outcome outcome,
      @Nullable Measurement measured,
      Reason... reasons) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        "bandwidth-vs-clients",
        model,
        x,
        repeat,
        repeat,
        "2026-11-03T14:22:35Z",
        outcome,
        List.of(reasons),
        setup(),
        measured,
        List.of("the warm-up met its limit of 3 s"));
  }
}
