package io.duality.servers.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.servers.ModelOption;
import io.duality.servers.RunningTasks;
import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import io.duality.servers.TaskConfig;
import io.duality.servers.TaskModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model with tasks keeps to. */
@Isolated("it looks at the threads of the whole JVM")
final class TasksTest {
  private static final int READ_BYTES = 8_192;

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void writeFile() throws IOException {
    file = Files.write(folder.resolve("file"), new byte[READ_BYTES]);
  }

  static Stream<ServerModel> models() {
    return ServerModels.find(System.err::println).all().stream()
        .filter(model -> model.tasks().isPresent() && model.unavailable().isEmpty());
  }

  private static TaskModel tasksOf(ServerModel model) {
    return model.tasks().orElseThrow();
  }

  private TaskConfig config(int tasks) {
    return new TaskConfig(tasks, file, READ_BYTES, 2, Map.of());
  }

  @Test
  void theModelsOfTheMainJobHaveTasks() {
    assertThat(models().map(ServerModel::id))
        .contains("threaded", "virtual", "nio-select", "epoll", "seda", "knot-a", "knot-c", "aio");
  }

  /** An option that is taken and has no effect would be published as if it had one. */
  @ParameterizedTest
  @MethodSource("models")
  void refusesOptionsWithoutEffectAndTakesTheOthers(ServerModel model) throws IOException {
    Set<String> taken = tasksOf(model).options();
    Map<String, String> defaults = new HashMap<>();
    for (ModelOption option : model.options()) {
      Map<String, String> one = Map.of(option.name(), option.defaultValue());
      if (taken.contains(option.name())) {
        model.checkTaskOptions(one);
        defaults.putAll(one);
      } else {
        assertThatThrownBy(() -> model.checkTaskOptions(one))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("option " + option.name() + " has no effect on the tasks of")
            .hasMessageNotContaining("\n");
      }
    }
    assertThat(taken)
        .as("options of the model")
        .containsExactlyInAnyOrderElementsOf(defaults.keySet());
    TaskConfig config = new TaskConfig(4, file, READ_BYTES, 2, defaults);
    try (RunningTasks tasks = tasksOf(model).start(config)) {
      tasks.go();
      awaitCompletions(tasks, 100);
    }
  }

  @Test
  void givesTheThreadsOfAStageToItsTasks() throws IOException {
    ServerModel seda = ServerModels.find(System.err::println).get("seda");
    Map<String, String> three = Map.of("threads", "3");
    try (RunningTasks tasks = tasksOf(seda).start(new TaskConfig(4, file, READ_BYTES, 1, three))) {
      assertThat(threadsNamed("seda-parse-[0-9]+")).isEqualTo(3);
      assertThat(tasks.completed()).isZero();
    }
  }

  private static long threadsNamed(String pattern) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches(pattern))
        .count();
  }

  @ParameterizedTest
  @MethodSource("models")
  void runsNoTaskBeforeGo(ServerModel model) throws IOException {
    try (RunningTasks tasks = tasksOf(model).start(config(4))) {
      assertThat(tasks.completed()).isZero();
      assertThat(tasks.drainLatencies().getTotalCount()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void recordsALatencyForEachTask(ServerModel model) throws IOException {
    RunningTasks tasks = tasksOf(model).start(config(16));
    tasks.go();
    awaitCompletions(tasks, 10_000);
    tasks.close();
    assertThat(tasks.drainLatencies().getTotalCount()).isEqualTo(tasks.completed());
    assertThat(tasks.drainLatencies().getTotalCount()).as("drained").isZero();
  }

  /**
   * A closed population keeps N = X * R, but for the tasks under way, whose share shrinks as time
   * goes by: a preempted thread holds its task for many slices. A lost task would be missed for
   * ever.
   */
  @ParameterizedTest
  @MethodSource("models")
  void losesNoTaskByLittlesLaw(ServerModel model) throws IOException {
    int population = 64;
    RunningTasks tasks = tasksOf(model).start(config(population));
    long start = System.nanoTime();
    tasks.go();
    double waited = 0;
    double effectiveN = 0;
    for (long wanted = 50_000; effectiveN < population * 0.9; wanted += 50_000) {
      awaitCompletions(tasks, wanted);
      Histogram latencies = tasks.drainLatencies();
      waited += latencies.getTotalCount() * latencies.getMean();
      long elapsed = System.nanoTime() - start;
      effectiveN = waited / elapsed;
    }
    tasks.close();
    assertThat(effectiveN).isLessThan(population * 1.05);
  }

  @ParameterizedTest
  @MethodSource("models")
  void endsItsThreads(ServerModel model) throws IOException {
    RunningTasks tasks = tasksOf(model).start(config(8));
    tasks.go();
    awaitCompletions(tasks, 100);
    tasks.close();
    long after = tasks.completed();
    assertThat(threadsNamed("(task|loop|epoll|io-uring|aio|seda-.*)-[0-9]+")).isZero();
    assertThat(tasks.completed()).isEqualTo(after);
  }

  @ParameterizedTest
  @MethodSource("models")
  void refusesAFileThatIsTooShort(ServerModel model) {
    TaskConfig config = new TaskConfig(1, file, READ_BYTES + 1, 1, Map.of());
    assertThatThrownBy(() -> tasksOf(model).start(config))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("shorter than the 8193 bytes");
  }

  @Test
  void noticesATaskThatIsLost() {
    TaskLedger ledger = new TaskLedger();
    ledger.failed(new IllegalStateException("disk is gone"));
    assertThatThrownBy(ledger::completed).hasMessageContaining("disk is gone");
  }

  private static void awaitCompletions(RunningTasks tasks, long wanted) {
    while (tasks.completed() < wanted) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
