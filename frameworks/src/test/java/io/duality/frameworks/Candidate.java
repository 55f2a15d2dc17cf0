package io.duality.frameworks;

import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import java.util.stream.Stream;

/** A framework that is held to the contract, so that tests are named by its id. */
record Candidate(ServerModel model) {

  /** All of them; one that cannot be loaded fails the contract. */
  static Stream<Candidate> all() {
    return ServerModels.find(
            warning -> {
              throw new AssertionError(warning);
            })
        .all()
        .stream()
        .filter(FrameworkModel.class::isInstance)
        .map(Candidate::new);
  }

  @Override
  public String toString() {
    return model.id();
  }
}
