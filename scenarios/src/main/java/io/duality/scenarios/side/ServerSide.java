package io.duality.scenarios.side;

import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.servers.ServerModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A side of this project's servers, of whatever build.
 *
 * @param directory of the user, from which paths begin
 */
record ServerSide(OwnBuild own, Path directory, SideRequest request, Material material) {

  /**
   * Makes it.
   *
   * @param model its own, or the scenario's
   * @throws InvalidInputException if its JVM, a flag, its model or an option cannot be used
   */
  Side make(String model, List<String> flags) throws InterruptedException {
    ChildJvm jvm = jvm();
    Jdk jdk = Jdk.check(request.option("java"), request.option("flags"), jvm.java(), flags);
    Optional<ServerModel> known = checkable(model);
    known.ifPresent(this::check);
    List<String> settings = settings(flags);
    return new Side(
        label(settings),
        material.identity() + "; " + jdk.name() + "; " + String.join(" ", settings),
        material.model().map(ServerModel::id).or(request::model),
        jvm,
        flags,
        request.options(),
        material.model().map(found -> Facts.of(found, request.options())),
        Optional.empty());
  }

  /** What the model asks of the JVM. */
  List<String> modelFlags(String model) {
    try {
      Optional<ServerModel> found = material.model().or(() -> own.known(model));
      found.ifPresent(known -> known.checkOptions(request.options()));
      return found.map(known -> known.jvmFlags(request.options())).orElse(List.of());
    } catch (IllegalArgumentException e) {
      // An option that another build has: its own server says which flag it misses, if it does.
      return List.of();
    }
  }

  private ChildJvm jvm() {
    return request
        .java()
        .map(directory::resolve)
        .map(found -> material.jvm().withJava(Jdk.program(request.option("java"), found)))
        .orElse(material.jvm());
  }

  /** The model, where it is this build's or a jar's; of another build only its server knows it. */
  private Optional<ServerModel> checkable(String model) {
    if (material.model().isPresent() || request.what().isPresent()) {
      return material.model();
    }
    try {
      return Optional.of(own.models().apply(model));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(request.option("model") + ": " + e.getMessage());
    }
  }

  private void check(ServerModel model) {
    Optional<String> missing = model.unavailable();
    if (missing.isPresent()) {
      throw new InvalidInputException(
          request.option("model")
              + ": "
              + model.id()
              + " is not available here: "
              + missing.get()
              + "; name another");
    }
    try {
      model.checkOptions(request.options());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(request.option("option") + ": " + e.getMessage());
    }
  }

  private List<String> settings(List<String> flags) {
    List<String> settings = new ArrayList<>();
    request.model().ifPresent(settings::add);
    settings.addAll(flags);
    request.options().forEach((name, value) -> settings.add(name + "=" + value));
    request.java().ifPresent(java -> settings.add(java.toString()));
    return settings;
  }

  /** Of one build's two configurations only what differs is worth a word. */
  private String label(List<String> settings) {
    if (settings.isEmpty()) {
      return material.label();
    }
    String all = String.join(" ", settings);
    return request.what().isEmpty() ? all : material.label() + " " + all;
  }
}
