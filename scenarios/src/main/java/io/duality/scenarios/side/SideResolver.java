package io.duality.scenarios.side;

import io.duality.scenarios.process.StopSignal;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.servers.ServerModel;
import java.nio.file.Path;
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

  /**
   * What is known of a side before it is built.
   *
   * @param flags of the JVM, which it takes
   * @param jdk empty for a program of its own
   */
  private record Intent(
      SideRequest request, SideSource source, List<String> flags, Optional<Jdk> jdk) {}

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
   * Makes both sides. All that can be known of either without a build is looked at before the first
   * build begins.
   *
   * @param usualModel the scenario's, for a side that names none
   * @throws InvalidInputException if what was said cannot be meant
   * @throws SideFailedException if a side cannot be found, built or started
   * @throws InterruptedException on a request to stop; nothing half-made is left
   */
  public Sides resolve(SideRequest base, SideRequest head, String usualModel)
      throws SideFailedException, InterruptedException {
    Intent baseIntent = intent(base, usualModel);
    Intent headIntent = intent(head, usualModel);
    return new Sides(make(baseIntent, usualModel), make(headIntent, usualModel));
  }

  private Intent intent(SideRequest request, String usualModel)
      throws SideFailedException, InterruptedException {
    List<String> flags = SideFlags.parse(request.option("flags"), request.flags().orElse(""));
    SideSource source = maker.find(request);
    boolean program =
        workshop.external().isPresent()
            || request.model().orElse(usualModel).startsWith(External.PREFIX);
    return new Intent(
        request, source, flags, program ? Optional.empty() : Optional.of(jdk(request, flags)));
  }

  private Jdk jdk(SideRequest request, List<String> flags) throws InterruptedException {
    Path java =
        request
            .java()
            .map(workshop.directory()::resolve)
            .map(found -> Jdk.program(request.option("java"), found))
            .orElse(own.jvm().java());
    return Jdk.check(request.option("java"), request.option("flags"), java, flags);
  }

  private Side make(Intent intent, String usualModel)
      throws SideFailedException, InterruptedException {
    SideRequest request = intent.request();
    Material material = maker.make(request, intent.source());
    String model = material.model().map(ServerModel::id).or(request::model).orElse(usualModel);
    Optional<External> program = program(request, material, model);
    if (program.isPresent() || intent.jdk().isEmpty()) {
      Side side = ProgramSide.of(request, material, program.orElseThrow());
      first.of(request.name(), side, side.model().orElseThrow(), List.of());
      return side;
    }
    ServerSide server = new ServerSide(own, request, material, intent.flags(), intent.jdk().get());
    Side side = server.make(model);
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
