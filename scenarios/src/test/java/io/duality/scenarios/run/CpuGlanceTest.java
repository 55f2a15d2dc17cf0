package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.duality.loadgen.Progress;
import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes in a folder like {@code /proc}. */
class CpuGlanceTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir private Path proc;
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void tellsHowManyCpusAreBusyFromOneGlanceToTheNext() throws IOException {
    CpuGlance glance = glance(10, 11);
    process(10, 100, 50, 4);
    process(11, 0, 0, 4);
    assertThat(glance.at(SECOND)).isEqualTo(CpuGlance.UNKNOWN);
    process(10, 150, 70, 4);
    process(11, 30, 0, 4);
    assertThat(glance.at(2 * SECOND)).isCloseTo(1.0, within(1e-9));
    process(10, 160, 70, 4);
    assertThat(glance.at(4 * SECOND)).isCloseTo(0.05, within(1e-9));
    assertThat(asked).hasValue(1);
  }

  @Test
  void saysTheSameAgainWithinTheStepsOfTheKernel() throws IOException {
    CpuGlance glance = glance(10);
    process(10, 100, 0, 4);
    glance.at(SECOND);
    process(10, 150, 0, 4);
    glance.at(2 * SECOND);
    process(10, 151, 0, 4);
    assertThat(glance.at(2 * SECOND + 20_000_000)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void knowsNothingOfManyThreadsNorOfThoseThatHaveEnded() throws IOException {
    CpuGlance glance = glance(10);
    process(10, 100, 0, 100_000);
    assertThat(glance.at(SECOND)).isEqualTo(CpuGlance.UNKNOWN);
    process(10, 150, 0, 100_000);
    assertThat(glance.at(2 * SECOND)).isEqualTo(CpuGlance.UNKNOWN);
    CpuGlance gone = glance(99);
    gone.at(SECOND);
    assertThat(gone.at(2 * SECOND)).isEqualTo(CpuGlance.UNKNOWN);
  }

  @Test
  void knowsNothingOfNobody() {
    CpuGlance glance = SideCpus.ofServer(new ProcProbe(Path.of("/proc")), List::of).generator();
    glance.at(SECOND);
    assertThat(glance.at(2 * SECOND)).isEqualTo(CpuGlance.UNKNOWN);
  }

  @Test
  void nobodyIsAskedWhereNobodyWatches() throws Exception {
    pass(false);
    assertThat(asked).hasValue(0);
    pass(true);
    assertThat(asked).hasPositiveValue();
  }

  private void pass(boolean watched) throws Exception {
    RunListener listener =
        new RunListener() {
          @Override
          public boolean watches() {
            return watched;
          }
        };
    Pulse pulse =
        new Pulse(
            new Lifeline(new StopSignal()),
            listener,
            limit -> CompletableFuture.completedFuture(new Progress(1, 0, 1, 1, 0)),
            () -> {},
            new SideCpus(glance(10), glance(11)),
            Duration.ofMinutes(5),
            Duration.ofMillis(1));
    // Looks once, even though one request has been completed already.
    pulse.settle(1, Duration.ofMinutes(5));
  }

  private CpuGlance glance(long... pids) {
    List<Long> boxed = new ArrayList<>();
    for (long pid : pids) {
      boxed.add(pid);
    }
    return new CpuGlance(
        new ProcProbe(proc),
        () -> {
          asked.incrementAndGet();
          return boxed;
        });
  }

  private void process(long pid, int user, int system, int threads) throws IOException {
    Path folder = Files.createDirectories(proc.resolve(Long.toString(pid)));
    Files.writeString(
        folder.resolve("stat"),
        pid + " (x) S 1 1 1 0 -1 4194560 9 0 0 0 " + user + " " + system + " 0 0 20\n");
    Files.writeString(
        folder.resolve("status"), "Name:\tx\nVmRSS:\t1 kB\nThreads:\t" + threads + "\n");
  }
}
