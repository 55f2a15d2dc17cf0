package io.duality.scenarios.run;

import io.duality.loadgen.files.FileSet;
import io.duality.loadgen.files.FileSetFolder;
import io.duality.scenarios.spec.Content;
import io.duality.scenarios.spec.Workload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A folder with the file, or the set of files, that is served or read, for as long as a run lasts.
 * The content is the same in every run and looks random, so that nothing on the way can compress it
 * or mistake one part for another.
 */
final class WorkFolder implements AutoCloseable {
  static final String FILE = "page.bin";
  private static final long CONTENT_SEED = 8192;

  private final Path folder;
  private final Optional<Path> only;

  private WorkFolder(Path folder, Optional<Path> only) {
    this.folder = folder;
    this.only = only;
  }

  /**
   * Makes it.
   *
   * @param stop asked whether to leave a set of files unfinished, because the run is to end
   */
  static WorkFolder create(Workload workload, BooleanSupplier stop) throws IOException {
    Path folder = Files.createTempDirectory("duality-");
    WorkFolder made = new WorkFolder(folder, only(workload, folder.resolve(FILE)));
    boolean written = false;
    try {
      made.write(workload, stop);
      written = true;
      return made;
    } finally {
      if (!written) {
        made.close();
      }
    }
  }

  /** What every response has to be, where they are all the same. */
  private static Optional<Path> only(Workload workload, Path file) {
    return switch (workload) {
      case Workload.Http http when !(http.content() instanceof Content.OneFile) -> Optional.empty();
      case Workload.Http _, Workload.Tasks _ -> Optional.of(file);
      case Workload.Jmh _ -> Optional.empty();
    };
  }

  private void write(Workload workload, BooleanSupplier stop) throws IOException {
    switch (workload) {
      case Workload.Tasks tasks -> write(tasks.readBytes());
      case Workload.Jmh _ -> {
        // Benchmarks make what they need.
      }
      case Workload.Http http -> {
        switch (http.content()) {
          case Content.OneFile(int bytes) -> write(bytes);
          // A program that serves the folder is ready once the one file is answered.
          case Content.Route _ -> write(1);
          case Content.Files(FileSet set, long _) -> {
            write(1);
            boolean _ = FileSetFolder.write(set, folder, stop);
          }
        }
      }
    }
  }

  private void write(int bytes) throws IOException {
    SplittableRandom random = new SplittableRandom(CONTENT_SEED);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file()))) {
      for (int i = 0; i < bytes; i++) {
        out.write(random.nextInt());
      }
    }
  }

  /** The folder that a server serves. */
  Path root() {
    return folder;
  }

  /** The file in it that is there whatever the workload. */
  Path file() {
    return folder.resolve(FILE);
  }

  /** The file that every response has to equal; empty where they differ. */
  Optional<Path> only() {
    return only;
  }

  /** Deletes it with all in it; what cannot be deleted is left to the system's own cleaning. */
  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
