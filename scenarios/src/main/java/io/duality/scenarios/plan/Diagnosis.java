package io.duality.scenarios.plan;

import io.duality.results.Reason;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.XValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a machine allows, limit by limit, by the same rules that a plan follows.
 *
 * @param rows the rules that apply to it
 * @param loops how {@link #CLIENTS} fit with a few event loops
 * @param threads how they fit with a platform thread for each connection
 */
public record Diagnosis(List<Row> rows, Verdict loops, Verdict threads) {

  /** The goal: the upper end of HotOS'03, Figure 3. */
  public static final long CLIENTS = 65_536;

  private static final long FEW_CLIENTS = 16;
  private static final int LOOPS = 0;
  private static final int THREADS = 1;

  /**
   * One limit.
   *
   * @param loops what event loops need of it; empty if the rule does not concern them
   * @param threads what a thread for each connection needs of it
   * @param loopsFit the most clients that it allows with event loops, at most {@link XValues#MAX}
   * @param threadsFit the same with a thread for each connection
   */
  public record Row(Optional<Demand> loops, Demand threads, long loopsFit, long threadsFit) {

    /** Whether {@link #CLIENTS} fit either way. */
    public boolean met() {
      return threads.met() && loops.map(Demand::met).orElse(true);
    }
  }

  /**
   * How the goal fits.
   *
   * @param shards server processes
   * @param agents generator processes
   * @param impossible what rules it out; empty if nothing does
   */
  public record Verdict(int shards, int agents, List<Reason> impossible) {
    public Verdict {
      impossible = List.copyOf(impossible);
    }
  }

  public Diagnosis {
    rows = List.copyOf(rows);
  }

  /** Of that machine. */
  public static Diagnosis of(HostLimits host) {
    List<Demand> loops = demands(CLIENTS, LOOPS, host);
    List<Row> rows = new ArrayList<>();
    for (Demand demand : demands(CLIENTS, THREADS, host)) {
      rows.add(
          new Row(
              find(loops, demand.code()),
              demand,
              fits(demand.code(), LOOPS, host),
              fits(demand.code(), THREADS, host)));
    }
    return new Diagnosis(rows, verdict(LOOPS, host), verdict(THREADS, host));
  }

  /** Whether at least a few clients fit with event loops. */
  public static boolean smallRunFits(HostLimits host) {
    return Split.impossible("", Split.network(FEW_CLIENTS, LOOPS, host), host).isEmpty();
  }

  private static Verdict verdict(int threadsPerConnection, HostLimits host) {
    Shape shape = Split.network(CLIENTS, threadsPerConnection, host);
    String model = threadsPerConnection == 0 ? "event loops" : "a thread a connection";
    return new Verdict(
        shape.shards(),
        shape.agents(),
        Split.impossible(model + " at " + Counted.plain(CLIENTS, "clients"), shape, host));
  }

  private static List<Demand> demands(long clients, int threads, HostLimits host) {
    return Demands.of(Split.network(clients, threads, host), host);
  }

  private static Optional<Demand> find(List<Demand> demands, String code) {
    return demands.stream().filter(demand -> demand.code().equals(code)).findFirst();
  }

  /** By bisection: what is needed grows with the clients. */
  private static long fits(String code, int threads, HostLimits host) {
    long fit = 0;
    long tooMany = XValues.MAX + 1;
    while (tooMany - fit > 1) {
      long middle = (fit + tooMany) / 2;
      if (find(demands(middle, threads, host), code).map(Demand::met).orElse(true)) {
        fit = middle;
      } else {
        tooMany = middle;
      }
    }
    return fit;
  }
}
