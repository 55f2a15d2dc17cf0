package io.duality.scenarios.cli;

import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The models that are a framework each. Their jars lie in a folder of their own, which is on the
 * class path of their own processes only: a concurrency model is not to be measured with their
 * libraries about. Of them this process sees the models alone, which suffices for lists.
 */
final class Frameworks {
  private static final String MODELS = "duality-frameworks-*.jar";

  private final Optional<Path> folder;
  private final ClassLoader loader;

  private Frameworks(Optional<Path> folder, ClassLoader loader) {
    this.folder = folder;
    this.loader = loader;
  }

  /** Those beside this program's jar; none in a developer's tree of classes. */
  static Frameworks ofThisProgram() {
    return in(OwnFolder.find().map(own -> own.resolve("frameworks")));
  }

  /** Those in a folder; none if it does not exist. */
  static Frameworks in(Optional<Path> folder) {
    Optional<Path> existing = folder.filter(Files::isDirectory);
    ClassLoader own = Frameworks.class.getClassLoader();
    ClassLoader loader =
        existing
            .<ClassLoader>map(found -> new URLClassLoader("frameworks", models(found), own))
            .orElse(own);
    return new Frameworks(existing, loader);
  }

  private static URL[] models(Path folder) {
    try (Stream<Path> jars = Files.list(folder)) {
      var pattern = folder.getFileSystem().getPathMatcher("glob:" + MODELS);
      List<Path> found = jars.filter(jar -> pattern.matches(jar.getFileName())).toList();
      URL[] urls = new URL[found.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = found.get(i).toUri().toURL();
      }
      return urls;
    } catch (MalformedURLException e) {
      throw new IllegalStateException("a file has no URL: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All models: those of this process, and these. */
  ServerModels find(Consumer<String> warnings) {
    return ServerModels.find(loader, warnings);
  }

  /** Whether a model that was found is one of these. */
  boolean has(ServerModel model) {
    return folder.isPresent() && loader.equals(model.getClass().getClassLoader());
  }

  /** What the process of each needs beside the class path of all, by id. */
  Map<String, String> classPaths() {
    Map<String, String> byId = new HashMap<>();
    folder.ifPresent(found ->
        find(_ -> {}).all().stream()
            .filter(this::has)
            .forEach(model -> byId.put(model.id(), found.resolve("*").toString())));
    return byId;
  }
}
