package io.duality.scenarios.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder for as long as a program runs, with whatever the program puts there. */
record ProgramFolder(Path path) implements AutoCloseable {

  static ProgramFolder make() throws IOException {
    return new ProgramFolder(Files.createTempDirectory("duality-external-"));
  }

  void write(Map<String, String> files) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(path.resolve(file.getKey()), file.getValue());
    }
  }

  /** Deletes all of it; what cannot be deleted is left to the system's own cleaning. */
  @Override
  public void close() {
    try {
      FileTree.delete(path);
    } catch (IOException e) {
      path.toFile().deleteOnExit();
    }
  }
}
