package io.duality.scenarios.gate;

import io.duality.results.Json;
import io.duality.results.LockedRecords;
import io.duality.results.NewFolder;
import io.duality.results.WholeFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder that a gate writes into.
 *
 * <pre>
 * gate.json      what it set out to do
 * trials.jsonl   one line for each trial, on the disk before {@link #append} returns
 * logs/          what servers and generators said
 * .lock          held by the gate that writes here
 * </pre>
 *
 * <p>The files of the conclusion are written beside them, by {@link ConclusionFiles}. Used by one
 * thread. Every {@link IOException} has a message of one line for the user.
 */
public final class GateFolder implements Closeable {
  static final String PLAN = "gate.json";
  static final String TRIALS = "trials.jsonl";

  private final Path path;
  private final LockedRecords<GateTrial> trials;

  private GateFolder(Path path, LockedRecords<GateTrial> trials) {
    this.path = path;
    this.trials = trials;
  }

  /** Exactly this folder, which has to be empty or new. */
  public static GateFolder at(Path folder) throws IOException {
    NewFolder.at(folder);
    return new GateFolder(folder, LockedRecords.open(folder, TRIALS, GateTrial.class));
  }

  /**
   * The folder of a gate that was interrupted, or is over. Half a line that a crash left behind the
   * trials is cut off.
   *
   * @throws IOException if it is none, or the gate is still under way
   */
  public static GateFolder resume(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(PLAN))) {
      throw new IOException(folder + " has no " + PLAN + ": it is not the folder of a gate");
    }
    return new GateFolder(folder, LockedRecords.mended(folder, TRIALS, GateTrial.class));
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** Writes {@code gate.json}. */
  public void write(GatePlan plan) throws IOException {
    WholeFile.write(path.resolve(PLAN), Json.document(plan));
  }

  /** Reads it. */
  public GatePlan plan() throws IOException {
    Path file = path.resolve(PLAN);
    return Json.read(file, 0, Files.readAllBytes(file), GatePlan.class);
  }

  /** All trials so far, in their order. */
  public List<GateTrial> trials() throws IOException {
    return trials.read();
  }

  /** Returns once the trial is on the disk. */
  public void append(GateTrial trial) throws IOException {
    trials.append(trial);
  }

  @Override
  public void close() throws IOException {
    trials.close();
  }
}
