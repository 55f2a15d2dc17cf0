package io.duality.servers.contract;

import io.duality.servers.Capability;
import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A model that is held to the contract.
 *
 * @param patience longest wait of a client for anything that has to happen
 */
record Candidate(ServerModel model, Duration patience) {

  private static final int MANY_CONNECTIONS = 1_000;

  /** All models that can run here; one that cannot be loaded fails the contract. */
  static List<Candidate> all() {
    return models().filter(model -> model.unavailable().isEmpty()).map(Candidate::of).toList();
  }

  /** Those of them that declare streams. */
  static List<Candidate> streaming() {
    return all().stream()
        .filter(candidate -> candidate.model().capabilities().contains(Capability.STREAMS))
        .toList();
  }

  /** Those that cannot, and say why. */
  static List<Candidate> unavailable() {
    return models().filter(model -> model.unavailable().isPresent()).map(Candidate::of).toList();
  }

  private static Candidate of(ServerModel model) {
    return new Candidate(model, Duration.ofSeconds(30));
  }

  private static Stream<ServerModel> models() {
    List<String> warnings = new ArrayList<>();
    List<ServerModel> all = ServerModels.find(warnings::add).all();
    if (!warnings.isEmpty() || all.isEmpty()) {
      throw new AssertionError("models found: " + all + ", left out: " + warnings);
    }
    return all.stream();
  }

  /**
   * How many connections are many: a third of what a model can have, as the clients take
   * descriptors of the same process.
   */
  int manyConnections() {
    OptionalInt limit = model.connectionLimit(Map.of());
    return limit.isPresent() ? Math.min(MANY_CONNECTIONS, limit.getAsInt() / 3) : MANY_CONNECTIONS;
  }

  /** Whether the number of a descriptor matters, and with it what else this process has open. */
  boolean isAlone() {
    return model.connectionLimit(Map.of()).isPresent();
  }

  /** The same with a client that gives up earlier. */
  Candidate withPatience(Duration other) {
    return new Candidate(model, other);
  }

  @Override
  public String toString() {
    return model.id();
  }
}
