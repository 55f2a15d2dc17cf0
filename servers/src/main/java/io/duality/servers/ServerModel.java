package io.duality.servers;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

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

  /** The options that {@link ServerConfig#options()} may hold for this model. */
  default List<ModelOption> options() {
    return List.of();
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
   * @throws IllegalArgumentException if an option's value is out of range; the message carries the
   *     value, the limit and the remedy
   */
  RunningServer start(ServerConfig config) throws IOException;

  /** The same scheduling without a network, for models that have one. */
  default Optional<TaskModel> tasks() {
    return Optional.empty();
  }
}
