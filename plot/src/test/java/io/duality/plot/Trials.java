package io.duality.plot;

import io.duality.results.ClientView;
import io.duality.results.Course;
import io.duality.results.LatencySummary;
import io.duality.results.Measurement;
import io.duality.results.Outcome;
import io.duality.results.ProcessUsage;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records of trials that never took place. */
final class Trials {
  private static final TrialSetup SETUP =
      new TrialSetup(
          1, 2, 1, 1, "0", "1", 2, 3, 0.02, 5, List.of("-Xmx1g"), List.of("-Xmx512m"), Map.of());

  private Trials() {}

  static Reason processes(long x) {
    return new Reason(
        "max-processes",
        "32768 processes",
        "needs "
            + (x + 40)
            + " threads, kernel.pid_max allows 32768; sysctl -w kernel.pid_max=4194304");
  }

  static Reason outOfMemory() {
    return new Reason(
        "out-of-memory", "out of memory", "the server ran out of its heap of 1024 MiB; raise -Xmx");
  }

  /** It makes all trials of its point invalid. */
  static Reason generatorBusy() {
    return new Reason(
        Reason.GENERATOR_CPU,
        "generator busy",
        "the generator used 87 % of its CPU, the limit is 80 %; give it more CPUs");
  }

  /** It leaves the other trials of its point valid. */
  static Reason stolen() {
    return new Reason(
        "steal",
        "stolen CPU time",
        "a hypervisor took 9 % of the CPU time, the limit is 5 %; measure on a calmer host");
  }

  static TrialRecord failed(
      int sequence, String model, long x, int repeat, Outcome outcome, Reason reason) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        "bandwidth-vs-clients",
        model,
        x,
        repeat,
        sequence,
        "2026-11-20T08:15:30Z",
        outcome,
        List.of(reason),
        SETUP,
        null);
  }

  static TrialRecord measured(
      int sequence, String model, long x, int repeat, double perSecond, @Nullable Reason invalid) {
    return measured(sequence, model, x, repeat, perSecond, invalid, null);
  }

  /** One that tells how its load went on. */
  static TrialRecord measured(
      int sequence,
      String model,
      long x,
      int repeat,
      double perSecond,
      @Nullable Reason invalid,
      @Nullable Course course) {
    return new TrialRecord(
        TrialRecord.SCHEMA,
        "bandwidth-vs-clients",
        model,
        x,
        repeat,
        sequence,
        "2026-11-20T08:15:30Z",
        invalid == null ? Outcome.VALID : Outcome.INVALID,
        invalid == null ? List.of() : List.of(invalid),
        SETUP,
        measurement(x, perSecond, histogram(model, x, repeat), course));
  }

  /** Its file's name, as a run writes it; there need be none. */
  static String histogram(String model, long x, int repeat) {
    return "histograms/" + model + "-" + x + "-" + repeat + "-response.hlog";
  }

  private static Measurement measurement(
      long x, double perSecond, String histogram, @Nullable Course course) {
    long completed = Math.round(perSecond * 3);
    double meanMicros = perSecond == 0 ? 0 : x / perSecond * 1e6;
    LatencySummary response =
        new LatencySummary(
            completed,
            meanMicros / 4,
            meanMicros,
            meanMicros / 3,
            meanMicros * 0.9,
            meanMicros * 1.2,
            meanMicros * 1.7,
            meanMicros * 3.1,
            meanMicros * 5,
            meanMicros * 7,
            meanMicros * 9);
    ProcessUsage usage =
        new ProcessUsage(
            1,
            1.1,
            1.4,
            5 * completed,
            completed / 9,
            0.01,
            1L << 28,
            40,
            80,
            3,
            21,
            70 * completed);
    return new Measurement(
        3,
        completed,
        completed * 2,
        completed * 8192,
        completed * 8400,
        perSecond,
        perSecond * 8192 * 8 / 1e6,
        Map.of(),
        Map.of(),
        response,
        response,
        Map.of("response", histogram),
        x,
        0.99,
        0,
        usage,
        usage,
        null,
        Map.of(),
        course == null ? null : new ClientView(perSecond, 0, response, meanMicros * 9, course));
  }
}
