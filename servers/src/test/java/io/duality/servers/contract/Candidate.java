package io.duality.servers.contract;

import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A model that is held to the contract.
 *
 * @param patience longest wait of a client for anything that has to happen
 */
record Candidate(ServerModel model, Duration patience) {

  /** All models on the class path; one that cannot be loaded fails the contract. */
  static List<Candidate> all() {
    List<String> warnings = new ArrayList<>();
    List<Candidate> all =
        ServerModels.find(warnings::add).all().stream()
            .map(model -> new Candidate(model, Duration.ofSeconds(30)))
            .toList();
    if (!warnings.isEmpty() || all.isEmpty()) {
      throw new AssertionError("models found: " + all + ", left out: " + warnings);
    }
    return all;
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
