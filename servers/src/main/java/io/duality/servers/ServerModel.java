package io.duality.servers;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A concurrency model: one way to schedule the blocking graph of a request. Found by {@link
 * java.util.ServiceLoader}, so that a jar on the class path adds one.
 *
 * <p>Implementations need a public constructor without parameters, hold no state and start no
 * thread before {@link #start}. All methods may be called from any thread.
 */
public interface ServerModel {

  /** Stable kebab-case name; it stands in result files and on command lines. */
  String id();

  /** One line for lists. */
  String summary();

  /** One line for lists: the publication or the program that the model comes from. */
  default String source() {
    return "not stated";
  }

  /** The options that {@link ServerConfig#options()} may hold for this model. */
  default List<ModelOption> options() {
    return List.of();
  }

  /**
   * Checks options without a start: their names, their values, and what they ask of each other. By
   * default each is held to its {@link ModelOption#values}; a model whose options hang on each
   * other adds that.
   *
   * @throws IllegalArgumentException if one is unknown or out of range; the message is one line
   *     with the value, the limit and the remedy
   */
  default void checkOptions(Map<String, String> options) {
    ModelOption.requireKnown(this, options);
    options().forEach(option -> option.text(options));
  }

  /**
   * Flags that the JVM has to be started with for these options to be in force. They win over
   * others of the same meaning, and so belong behind them on the command line.
   *
   * @param options as {@link #checkOptions} accepts them
   */
  default List<String> jvmFlags(Map<String, String> options) {
    return List.of();
  }

  /**
   * The most connections that one process serves at once, if the model has a limit of its own, such
   * as FD_SETSIZE. The plan compares it with what a scenario asks for.
   *
   * @param options as {@link #checkOptions} accepts them
   */
  default OptionalInt connectionLimit(Map<String, String> options) {
    return OptionalInt.empty();
  }

  /**
   * Whether several of its processes can accept on one port, as {@link ServerConfig#reusePort} asks
   * of them. A plan that needs more than one process rules out the others.
   */
  default boolean sharesItsPort() {
    return true;
  }

  /** What the model does at the same time, with its options at their defaults. */
  default Set<Capability> capabilities() {
    return Set.of();
  }

  /** Empty if the model can run here, else one sentence that says what is missing. */
  default Optional<String> unavailable() {
    return Optional.empty();
  }

  /**
   * Platform threads that each connection, or each task, takes: 1 for thread per connection, 0 for
   * models with a fixed number. The plan compares them with the machine's limits.
   */
  default int threadsPerConnection() {
    return 0;
  }

  /**
   * Starts a server; returns once connections are accepted. Releases all that it opened when it
   * fails.
   *
   * @throws IOException if the address cannot be bound or the root cannot be read
   * @throws IllegalArgumentException if {@link #checkOptions} refuses the options
   */
  RunningServer start(ServerConfig config) throws IOException;

  /** The same scheduling without a network, for models that have one. */
  default Optional<TaskModel> tasks() {
    return Optional.empty();
  }

  /**
   * Checks options of {@link #tasks}, without a start: as {@link #checkOptions}, and that each is
   * one of {@link TaskModel#options}.
   *
   * @throws IllegalArgumentException if one is unknown, out of range or without effect on tasks
   */
  default void checkTaskOptions(Map<String, String> options) {
    checkOptions(options);
    Set<String> taken = tasks().map(TaskModel::options).orElse(Set.of());
    ModelOption.requireTaken(id(), taken, options);
  }
}
