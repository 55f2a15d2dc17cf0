package io.duality.servers.stages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StageTest {
  private static final long SAMPLE = TimeUnit.SECONDS.toNanos(2);

  private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final List<Stage<Integer>> stages = new ArrayList<>();
  private final Semaphore entered = new Semaphore(0);
  private final CountDownLatch open = new CountDownLatch(1);

  private Stage<Integer> stage(
      int bound, PoolController.@Nullable Rules rules, Supplier<EventHandler<Integer>> handlers) {
    int batch = Math.min(bound, 64);
    return stage(
        new StageRules(
            bound, batch, 1, Optional.ofNullable(rules), Optional.empty(), Optional.empty()),
        handlers);
  }

  private Stage<Integer> stage(StageRules rules, Supplier<EventHandler<Integer>> handlers) {
    Stage<Integer> stage =
        new Stage<>("stage-test", rules, handlers, failures::add, System.nanoTime());
    stages.add(stage);
    assertThat(stage.add(1)).isTrue();
    return stage;
  }

  @AfterEach
  void close() {
    open.countDown();
    stages.forEach(Stage::close);
    assertThat(
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("stage-test")))
        .isEmpty();
  }

  private static PoolController.Rules rules(int maxThreads, long idleNanos) {
    return new PoolController.Rules(SAMPLE, 1, 2, 1, maxThreads, idleNanos);
  }

  private static void await(BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
      Thread.onSpinWait();
    }
  }

  /** Holds every thread of the stage until the gate opens. */
  private void block(int event) {
    entered.release();
    try {
      open.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitEntered() throws InterruptedException {
    assertThat(entered.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void handlesEventsInTheirOrder() {
    ConcurrentLinkedQueue<Integer> handled = new ConcurrentLinkedQueue<>();
    Stage<Integer> stage = stage(10, null, () -> handled::add);
    for (int i = 0; i < 10; i++) {
      assertThat(stage.enqueue(i)).isTrue();
    }
    await(() -> handled.size() == 10);
    assertThat(handled).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
  }

  @Test
  void refusesWhenItsQueueIsFull() throws Exception {
    Stage<Integer> stage = stage(2, null, () -> this::block);
    assertThat(stage.enqueue(0)).isTrue();
    awaitEntered();
    assertThat(stage.enqueue(1)).isTrue();
    assertThat(stage.enqueue(2)).isTrue();
    assertThat(stage.enqueue(3)).isFalse();
    assertThat(stage.queued()).isEqualTo(2);
  }

  @Test
  void addsAThreadASampleWhileTheQueueIsLong() throws Exception {
    Stage<Integer> stage = stage(1_000, rules(3, SAMPLE * 1_000), () -> this::block);
    long now = System.nanoTime();
    // A thread takes a batch at once: what follows has to be more than the threads can take.
    for (int i = 0; i < 1_000; i++) {
      stage.enqueue(i);
    }
    awaitEntered();
    stage.sample(now + SAMPLE);
    awaitEntered();
    assertThat(stage.threads()).isEqualTo(2);
    stage.sample(now + SAMPLE + 1);
    assertThat(stage.threads()).as("within the same period").isEqualTo(2);
    stage.sample(now + 2 * SAMPLE + 2);
    awaitEntered();
    stage.sample(now + 4 * SAMPLE);
    assertThat(stage.threads()).as("the most").isEqualTo(3);
  }

  @Test
  void dropsIdleThreadsButTheLast() {
    Stage<Integer> stage = stage(10, rules(3, 1_000_000), () -> event -> {});
    stage.add(2);
    await(() -> stage.threads() == 1);
    assertThat(stage.enqueue(1)).isTrue();
    await(() -> stage.queued() == 0);
    assertThat(stage.threads()).isEqualTo(1);
  }

  @Test
  void keepsAFixedPoolWithoutAController() throws Exception {
    Stage<Integer> stage = stage(100, null, () -> this::block);
    for (int i = 0; i < 100; i++) {
      stage.enqueue(i);
    }
    awaitEntered();
    stage.sample(System.nanoTime() + 1_000 * SAMPLE);
    assertThat(stage.threads()).isEqualTo(1);
  }

  /** Two steps of five windows: the first begins, the second shrinks. */
  private static void shrinkTheBatchOnce(Stage<Integer> stage) {
    long now = System.nanoTime();
    for (int window = 1; window <= 10; window++) {
      int events = window;
      stage.enqueue(window);
      await(() -> stage.handled() == events);
      stage.sample(now + window * SAMPLE);
    }
  }

  @Test
  void takesNoMoreAtOnceThanTheBatchingControllerSays() throws Exception {
    BatchController.Rules batching = new BatchController.Rules(1, 8, SAMPLE, 0);
    StageRules rules =
        new StageRules(100, 8, 1, Optional.empty(), Optional.of(batching), Optional.empty());
    Semaphore leave = new Semaphore(10);
    Stage<Integer> stage =
        stage(
            rules,
            () ->
                event -> {
                  leave.acquireUninterruptibly();
                  entered.release();
                });
    shrinkTheBatchOnce(stage);
    // The thread waits with the old batch; from the next one on, 8 / 1.2 is in force.
    stage.enqueue(11);
    await(() -> stage.queued() == 0);
    for (int i = 0; i < 20; i++) {
      stage.enqueue(i);
    }
    leave.release(1);
    await(() -> stage.queued() < 20);
    assertThat(stage.queued()).isEqualTo(14);
    leave.release(20);
    await(() -> stage.handled() == 31);
  }

  @Test
  void asksAdmissionControlAboutNewRequestsOnly() {
    AdmissionController.Rules admission =
        new AdmissionController.Rules(
            AdmissionController.Rule.USITS03, TimeUnit.HOURS.toNanos(1), 2, 1.2, 0.05, 1, 2);
    StageRules rules =
        new StageRules(1_000, 8, 1, Optional.empty(), Optional.empty(), Optional.of(admission));
    Stage<Integer> stage = stage(rules, () -> event -> {});
    assertThat(stage.admit(1)).isTrue();
    assertThat(stage.admit(2)).isTrue();
    assertThat(stage.admit(3)).as("the bucket is empty").isFalse();
    for (int i = 0; i < 98; i++) {
      assertThat(stage.enqueue(i)).as("under way already").isTrue();
    }
    AdmissionController controller = Objects.requireNonNull(stage.admission());
    await(() -> controller.percentileNanos() >= 0);
    assertThat(controller.percentileNanos()).isPositive();
    assertThat(controller.perSecond()).as("far below its target").isGreaterThan(0.05);
  }

  @Test
  void givesEachThreadAHandlerOfItsOwn() throws Exception {
    Set<Object> handlers = ConcurrentHashMap.newKeySet();
    Stage<Integer> stage =
        stage(
            1_000,
            null,
            () ->
                new EventHandler<>() {
                  @Override
                  public void handle(Integer event) {
                    handlers.add(this);
                    block(event);
                  }
                });
    stage.add(2);
    for (int i = 0; i < 1_000; i++) {
      stage.enqueue(i);
    }
    for (int i = 0; i < 3; i++) {
      awaitEntered();
    }
    assertThat(handlers).hasSize(3);
  }

  @Test
  void tellsWhatAHandlerThrows() {
    Stage<Integer> stage =
        stage(
            1,
            null,
            () ->
                event -> {
                  throw new IllegalStateException("broken handler");
                });
    stage.enqueue(1);
    await(() -> !failures.isEmpty());
    assertThat(failures.peek()).hasMessage("broken handler");
  }

  @Test
  void refusesOnceClosed() throws Exception {
    Stage<Integer> stage = stage(10, null, () -> this::block);
    stage.enqueue(0);
    awaitEntered();
    stage.close();
    assertThat(stage.enqueue(1)).isFalse();
    assertThat(stage.add(1)).isFalse();
    assertThat(failures).isEmpty();
  }
}
