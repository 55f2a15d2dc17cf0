package io.duality.scenarios.process;

import io.duality.scenarios.spec.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A JMH benchmark to start in a process of its own.
 *
 * @param benchmark full name of its class and method
 * @param params its parameters that are not at their defaults
 * @param warmup before the window; zero only where the benchmark is one of single shots
 * @param window measured time
 * @param jvmFlags beyond {@link ChildJvm#FLAGS}
 * @param cpus CPUs in taskset syntax; empty when not pinned
 * @param log for what JMH and the benchmark print
 */
public record BenchmarkSettings(
    String benchmark,
    Map<String, String> params,
    Duration warmup,
    Duration window,
    List<String> jvmFlags,
    String cpus,
    Path log) {

  /**
   * What JMH gives the JVMs that it forks itself, and which this one is in place of; and its lock,
   * which lets one benchmark at a time have the machine: here the plan sees to that.
   */
  private static final List<String> OF_JMH =
      List.of(
          "-XX:CompileCommand=quiet",
          "-XX:CompileCommand=dontinline,*.*_thrpt_jmhStub",
          "-XX:CompileCommand=dontinline,*.*_avgt_jmhStub",
          "-XX:CompileCommand=dontinline,*.*_sample_jmhStub",
          "-XX:CompileCommand=dontinline,*.*_ss_jmhStub",
          "-XX:CompileCommand=inline,org/openjdk/jmh/infra/Blackhole.consume",
          "-XX:CompileCommand=dontinline,org/openjdk/jmh/infra/Blackhole.consumeCPU",
          "-XX:CompileCommand=dontinline,org/openjdk/jmh/infra/Blackhole.consumeFull",
          "-Djmh.ignoreLock=true");

  public BenchmarkSettings {
    params = Map.copyOf(params);
    jvmFlags = List.copyOf(jvmFlags);
  }

  int iterations() {
    return (int)
        Math.max(Workload.Jmh.ITERATIONS, window.dividedBy(Workload.Jmh.LONGEST_ITERATION));
  }

  Duration iteration() {
    return window.dividedBy(iterations());
  }

  /** As long as those of the window, or nearly. */
  int warmups() {
    return warmup.isZero() ? 0 : (int) Math.max(1, warmup.dividedBy(iteration()));
  }

  Launch launch() {
    List<String> flags = new ArrayList<>(OF_JMH);
    flags.addAll(jvmFlags);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "benchmark=" + benchmark,
                "warmups=" + warmups(),
                "warmup-nanos=" + (warmup.isZero() ? 1 : warmup.dividedBy(warmups()).toNanos()),
                "iterations=" + iterations(),
                "iteration-nanos=" + iteration().toNanos()));
    params.forEach((name, value) -> arguments.add("param." + name + "=" + value));
    return new Launch(Role.BENCHMARK, "benchmark", flags, arguments, cpus, log);
  }
}
