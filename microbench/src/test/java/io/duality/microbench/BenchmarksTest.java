package io.duality.microbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {
  private static final String OURS = "io\\.duality\\..*";

  /**
   * One shot of each, in this JVM: a benchmark that throws would only be found when it is needed.
   */
  @Test
  void eachRunsAndNoneFails() throws RunnerException {
    Collection<RunResult> results = new Runner(singleShots().build()).run();

    Set<String> ran =
        results.stream()
            .map(result -> result.getParams().getBenchmark())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(ran).isEqualTo(all()).hasSizeGreaterThan(10);
    assertThat(results)
        .allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
  }

  private static ChainedOptionsBuilder singleShots() {
    return new OptionsBuilder()
        .include(OURS)
        .mode(Mode.SingleShotTime)
        .forks(0)
        .warmupIterations(0)
        .measurementIterations(1)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        // Large populations take their time to be set up, and run the same code.
        .param("clients", "64")
        .param("pairs", "2")
        .param("pipes", "8")
        .param("descriptors", "8")
        .param("active", "1")
        .param("messageBytes", "512")
        .param("parked", "2")
        .param("threads", "4")
        .param("connections", "64")
        .param("pages", "2");
  }

  private static Set<String> all() {
    return BenchmarkList.defaultList().getAll(null, java.util.List.of()).stream()
        .map(BenchmarkListEntry::getUsername)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
