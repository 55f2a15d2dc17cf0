package io.duality.microbench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A folder of files for a server to serve, gone with the benchmark.
 *
 * @param root the folder
 * @param names of the files, each of the same size
 */
public record Pages(Path root, List<String> names) implements AutoCloseable {
  public Pages {
    names = List.copyOf(names);
  }

  /** Nothing yet: what a field holds before its benchmark is set up. */
  public static Pages none() {
    return new Pages(Path.of(""), List.of());
  }

  /** So many files of so many bytes. */
  public static Pages of(int count, int bytes) {
    try {
      Path root = Files.createTempDirectory("microbench");
      List<String> names = IntStream.range(0, count).mapToObj(i -> "page-" + i).toList();
      for (String name : names) {
        Files.write(root.resolve(name), new byte[bytes]);
      }
      return new Pages(root, names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    for (String name : names) {
      Files.delete(root.resolve(name));
    }
    Files.delete(root);
  }
}
