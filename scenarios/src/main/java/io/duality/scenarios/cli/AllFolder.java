package io.duality.scenarios.cli;

import io.duality.results.Json;
import io.duality.results.RunLock;
import io.duality.results.WholeFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that scenarios are run into.
 *
 * <pre>
 * all.json    what is run
 * SCENARIO/   the folder of a run, as it is when that is run alone
 * .lock       held by whoever writes here: two at a time would measure each other
 * </pre>
 */
final class AllFolder implements Closeable {
  private static final String PLAN = "all.json";

  private final Path path;
  private final RunLock lock;

  private AllFolder(Path path) throws IOException {
    this.path = path;
    lock = RunLock.of(path);
  }

  /** Begins in a folder that is empty. */
  static AllFolder begin(Path folder, AllPlan plan) throws IOException {
    AllFolder opened = new AllFolder(folder);
    try {
      WholeFile.write(folder.resolve(PLAN), Json.document(plan));
      return opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Goes on in one.
   *
   * @throws IOException if it is none, or somebody else writes there
   */
  static AllFolder resume(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(PLAN))) {
      throw new IOException(folder + " has no " + PLAN + ": it is not a folder of 'all'");
    }
    return new AllFolder(folder);
  }

  /** The folder. */
  Path path() {
    return path;
  }

  /** Reads {@code all.json}. */
  AllPlan plan() throws IOException {
    Path file = path.resolve(PLAN);
    return Json.read(file, 0, Files.readAllBytes(file), AllPlan.class);
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
