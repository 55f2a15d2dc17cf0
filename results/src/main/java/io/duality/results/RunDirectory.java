package io.duality.results;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * The folder that a run writes into.
 *
 * <pre>
 * plan.json          what the run set out to do
 * environment.json   where it was made
 * hosts.json         the machines, where there were several
 * claims.json        what it is held against, and what came of it
 * records.jsonl      one line for each trial, on the disk before {@link #append} returns
 * histograms/        MODEL-X-REPEAT-KIND.hlog
 * points.csv         the trials summed up
 * .lock              held by the run that writes here
 * </pre>
 *
 * <p>Whole files replace their predecessor at once, so that a reader or a crash never meets half of
 * one. Used by one thread. Every {@link IOException} has a message of one line for the user: what
 * could not be written, why, and the remedy.
 */
public final class RunDirectory implements Closeable {
  /** What the run is held against, which the package {@code claim} writes. */
  public static final String CLAIMS = "claims.json";

  static final String PLAN = "plan.json";
  static final String ENVIRONMENT = "environment.json";
  static final String RECORDS = "records.jsonl";
  static final String HISTOGRAMS = "histograms";
  static final String POINTS = "points.csv";

  private final Path path;
  private final LockedRecords<TrialRecord> records;

  private RunDirectory(Path path, LockedRecords<TrialRecord> records) {
    this.path = path;
    this.records = records;
  }

  /**
   * Uses exactly this folder, made if it does not exist.
   *
   * @throws IOException if it has anything in it, or cannot be written
   */
  public static RunDirectory at(Path folder) throws IOException {
    NewFolder.at(folder);
    return new RunDirectory(folder, LockedRecords.open(folder, RECORDS, TrialRecord.class));
  }

  /**
   * Goes on in the folder of an interrupted run: every record there is kept, and half a line that a
   * crash left behind them is not.
   *
   * @throws IOException if it is none, or the run is still under way
   */
  public static RunDirectory resume(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(PLAN))) {
      throw new IOException(folder + " has no " + PLAN + ": it is not the folder of a run");
    }
    return new RunDirectory(folder, LockedRecords.mended(folder, RECORDS, TrialRecord.class));
  }

  /** Whether a run has begun there: the files stand that are written before its first trial. */
  public static boolean isBegun(Path folder) {
    return Stream.of(PLAN, ENVIRONMENT).map(folder::resolve).allMatch(Files::isRegularFile);
  }

  /**
   * Removes what a run has left that was killed before it had begun, so that another can be made
   * there. Whatever else is in the folder stays, and is in the way.
   *
   * @throws IOException if another run is writing there, or a file cannot be removed
   */
  public static void discardUnbegun(Path folder) throws IOException {
    Path records = folder.resolve(RECORDS);
    boolean recorded = Files.isRegularFile(records) && Files.size(records) > 0;
    if (!Files.isDirectory(folder) || isBegun(folder) || recorded) {
      return;
    }
    try (RunLock _ = RunLock.of(folder)) {
      for (String name : List.of(PLAN, ENVIRONMENT, Hosts.FILE, RECORDS, CLAIMS)) {
        Files.deleteIfExists(folder.resolve(name));
        Files.deleteIfExists(folder.resolve(name + WholeFile.DRAFT));
      }
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** Writes {@code plan.json}. */
  public void writePlan(PlanDocument plan) throws IOException {
    WholeFile.write(path.resolve(PLAN), Json.document(plan));
  }

  /** Writes {@code environment.json}. */
  public void writeEnvironment(Environment environment) throws IOException {
    WholeFile.write(path.resolve(ENVIRONMENT), Json.document(environment));
  }

  /**
   * Appends one line to {@code records.jsonl} and returns once the disk has it. A line that a crash
   * left unfinished is ended first; after a failure the records before this one are whole, and the
   * append can be tried again.
   */
  public void append(TrialRecord trial) throws IOException {
    records.append(trial);
  }

  /**
   * Writes the histogram of one trial.
   *
   * @param kind {@code response}, {@code service} or {@code connect}
   * @param nanos values in nanoseconds; not changed
   * @param from start of the measured window
   * @param to its end
   * @return the file's name relative to the folder, as {@link Measurement#histograms} holds it
   */
  public String writeHistogram(
      String model, long x, int repeat, String kind, Histogram nanos, Instant from, Instant to)
      throws IOException {
    // A colon, as in external:nginx, is no part of a file's name everywhere.
    String name =
        HISTOGRAMS + "/" + model.replace(':', '-') + "-" + x + "-" + repeat + "-" + kind + ".hlog";
    NewFolder.make(path.resolve(HISTOGRAMS));
    WholeFile.write(path.resolve(name), HistogramFile.encode(kind, nanos, from, to));
    return name;
  }

  /** Writes {@code points.csv}: one row for each model and x. */
  public void writePoints(PlanDocument plan, List<TrialRecord> trials) throws IOException {
    WholeFile.write(path.resolve(POINTS), PointsCsv.encode(Points.of(plan, trials)));
  }

  /** Closes {@code records.jsonl}, and lets another run in. */
  @Override
  public void close() throws IOException {
    records.close();
  }
}
