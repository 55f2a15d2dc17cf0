package io.duality.servers.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkTest {
  private static final long MICROS = 10_000;
  private static final int AT_ONCE = 16 * Runtime.getRuntime().availableProcessors();

  /** CPU time that so many computations at the same time have taken, microseconds. */
  private static long cpuMicros(LongConsumer computation) throws Exception {
    long sum = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Long>> all = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        all.add(threads.submit(() -> ownCpuMicros(computation)));
      }
      for (Future<Long> one : all) {
        sum += one.get();
      }
    }
    return sum;
  }

  private static long ownCpuMicros(LongConsumer computation) {
    var clock = ManagementFactory.getThreadMXBean();
    long before = clock.getCurrentThreadCpuTime();
    computation.accept(MICROS);
    return (clock.getCurrentThreadCpuTime() - before) / 1_000;
  }

  /** A third, and ten times, leave room for a CPU whose speed changes. */
  @Test
  void manyThreadsOnFewCpusDoAllOfTheWork() throws Exception {
    assertThat(cpuMicros(Work.measured()::compute))
        .isBetween(AT_ONCE * MICROS / 3, AT_ONCE * MICROS * 10);
  }

  @Test
  void theNumberOfBlocksIsWhatFillsTheTime() {
    assertThat(Work.blocks(10, 250)).isEqualTo(40);
    assertThat(Work.blocks(0, 250)).isZero();
    assertThat(Work.blocks(10_000_000, 100.5)).isEqualTo(99_502_488);
  }

  /** Ten blocks are no ten seconds at the pace of this machine. */
  @Test
  void isDoneAtThePaceThatItIsTold() {
    double second = 1e9;
    long used = ownCpuMicros(_ -> Work.of(second).compute(Site.MAX_CPU_MICROS));
    assertThat(used).isLessThan(Site.MAX_CPU_MICROS / 3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesAPaceThatIsNone(double nanos) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Work.of(nanos))
        .withMessage("a block of work takes " + nanos + " ns, has to be above 0");
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();
    long used = ownCpuMicros(ignored -> Work.measured().compute(Site.MAX_CPU_MICROS));
    assertThat(Thread.interrupted()).as("still interrupted").isTrue();
    assertThat(used).isLessThan(Site.MAX_CPU_MICROS / 3);
  }
}
