package io.duality.scenarios.side;

import io.duality.scenarios.plan.ModelFacts;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.servers.ServerModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A side of this project's servers, of whatever build.
 *
 * @param flags of the JVM, which it takes
 * @param jdk that it runs in
 */
record ServerSide(
    OwnBuild own, SideRequest request, Material material, List<String> flags, Jdk jdk) {

  /**
   * Makes it.
   *
   * @param model its own, or the scenario's
   * @throws InvalidInputException if its model or an option cannot be used
   */
  Side make(String model) {
    checkable(model).ifPresent(this::check);
    List<String> settings = settings();
    List<String> identity = new ArrayList<>(List.of(material.identity(), jdk.name()));
    if (!settings.isEmpty()) {
      identity.add(String.join(" ", settings));
    }
    return new Side(
        label(settings),
        String.join("; ", identity),
        material.model().map(ServerModel::id).or(request::model),
        material.jvm().withJava(jdk.java()),
        flags,
        request.options(),
        facts(),
        Optional.empty());
  }

  /** Of a model that this build does not have; no more than its id, if another build does. */
  private Optional<ModelFacts> facts() {
    if (material.model().isPresent()) {
      return material.model().map(model -> Facts.of(model, request.options()));
    }
    return request
        .model()
        .filter(id -> own.known(id).isEmpty())
        .map(id -> Facts.ofUnknown(id, request.options()));
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

  private List<String> settings() {
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
