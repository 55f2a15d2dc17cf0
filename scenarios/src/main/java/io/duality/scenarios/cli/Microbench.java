package io.duality.scenarios.cli;

import io.duality.scenarios.spec.Benchmarks;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The JMH benchmarks. Like the frameworks' their jars lie in a folder of their own, JMH's among
 * them, which is on the class path of their own processes only. Those that a user has put on the
 * class path of the whole program count too.
 */
final class Microbench {
  private static final String LIST = "META-INF/BenchmarkList";

  private final Optional<Path> folder;
  private final ClassLoader loader;

  private Microbench(Optional<Path> folder, ClassLoader loader) {
    this.folder = folder.filter(Files::isDirectory);
    this.loader = loader;
  }

  /** Those beside this program's jar, and on its class path. */
  static Microbench ofThisProgram() {
    return in(
        OwnFolder.find().map(own -> own.resolve("microbench")), Microbench.class.getClassLoader());
  }

  /** Those in a folder, which need not exist, and on a class path. */
  static Microbench in(Optional<Path> folder, ClassLoader loader) {
    return new Microbench(folder, loader);
  }

  /** What their processes need beside the class path of all. */
  Optional<String> classPath() {
    return folder.map(found -> found.resolve("*").toString());
  }

  /**
   * All there are. Without the folder there may be others, which are not checked.
   *
   * @throws InvalidInputException if a list of them cannot be read
   */
  Benchmarks benchmarks() {
    try {
      List<String> lines = new ArrayList<>();
      for (URL list : Collections.list(loader.getResources(LIST))) {
        lines.addAll(lines(list));
      }
      if (folder.isPresent()) {
        for (Path jar : jars(folder.get())) {
          lines.addAll(lines(jar));
        }
      }
      return Benchmarks.of(lines, folder.isPresent());
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException(
          "the list of JMH's benchmarks cannot be read: " + e + "; build the project anew");
    }
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  private static List<String> lines(URL list) throws IOException {
    URLConnection connection = list.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      return lines(in);
    }
  }

  private static List<String> lines(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry list = file.getEntry(LIST);
      if (list == null) {
        return List.of();
      }
      try (InputStream in = file.getInputStream(list)) {
        return lines(in);
      }
    }
  }

  private static List<String> lines(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
  }
}
