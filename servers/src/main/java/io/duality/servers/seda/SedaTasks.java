package io.duality.servers.seda;

import io.duality.servers.RunningTasks;
import io.duality.servers.TaskConfig;
import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Step;
import io.duality.servers.tasks.TaskGraph;
import io.duality.servers.tasks.TaskLedger;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Tasks as events of the stages: parse, handle, cache-miss, where the read is, and write, whence
 * each begins again. Queues hold the whole population, because none of it may be refused; pools and
 * controllers are those of the server's defaults.
 */
final class SedaTasks implements RunningTasks {

  /** A task; belongs to the stage that has it. */
  private static final class Task {
    private long queuedNanos;
    private Step step;

    Task(Step first) {
      step = first;
    }
  }

  private final TaskGraph graph;
  private final int tasks;
  private final TaskLedger ledger = new TaskLedger();
  private final Timer timer = new Timer("seda-timer", this::fail);
  private final Stage<Task> parse;
  private final Stage<Task> handle;
  private final Stage<Task> miss;
  private final Stage<Task> write;
  private volatile boolean closed;

  private SedaTasks(TaskGraph graph, int tasks, Stage.Size size) {
    this.graph = graph;
    this.tasks = tasks;
    parse = new Stage<>("seda-parse", size, () -> this::begin, this::fail);
    handle = new Stage<>("seda-handle", size, () -> this::advance, this::fail);
    miss = new Stage<>("seda-miss", size, () -> this::read, this::fail);
    write = new Stage<>("seda-write", size, () -> this::complete, this::fail);
  }

  static RunningTasks start(TaskConfig config) throws IOException {
    SedaOptions defaults = SedaOptions.of(Map.of());
    Stage.Size size = defaults.stageFor(config.tasks());
    SedaTasks population = new SedaTasks(TaskGraph.open(config), config.tasks(), size);
    try {
      population.stages().forEach(stage -> stage.add(defaults.threads()));
      population.timer.every(defaults.rules().sampleNanos(), population::sample);
    } catch (RuntimeException | Error e) {
      population.close();
      throw e;
    }
    return population;
  }

  private List<Stage<Task>> stages() {
    return List.of(parse, handle, miss, write);
  }

  private void sample() {
    long now = System.nanoTime();
    stages().forEach(stage -> stage.sample(now));
  }

  private void fail(Throwable cause) {
    // An interrupt at the end breaks off a read: no failure of the task.
    if (!closed) {
      ledger.failed(cause);
    }
  }

  private void begin(Task task) {
    task.step = graph.first();
    pass(handle, task);
  }

  private void read(Task task) {
    if (task.step instanceof ReadFile read) {
      task.step = read.run();
    }
    advance(task);
  }

  private void advance(Task task) {
    switch (task.step) {
      case Reply end -> pass(write, task);
      case ReadFile read -> pass(miss, task);
      case Pause(Duration length, Step then) -> {
        task.step = then;
        timer.after(length.toNanos(), () -> pass(handle, task));
      }
    }
  }

  private void complete(Task task) {
    long now = System.nanoTime();
    ledger.completed(now - task.queuedNanos);
    task.queuedNanos = now;
    pass(parse, task);
  }

  private void pass(Stage<Task> stage, Task task) {
    if (!stage.enqueue(task)) {
      fail(new IllegalStateException("a queue for all tasks refused one"));
    }
  }

  @Override
  public void go() {
    for (int i = 0; i < tasks; i++) {
      Task task = new Task(graph.first());
      task.queuedNanos = System.nanoTime();
      pass(parse, task);
    }
  }

  @Override
  public long completed() {
    return ledger.completed();
  }

  @Override
  public Histogram drainLatencies() {
    return ledger.drainLatencies();
  }

  @Override
  public void close() {
    closed = true;
    stages().forEach(Stage::close);
    timer.close();
    graph.close();
  }
}
