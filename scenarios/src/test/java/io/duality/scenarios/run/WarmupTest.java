package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duality.loadgen.Progress;
import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class WarmupTest {
  private static final Duration STEP = Duration.ofMillis(1);
  private static final Duration AMPLE = Duration.ofMinutes(5);

  private final StopSignal stop = new StopSignal();
  private final Recorder seen = new Recorder();
  private final List<Long> glances = new ArrayList<>();

  @Test
  void goesOnUntilTheLoopHasGoneRoundTwice() throws Exception {
    Warmup warmup = warmup(AMPLE, count -> 10 * count);
    warmup.run(Duration.ZERO, 50);
    assertThat(glances).hasSize(10).last().isEqualTo(100L);
    assertThat(seen.phases).containsOnly(Phase.WARMUP);
  }

  @Test
  void itsOwnTimeIsEnoughForAQuickLoop() throws Exception {
    Warmup warmup = warmup(AMPLE, count -> 1000);
    warmup.run(Duration.ZERO, 50);
    assertThat(glances).hasSize(1);
    assertThat(warmup.note()).isEmpty();
  }

  @Test
  void givesUpAtItsLimitAndSaysSo() throws Exception {
    Warmup warmup = warmup(Duration.ofMillis(20), count -> 0);
    warmup.run(Duration.ZERO, 50);
    assertThat(warmup.note().orElseThrow()).startsWith("2 rounds of all clients were not over ");
  }

  @Test
  void aStopEndsIt() {
    Warmup warmup =
        warmup(
            AMPLE,
            count -> {
              stop.request();
              return 0;
            });
    assertThat(
            catchThrowableOfType(InterruptedException.class, () -> warmup.run(Duration.ZERO, 50)))
        .isNotNull();
  }

  private Warmup warmup(Duration most, LongUnaryOperator completedAtGlance) {
    Pulse pulse =
        new Pulse(
            new Lifeline(stop),
            seen,
            limit -> {
              long completed = completedAtGlance.applyAsLong(glances.size() + 1L);
              glances.add(completed);
              return CompletableFuture.completedFuture(new Progress(completed, 0, completed, 0, 0));
            },
            () -> {},
            SideCpus.ofServer(new ProcProbe(Path.of("/proc")), List::of),
            AMPLE,
            STEP);
    return new Warmup(pulse, most);
  }
}
