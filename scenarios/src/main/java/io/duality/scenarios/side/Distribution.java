package io.duality.scenarios.side;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A folder with the jars of a build of this project, as its own script leaves it.
 *
 * @param folder holds the jars, and those of frameworks in {@code frameworks/}
 */
record Distribution(Path folder) {
  private static final String SERVERS = "duality-servers-*.jar";
  private static final String UNFINISHED = ".tmp";

  /** The one in a folder: its own jars, or those in {@code lib/}. */
  static Optional<Distribution> in(Path folder) throws IOException {
    for (Path candidate : List.of(folder, folder.resolve("lib"))) {
      if (!files(candidate, SERVERS).isEmpty()) {
        return Optional.of(new Distribution(candidate));
      }
    }
    return Optional.empty();
  }

  /** The one that the script of a checkout has started last. */
  static Optional<Distribution> builtIn(Path checkout) throws IOException {
    Optional<Distribution> latest = Optional.empty();
    FileTime latestTime = FileTime.fromMillis(Long.MIN_VALUE);
    for (Path build : files(checkout.resolve("target/dist"), "*")) {
      boolean complete = !build.toString().endsWith(UNFINISHED) && !files(build, SERVERS).isEmpty();
      if (complete && Files.getLastModifiedTime(build).compareTo(latestTime) > 0) {
        latest = Optional.of(new Distribution(build));
        latestTime = Files.getLastModifiedTime(build);
      }
    }
    return latest;
  }

  /** In the form that {@code java -cp} takes. */
  String classPath() {
    return folder.resolve("*").toString();
  }

  /** Of the frameworks' own processes, beside {@link #classPath}. */
  String frameworksClassPath() {
    return folder.resolve("frameworks").resolve("*").toString();
  }

  /** Of all that servers can load from it. */
  String digest() throws IOException {
    List<Path> jars = new ArrayList<>(files(folder, "*.jar"));
    jars.addAll(files(folder.resolve("frameworks"), "*.jar"));
    return Digest.ofFiles(jars);
  }

  /** Whether a class path can hold a folder at all. */
  static boolean canHold(Path folder) {
    return !folder.toString().contains(File.pathSeparator);
  }

  /** In alphabetical order; none of a folder that is not there. */
  private static List<Path> files(Path folder, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
        files.forEach(found::add);
      }
    }
    Collections.sort(found);
    return found;
  }
}
