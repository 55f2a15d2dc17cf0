package io.duality.scenarios.side;

import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.servers.ServerModel;
import java.util.Optional;
import java.util.function.Function;

/**
 * This very build, which a side is if nothing else is said.
 *
 * @param identity of its sources
 * @param jvm of its children
 * @param models by id; throws {@link InvalidInputException} if there is none such
 * @param externals programs by id; throws as models does
 */
public record OwnBuild(
    String identity,
    ChildJvm jvm,
    Function<String, ServerModel> models,
    Function<String, External> externals) {

  /** A model that may be another build's alone. */
  Optional<ServerModel> known(String id) {
    try {
      return Optional.of(models.apply(id));
    } catch (InvalidInputException e) {
      return Optional.empty();
    }
  }
}
