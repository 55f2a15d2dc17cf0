package io.duality.scenarios.side;

import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.servers.ServerModels;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A resolver whose user works in a temporary folder, and what it has said. */
final class Resolving {
  private final Path temp;
  private final ChildJvm jvm;
  private final List<String> progress = new ArrayList<>();
  private Path repository;
  private Optional<String> build = Optional.empty();
  private Optional<External> external = Optional.empty();

  Resolving(Path temp, ChildJvm jvm) {
    this.temp = temp;
    this.jvm = jvm;
    this.repository = temp;
  }

  Resolving repository(TestRepository from) {
    repository = from.folder();
    return this;
  }

  Resolving build(String command) {
    build = Optional.of(command);
    return this;
  }

  Resolving external(External program) {
    external = Optional.of(program);
    return this;
  }

  List<String> progress() {
    return progress;
  }

  /** The base alone: the head is this very build. */
  Side resolve(SideRequest base) throws SideFailedException, InterruptedException {
    SideRequest head =
        new SideRequest(
            "head",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());
    return resolve(base, head).base();
  }

  Sides resolve(SideRequest base, SideRequest head)
      throws SideFailedException, InterruptedException {
    OwnBuild own =
        new OwnBuild(
            "own",
            jvm,
            id -> {
              try {
                return ServerModels.find(_ -> {}).get(id);
              } catch (IllegalArgumentException e) {
                throw new InvalidInputException("unknown model '" + id + "'");
              }
            },
            id -> {
              throw new InvalidInputException("unknown program '" + id + "'");
            });
    Workshop workshop =
        new Workshop(
            temp,
            repository,
            temp.resolve("the work"),
            temp,
            build,
            Duration.ofMinutes(2),
            external);
    return new SideResolver(own, workshop, InstantSource.system(), progress::add, new StopSignal())
        .resolve(base, head, "threaded");
  }

  /** A base that is this and nothing else. */
  static SideRequest base(String what) {
    return request("base", Optional.of(what), "");
  }

  /** A head that is this and nothing else. */
  static SideRequest head(String what) {
    return request("head", Optional.of(what), "");
  }

  /** A base that is this very build with these flags. */
  static SideRequest flags(String flags) {
    return request("base", Optional.empty(), flags);
  }

  private static SideRequest request(String name, Optional<String> what, String flags) {
    return new SideRequest(
        name,
        what,
        Optional.of(flags).filter(text -> !text.isEmpty()),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
