package io.duality.servers.seda;

import io.duality.servers.RunningTasks;
import io.duality.servers.TaskConfig;
import io.duality.servers.http.Await;
import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Step;
import io.duality.servers.stages.Stage;
import io.duality.servers.stages.StageOptions;
import io.duality.servers.stages.Stages;
import io.duality.servers.tasks.Population;
import io.duality.servers.tasks.TaskGraph;
import java.io.IOException;
import java.time.Duration;

/**
 * Tasks as events of the stages: parse, handle, cache-miss, where the read is, and write, whence
 * each begins again. Queues hold the whole population, because none of it may be refused; pools,
 * batches and their controllers are those of the server's options.
 *
 * <p>So a task costs four hand-overs between threads, as a request does here. The event-driven
 * server of SEDA's Figure 4 is another one: one thread and one queue of tasks, as {@link
 * io.duality.servers.tasks.LoopTasks} with one loop.
 */
final class SedaTasks extends Population {

  /** A task; belongs to the stage that has it. */
  private static final class Task {
    private long queuedNanos;
    private Step step;

    Task(Step first) {
      step = first;
    }
  }

  private final int tasks;
  private final Stages stages = new Stages("seda", this::fail);
  private final Stage<Task> parse;
  private final Stage<Task> handle;
  private final Stage<Task> miss;
  private final Stage<Task> write;

  private SedaTasks(TaskGraph graph, int tasks, StageOptions.Parsed options) {
    super(graph);
    this.tasks = tasks;
    parse = stages.add("parse", options.work(), () -> this::begin);
    handle = stages.add("handle", options.work(), () -> this::advance);
    // Not as the disk's stage: the file is cached, so that the events of a batch do not wait.
    miss = stages.add("miss", options.work(), () -> this::read);
    write = stages.add("write", options.socket(), () -> this::complete);
  }

  static RunningTasks start(TaskConfig config, StageOptions.Parsed options) throws IOException {
    int tasks = config.tasks();
    SedaTasks population = new SedaTasks(TaskGraph.open(config), tasks, options.holding(tasks));
    try {
      population.stages.start();
    } catch (RuntimeException | Error e) {
      population.close();
      throw e;
    }
    return population;
  }

  private void begin(Task task) {
    task.step = graph().first();
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
        stages.timer().after(length, () -> pass(handle, task));
      }
      case Await wait -> wait.event().whenReady(() -> resume(task, wait));
    }
  }

  private void resume(Task task, Await wait) {
    task.step = wait.event().take();
    pass(handle, task);
  }

  private void complete(Task task) {
    task.queuedNanos = completed(task.queuedNanos);
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
      Task task = new Task(graph().first());
      task.queuedNanos = System.nanoTime();
      pass(parse, task);
    }
  }

  @Override
  protected void endThreads() {
    stages.close();
  }
}
