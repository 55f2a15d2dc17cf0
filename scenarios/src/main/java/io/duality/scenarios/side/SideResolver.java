package io.duality.scenarios.side;

import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.servers.ServerModel;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a side of what a user has said: builds it, checks its JVM and its flags, and starts its
 * server once, so that what cannot run is known before anything is measured. For one thread.
 */
public final class SideResolver {
  private final OwnBuild own;
  private final Workshop workshop;
  private final MaterialMaker maker;
  private final FirstStart first;

  /**
   * A resolver of both sides.
   *
   * @param progress takes one line before what may last
   * @param stop ends a build, and a first start
   */
  public SideResolver(
      OwnBuild own,
      Workshop workshop,
      InstantSource clock,
      Consumer<String> progress,
      StopSignal stop) {
    this.own = own;
    this.workshop = workshop;
    this.maker = new MaterialMaker(own, workshop, clock, progress, stop);
    this.first = new FirstStart(workshop.temporary(), FirstStart.USUAL_LIMIT, stop);
  }

  /**
   * Makes one side.
   *
   * @param usualModel the scenario's, for a side that names none
   * @throws InvalidInputException if what was said cannot be meant
   * @throws SideFailedException if the side cannot be found, built or started
   * @throws InterruptedException on a request to stop; nothing half-made is left
   */
  public Side resolve(SideRequest request, String usualModel)
      throws SideFailedException, InterruptedException {
    // Before a build that lasts, if only to be told of a slip of the pen.
    List<String> flags = SideFlags.parse(request.option("flags"), request.flags().orElse(""));
    Material material = maker.make(request);
    String model = material.model().map(ServerModel::id).or(request::model).orElse(usualModel);
    Optional<External> program = program(request, material, model);
    if (program.isPresent()) {
      Side side = ProgramSide.of(request, material, program.get());
      first.of(request.name(), side, program.get().id(), List.of());
      return side;
    }
    ServerSide server = new ServerSide(own, workshop.directory(), request, material);
    Side side = server.make(model, flags);
    first.of(request.name(), side, model, server.modelFlags(model));
    return side;
  }

  private Optional<External> program(SideRequest request, Material material, String model) {
    if (material.external().isPresent()) {
      if (request.model().isPresent()) {
        throw new InvalidInputException(
            request.option("model")
                + ": the side is the program of --external and has no model; leave one of them"
                + " out");
      }
      return material.external();
    }
    if (!model.startsWith(External.PREFIX)) {
      return Optional.empty();
    }
    ProgramSide.requireAlone(request, model);
    return Optional.of(own.externals().apply(model));
  }
}
