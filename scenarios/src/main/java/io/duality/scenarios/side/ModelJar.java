package io.duality.scenarios.side;

import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.NearestName;
import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/** The models of a jar that is not on this program's class path. */
final class ModelJar {
  private ModelJar() {}

  /**
   * The one that is named, or the only one.
   *
   * @param option that the jar was given by, for messages
   * @throws InvalidInputException if it holds none such
   */
  static ServerModel find(String option, Path jar, Optional<String> named) {
    List<String> warnings = new ArrayList<>();
    List<ServerModel> models = models(option, jar, warnings);
    List<String> ids = models.stream().map(ServerModel::id).toList();
    if (models.isEmpty()) {
      throw new InvalidInputException(
          option
              + ": "
              + jar
              + " adds no model to this build, "
              + (warnings.isEmpty()
                  ? "as META-INF/services/" + ServerModel.class.getName() + " names none"
                  : warnings.getLast()));
    }
    if (named.isEmpty() && models.size() > 1) {
      throw new InvalidInputException(
          option
              + ": "
              + jar
              + " holds "
              + String.join(", ", ids)
              + "; name one with "
              + option
              + "-model");
    }
    String id = named.orElse(ids.getFirst());
    if (!ids.contains(id)) {
      throw new InvalidInputException(
          option + "-model: no model '" + id + "' in " + jar + NearestName.hint(id, ids));
    }
    return models.get(ids.indexOf(id));
  }

  private static List<ServerModel> models(String option, Path jar, List<String> warnings) {
    // Not closed: the model's classes are loaded as they are needed, to the end of the program.
    URLClassLoader loader =
        new URLClassLoader("side", new URL[] {url(option, jar)}, ModelJar.class.getClassLoader());
    return ServerModels.find(loader, warnings::add).all().stream()
        .filter(model -> loader.equals(model.getClass().getClassLoader()))
        .toList();
  }

  private static URL url(String option, Path jar) {
    try (JarFile _ = new JarFile(jar.toFile())) {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file has no URL", e);
    } catch (IOException e) {
      throw new InvalidInputException(
          option
              + ": "
              + jar
              + " cannot be read as a jar: "
              + e.getMessage()
              + "; name one of server models");
    }
  }
}
