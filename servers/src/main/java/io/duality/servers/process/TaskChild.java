package io.duality.servers.process;

import io.duality.servers.RunningTasks;
import io.duality.servers.ServerModel;
import io.duality.servers.TaskConfig;
import io.duality.servers.TaskModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/** A population of tasks behind the protocol. */
final class TaskChild implements ServerMain.Child {
  private final RunningTasks tasks;
  private long markNanos;
  private long markCompleted;

  private TaskChild(RunningTasks tasks) {
    this.tasks = tasks;
  }

  static ServerMain.Child start(ServerModel model, Arguments arguments) throws IOException {
    TaskModel runner =
        model
            .tasks()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "model '" + model.id() + "' has no tasks without a network"));
    TaskConfig config =
        new TaskConfig(
            arguments.integer("tasks", 1),
            ServerMain.path(arguments, "file"),
            arguments.integer("read-bytes", 8_192),
            arguments.integer("parallelism", Runtime.getRuntime().availableProcessors()),
            ServerMain.options(model, arguments));
    model.checkTaskOptions(config.options());
    arguments.requireEmpty();
    return new TaskChild(runner.start(config));
  }

  @Override
  public Line ready() {
    return new Line("READY").with("pid", ProcessHandle.current().pid());
  }

  @Override
  public Line answer(String[] words) {
    return switch (words[0]) {
      case "go" -> {
        tasks.go();
        yield new Line("GOING");
      }
      case "mark" -> {
        tasks.drainLatencies();
        markCompleted = tasks.completed();
        markNanos = System.nanoTime();
        yield new Line("MARKED").with(SelfUsage.read());
      }
      case "counters" -> counters("COUNTERS");
      case "report" -> report();
      case "stop" -> {
        tasks.close();
        yield counters("STOPPED");
      }
      default -> throw new IllegalArgumentException("unknown command '" + words[0] + "'");
    };
  }

  private Line counters(String word) {
    return new Line(word).with("tasks", tasks.completed()).with(SelfUsage.read());
  }

  private Line report() {
    long nanos = System.nanoTime() - markNanos;
    long completed = tasks.completed() - markCompleted;
    return new Line("REPORT")
        .with("nanos", nanos)
        .with("tasks", completed)
        .with("latency", encode(tasks.drainLatencies()))
        .with(SelfUsage.read());
  }

  private static String encode(Histogram histogram) {
    ByteBuffer bytes = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(bytes.array(), length));
  }
}
