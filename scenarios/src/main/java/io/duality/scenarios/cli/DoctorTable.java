package io.duality.scenarios.cli;

import io.duality.results.Reason;
import io.duality.scenarios.machine.CpuList;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.machine.Limit;
import io.duality.scenarios.plan.Demand;
import io.duality.scenarios.plan.Diagnosis;
import io.duality.scenarios.plan.Diagnosis.Row;
import io.duality.scenarios.plan.Diagnosis.Verdict;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.XValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What {@code doctor} prints. */
final class DoctorTable {
  private DoctorTable() {}

  static List<String> lines(HostLimits host) {
    Diagnosis diagnosis = Diagnosis.of(host);
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-30s %-22s %11s %23s %23s",
            "",
            "",
            "",
            "for " + Diagnosis.CLIENTS + " clients",
            "clients that fit here"));
    lines.add(row("limit", "counts", "in force", "loops", "threads", "loops", "threads"));
    diagnosis.rows().forEach(row -> lines.add(line(row)));
    lines.add("");
    lines.addAll(facts(host));
    lines.add("");
    lines.addAll(remedies(diagnosis));
    lines.add(verdict("event loops or virtual threads", diagnosis.loops()));
    lines.add(verdict("a platform thread a connection", diagnosis.threads()));
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static String line(Row row) {
    Demand demand = row.threads();
    Function<Demand, String> needed = one -> one.amount(one.needed());
    return row(
        demand.limit(),
        demand.counts(),
        demand.amount(demand.inForce()),
        row.loops().map(needed).orElse("-"),
        needed.apply(demand),
        fits(row.loopsFit()),
        fits(row.threadsFit()));
  }

  /** What the table's rules rest on but do not limit. */
  private static List<String> facts(HostLimits host) {
    List<String> facts = new ArrayList<>();
    facts.add("CPUs: " + CpuList.format(host.cpus()));
    facts.add(
        "source ports: "
            + host.firstPort()
            + " to "
            + host.lastPort()
            + (host.linux() ? ", for each of as many addresses of 127/8 as needed" : ""));
    facts.add("a JVM raises its soft descriptor limit to the hard one by itself");
    host.get(Limit.THREADS_USED).ifPresent(n -> facts.add("threads running now: " + n));
    host.get(Limit.TW_REUSE)
        .ifPresent(n ->
            facts.add(
                Limit.TW_REUSE.title()
                    + ": "
                    + n
                    + (n == 0
                        ? ", ports in TIME_WAIT stay taken for a minute: "
                            + Limit.TW_REUSE.remedy(2)
                        : ", ports in TIME_WAIT are taken again after a second")));
    return facts;
  }

  private static List<String> remedies(Diagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    for (Row row : diagnosis.rows()) {
      if (!row.met()) {
        lines.add("to lift " + row.threads().limit() + ": " + row.threads().remedy());
      }
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private static String verdict(String what, Verdict verdict) {
    String start = Diagnosis.CLIENTS + " clients with " + what + ": ";
    if (verdict.impossible().isEmpty()) {
      return start
          + "fit, in "
          + Counted.plain(verdict.shards(), "server processes")
          + " and "
          + Counted.plain(verdict.agents(), "generator processes");
    }
    return start
        + "do not fit: "
        + String.join(", ", verdict.impossible().stream().map(Reason::label).toList());
  }

  private static String fits(long clients) {
    return clients >= XValues.MAX ? "any" : Long.toString(clients);
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "%-30s %-22s %11s %11s %11s %11s %11s", cells);
  }
}
