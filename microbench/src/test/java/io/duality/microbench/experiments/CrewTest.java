package io.duality.microbench.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CrewTest {
  private final Progress progress = new Progress(Duration.ofMinutes(1));

  @ParameterizedTest
  @EnumSource
  void endsThreadsThatWaitAndThreadsThatRun(ThreadKind kind) {
    Set<Thread> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch never = new CountDownLatch(1);
    Crew crew = new Crew(progress::fail);
    crew.add(
        kind,
        () -> {
          seen.add(Thread.currentThread());
          progress.step();
        });
    crew.add(
        kind,
        () -> {
          seen.add(Thread.currentThread());
          progress.step();
          never.await();
        });
    crew.go();
    progress.await(1_000);
    crew.close();

    assertThat(seen).noneMatch(Thread::isAlive);
  }

  @ParameterizedTest
  @EnumSource
  void holdsThreadsUntilTheyAreLetGo(ThreadKind kind) {
    try (Crew crew = new Crew(progress::fail)) {
      crew.add(kind, progress::step);
    }

    assertThat(progress.done()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void aThreadThatFailsFailsTheExperiment(ThreadKind kind) {
    try (Crew crew = new Crew(progress::fail)) {
      crew.add(
          kind,
          () -> {
            throw new ArithmeticException("broken");
          });
      crew.go();

      assertThatIllegalStateException()
          .isThrownBy(() -> progress.await(1))
          .withMessageContaining("broken");
    }
  }
}
