package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.Progress;
import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.Lifeline;
import io.duality.scenarios.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class WarmingTest {
  /** No test waits for it to pass. */
  private static final Duration AMPLE = Duration.ofSeconds(50);

  private static final Duration LOOK = Duration.ofMillis(2);

  /** Far more than a tenth of whatever time has passed. */
  private static final long MUCH_MILLIS = 1_000_000;

  private final List<Long> asked = new ArrayList<>();

  @Test
  void goesOnWhileTheServerCompiles() throws Exception {
    Warming warming = warming(reading -> Math.min(reading, 4) * MUCH_MILLIS);
    warming.begin();
    warming.run(AMPLE);
    assertThat(asked).as("1 at the begin, 3 with more, 1 without").hasSize(5);
    assertThat(warming.note()).get().asString().contains("the server's JVM still compiled");
  }

  @Test
  void takesNoTimeWhereTheServerIsWarm() throws Exception {
    Warming warming = warming(_ -> MUCH_MILLIS);
    warming.begin();
    warming.run(AMPLE);
    assertThat(asked).hasSize(2);
    assertThat(warming.note()).isEmpty();
  }

  @Test
  void takesNoTimeWhereTheServerDoesNotTell() throws Exception {
    Warming warming = warming(_ -> -1);
    warming.begin();
    warming.run(AMPLE);
    assertThat(warming.note()).isEmpty();
  }

  @Test
  void endsAtItsLimit() throws Exception {
    Warming warming = warming(reading -> reading * MUCH_MILLIS);
    warming.begin();
    warming.run(Duration.ofMillis(10));
    assertThat(warming.note()).isPresent();
  }

  private Warming warming(LongUnaryOperator compiledMillisAtReading) {
    Pulse pulse =
        new Pulse(
            new Lifeline(new StopSignal()),
            new Recorder(),
            _ -> CompletableFuture.completedFuture(new Progress(0, 0, 0, 0, 0)),
            () -> {},
            SideCpus.ofServer(new ProcProbe(Path.of("/proc")), List::of),
            AMPLE);
    return new Warming(
        pulse,
        () -> {
          long compiled = compiledMillisAtReading.applyAsLong(asked.size() + 1L);
          asked.add(compiled);
          return compiled < 0 ? Map.of() : Map.of(Compilation.COUNTER, compiled);
        },
        LOOK);
  }
}
