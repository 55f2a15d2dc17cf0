package io.duality.scenarios.run;

import io.duality.scenarios.spec.Workload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A folder with the one file that is served or read, for as long as a run lasts. Its content is the
 * same in every run and looks random, so that nothing on the way can compress it or mistake one
 * part for another.
 */
final class WorkFolder implements AutoCloseable {
  static final String FILE = "page.bin";
  private static final long CONTENT_SEED = 8192;

  private final Path folder;

  private WorkFolder(Path folder) {
    this.folder = folder;
  }

  static WorkFolder create(Workload workload) throws IOException {
    WorkFolder made = new WorkFolder(Files.createTempDirectory("duality-"));
    boolean written = false;
    try {
      made.write(bytesOf(workload));
      written = true;
      return made;
    } finally {
      if (!written) {
        made.close();
      }
    }
  }

  private static int bytesOf(Workload workload) {
    return switch (workload) {
      case Workload.Http http -> http.fileBytes();
      case Workload.Tasks tasks -> tasks.readBytes();
    };
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

  /** The one file in it. */
  Path file() {
    return folder.resolve(FILE);
  }

  /** Deletes both; what cannot be deleted is left to the system's own cleaning. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(file());
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      folder.toFile().deleteOnExit();
    }
  }
}
