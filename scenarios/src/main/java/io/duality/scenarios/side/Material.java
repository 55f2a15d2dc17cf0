package io.duality.scenarios.side;

import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.spec.External;
import io.duality.servers.ServerModel;
import java.util.Optional;

/**
 * A side's programs, built.
 *
 * @param label for people
 * @param identity of what was built
 * @param jvm for servers of this project
 * @param model of a jar
 * @param external a program in its folder, instead of servers of this project
 */
record Material(
    String label,
    String identity,
    ChildJvm jvm,
    Optional<ServerModel> model,
    Optional<External> external) {

  /** Servers of this project. */
  Material(String label, String identity, ChildJvm jvm) {
    this(label, identity, jvm, Optional.empty(), Optional.empty());
  }
}
