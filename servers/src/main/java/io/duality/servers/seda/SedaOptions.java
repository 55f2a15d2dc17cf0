package io.duality.servers.seda;

import io.duality.servers.ModelOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The model's own options; the defaults of the controller are those of SEDA, SOSP'01, section 4.2.
 *
 * @param queue bound of each stage's queue
 * @param threads of each stage at the start
 * @param controller whether pools grow and shrink
 * @param rules how they do
 */
record SedaOptions(int queue, int threads, boolean controller, PoolController.Rules rules) {
  private static final int LARGEST_QUEUE = 1 << 20;
  private static final int MOST_THREADS = 1_000;
  private static final int LONGEST_MILLIS = 3_600_000;

  private static final ModelOption QUEUE =
      new ModelOption("queue", "65536", "events a stage's queue holds, 1 to 1048576; beyond: 503");
  private static final ModelOption THREADS =
      new ModelOption("threads", "1", "threads of each stage at the start, 1 to max-threads");
  private static final ModelOption MAX_THREADS =
      new ModelOption("max-threads", "20", "most threads of a stage, 1 to 1000 (SOSP'01: 20)");
  private static final ModelOption CONTROLLER =
      new ModelOption("controller", "on", "on or off: pools grow and shrink, or keep `threads`");
  private static final ModelOption ADD_THRESHOLD =
      new ModelOption(
          "add-threshold", "100", "a longer queue adds a thread, 0 to 1048576 (SOSP'01: 100)");
  private static final ModelOption SAMPLE_MILLIS =
      new ModelOption(
          "sample-millis", "2000", "between looks at the queue, 1 to 3600000 (SOSP'01: 2 s)");
  private static final ModelOption IDLE_MILLIS =
      new ModelOption(
          "idle-millis", "5000", "an idle thread goes after, 1 to 3600000 (SOSP'01: 5 s)");

  static List<ModelOption> all() {
    return List.of(
        QUEUE, THREADS, MAX_THREADS, CONTROLLER, ADD_THRESHOLD, SAMPLE_MILLIS, IDLE_MILLIS);
  }

  /**
   * The options in force.
   *
   * @throws IllegalArgumentException if a value is out of range; the message says which and how
   */
  static SedaOptions of(Map<String, String> options) {
    int maxThreads = MAX_THREADS.integer(options, 1, MOST_THREADS);
    return new SedaOptions(
        QUEUE.integer(options, 1, LARGEST_QUEUE),
        THREADS.integer(options, 1, maxThreads),
        isOn(CONTROLLER.text(options)),
        new PoolController.Rules(
            TimeUnit.MILLISECONDS.toNanos(SAMPLE_MILLIS.integer(options, 1, LONGEST_MILLIS)),
            ADD_THRESHOLD.integer(options, 0, LARGEST_QUEUE),
            maxThreads,
            TimeUnit.MILLISECONDS.toNanos(IDLE_MILLIS.integer(options, 1, LONGEST_MILLIS))));
  }

  private static boolean isOn(String value) {
    return switch (value) {
      case "on" -> true;
      case "off" -> false;
      default ->
          throw new IllegalArgumentException(
              "option controller=" + value + ": has to be on or off");
    };
  }

  /** The size of every stage of a population of tasks, of which none may be refused. */
  Stage.Size stageFor(int tasks) {
    return new Stage.Size(Math.max(queue, tasks), threads, controller ? rules : null);
  }

  /** The size of every stage. */
  Stage.Size stage() {
    return new Stage.Size(queue, threads, controller ? rules : null);
  }
}
