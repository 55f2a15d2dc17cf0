package io.duality.servers.stages;

import io.duality.servers.ModelOption;
import io.duality.servers.OptionValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The options of a model made of stages: its queues and pools here, the controllers in {@link
 * PoolOptions}, {@link BatchOptions} and {@link AdmissionOptions}. Models differ in the defaults.
 */
public final class StageOptions {
  private static final int LARGEST_QUEUE = 1 << 20;
  private static final int LARGEST_BATCH = 1_024;
  private static final int MOST_THREADS = 1_000;

  /** The word for {@link io.duality.servers.ServerConfig#parallelism}. */
  private static final String PARALLELISM = "parallelism";

  /**
   * What the models have different defaults for.
   *
   * @param queue events
   * @param batch events
   * @param threads at the start and at least
   * @param pool of the pool controller
   * @param batching of the batching controller
   */
  record Defaults(
      int queue,
      int batch,
      String threads,
      PoolOptions.Defaults pool,
      BatchOptions.Defaults batching) {

    /** As in the paper: SEDA, SOSP'01. */
    static Defaults published() {
      return new Defaults(
          65_536,
          64,
          PARALLELISM,
          new PoolOptions.Defaults(2_000, 2_000, 1, 100, 10, 5_000, "SOSP'01"),
          new BatchOptions.Defaults(1_000, 70, "Sandstorm's default"));
    }

    /** As Haboob's configuration of October 2002 has it. */
    static Defaults haboob() {
      return new Defaults(
          65_536,
          LARGEST_BATCH,
          "1",
          new PoolOptions.Defaults(2_000, 1_000, 4, 10, 20, 1_000, "haboob.cfg"),
          new BatchOptions.Defaults(100, 50, "haboob.cfg"));
    }
  }

  /**
   * The options in force.
   *
   * @param work of a stage that computes; admission control is at these
   * @param disk of the stage that waits for the disk
   * @param socket of a stage that reads or writes sockets: it admits all that fit
   */
  public record Parsed(StageRules work, StageRules disk, StageRules socket) {

    /** The same for a population of tasks, of which none may be refused. */
    public Parsed holding(int tasks) {
      return new Parsed(work.holding(tasks), disk.holding(tasks), socket.holding(tasks));
    }
  }

  private final ModelOption queue;
  private final ModelOption batch;
  private final ModelOption threads;
  private final ModelOption maxThreads;
  private final PoolOptions pool;
  private final BatchOptions batching;
  private final AdmissionOptions admission = new AdmissionOptions();

  /** With the defaults of the paper. */
  public static StageOptions published() {
    return new StageOptions(Defaults.published());
  }

  /** With the defaults of Haboob's configuration. */
  public static StageOptions haboob() {
    return new StageOptions(Defaults.haboob());
  }

  private StageOptions(Defaults defaults) {
    queue =
        ModelOption.ofInteger(
            "queue",
            defaults.queue(),
            "events a stage's queue holds; beyond: 503",
            1,
            LARGEST_QUEUE);
    batch =
        ModelOption.ofInteger(
            "batch",
            defaults.batch(),
            "most events a thread takes at once; unless given, no more than the queue holds",
            1,
            LARGEST_BATCH);
    threads =
        new ModelOption(
            "threads",
            defaults.threads(),
            "threads of a stage at the start and at least; parallelism: as many as --parallelism"
                + " says, up to max-threads (SOSP'01: 1)",
            new OptionValues.Either(
                new OptionValues.WholeNumber(1, MOST_THREADS),
                new OptionValues.Choice(List.of(PARALLELISM))));
    maxThreads =
        ModelOption.ofInteger(
            "max-threads", 20, "most threads of a stage (SOSP'01: 20)", 1, MOST_THREADS);
    pool = new PoolOptions(defaults.pool(), LARGEST_QUEUE);
    batching = new BatchOptions(defaults.batching());
  }

  /** All of them, for lists. */
  public List<ModelOption> all() {
    return Stream.of(
            List.of(queue, batch, threads, maxThreads), pool.all(), batching.all(), admission.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Names of those in force for tasks: no queue refuses one, and no admission control. */
  public Set<String> ofTasks() {
    Set<String> names = all().stream().map(ModelOption::name).collect(Collectors.toSet());
    names.remove(queue.name());
    admission.all().forEach(option -> names.remove(option.name()));
    return Set.copyOf(names);
  }

  /**
   * The options in force.
   *
   * @param parallelism threads of a stage where they hang on it, at least 1
   * @throws IllegalArgumentException if a value is out of range; the message says which and how
   */
  public Parsed parse(Map<String, String> options, int parallelism) {
    int bound = queue.integer(options);
    int most = maxThreads.integer(options);
    int first =
        threads.text(options).equals(PARALLELISM)
            ? Math.min(parallelism, most)
            : threads.integer(options, 1, most);
    int taken =
        options.containsKey(batch.name())
            ? batch.integer(options, 1, Math.min(bound, LARGEST_BATCH))
            : Math.min(bound, batch.integer(options));
    StageRules socket =
        new StageRules(
            bound,
            taken,
            first,
            pool.rules(options, first, most),
            batching.rules(options, taken),
            Optional.empty());
    StageRules work =
        new StageRules(
            bound, taken, first, socket.pool(), socket.batching(), admission.rules(options));
    return new Parsed(work, work.waiting(pool.diskRules(options, first, most)), socket);
  }
}
