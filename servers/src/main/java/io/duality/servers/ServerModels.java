package io.duality.servers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;

/** All models on the class path, by id. */
public final class ServerModels {
  private final Map<String, ServerModel> byId;

  private ServerModels(Map<String, ServerModel> byId) {
    this.byId = byId;
  }

  /**
   * Finds the models. A provider that cannot be loaded, or whose id is malformed or taken, is left
   * out and reported: a broken jar does not take the others with it.
   *
   * @param warnings receives one line for each provider that was left out
   */
  public static ServerModels find(Consumer<String> warnings) {
    return find(ServerModels.class.getClassLoader(), warnings);
  }

  /** The same on the class path of a loader and of its parents. */
  public static ServerModels find(ClassLoader loader, Consumer<String> warnings) {
    Map<String, ServerModel> byId = new TreeMap<>();
    Iterator<ServerModel> providers = ServiceLoader.load(ServerModel.class, loader).iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          return new ServerModels(byId);
        }
        ServerModel model = providers.next();
        String id = model.id();
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
          warnings.accept(model.getClass().getName() + ": model id '" + id + "' is not kebab-case");
        } else if (byId.putIfAbsent(id, model) != null) {
          warnings.accept(model.getClass().getName() + ": model id '" + id + "' is taken");
        }
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        warnings.accept("a concurrency model could not be loaded: " + e);
      }
    }
  }

  /** In order of id. */
  public List<ServerModel> all() {
    List<ServerModel> models = new ArrayList<>(byId.values());
    models.sort(Comparator.comparing(ServerModel::id));
    return models;
  }

  /**
   * The model of that id.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public ServerModel get(String id) {
    ServerModel model = byId.get(id);
    if (model == null) {
      throw new IllegalArgumentException(
          "unknown model '" + id + "', expected one of " + String.join(", ", byId.keySet()));
    }
    return model;
  }
}
