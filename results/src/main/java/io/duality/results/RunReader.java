package io.duality.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the folder of a run, finished or not, also while it is being written.
 *
 * <p>A line that cannot be read costs its one trial and gives a warning, and so does a second
 * record of one trial; hosts that cannot be read cost what is told of them. A plan or an
 * environment that cannot be read, or anything of a newer schema, is an error; to {@link
 * #readKnown} a record of a newer schema is not, nor are hosts.
 */
public final class RunReader {
  private final Path folder;
  private final List<TrialRecord> trials = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();
  private final boolean known;
  private int newer;
  private int firstNewer;

  private record Key(String model, long x, int repeat) {}

  private RunReader(Path folder, boolean known) {
    this.folder = folder;
    this.known = known;
  }

  /**
   * Reads a run.
   *
   * @throws IOException with a message of one line: what is missing, damaged, or newer than this
   *     program knows
   */
  public static RunData read(Path folder) throws IOException {
    return new RunReader(folder, false).run();
  }

  /**
   * Reads what this program knows of a run, to be drawn: records of a newer schema are left out,
   * all of them with one warning, and so are hosts. Not for what goes on with a run, or holds it
   * against another.
   *
   * @throws IOException as {@link #read}
   */
  public static RunData readKnown(Path folder) throws IOException {
    return new RunReader(folder, true).run();
  }

  private RunData run() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is not a folder: name the folder of a run");
    }
    PlanDocument plan = document(RunDirectory.PLAN, PlanDocument.class);
    Environment environment = document(RunDirectory.ENVIRONMENT, Environment.class);
    List<Hosts.Host> hosts = hosts();
    Path records = folder.resolve(RunDirectory.RECORDS);
    readRecords(records);
    if (newer > 0) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s:%d: %d of the records, from this one on, have a schema newer than the %d that"
                  + " this program knows; they are left out: read them with the version of Duality"
                  + " that wrote them",
              records,
              firstNewer,
              newer,
              TrialRecord.SCHEMA));
    }
    return new RunData(plan, environment, hosts, trials, warnings);
  }

  private List<Hosts.Host> hosts() throws IOException {
    try {
      return Hosts.read(folder);
    } catch (IOException e) {
      if (e instanceof NewerSchemaException && !known) {
        throw e;
      }
      warnings.add(e.getMessage() + "; what it tells of the run's machines is left out");
      return List.of();
    }
  }

  private <T> T document(String name, Class<T> type) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IOException(folder + " has no " + name + ": it is not the folder of a run");
    }
    return Json.read(file, 0, Files.readAllBytes(file), type);
  }

  private void readRecords(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      warnings.add(file + " is missing: no trial was recorded");
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    int line = 1;
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        readLine(file, line++, Arrays.copyOfRange(bytes, start, i), true);
        start = i + 1;
      }
    }
    readLine(file, line, Arrays.copyOfRange(bytes, start, bytes.length), false);
  }

  private void readLine(Path file, int line, byte[] json, boolean ended) throws IOException {
    if (json.length == 0) {
      return;
    }
    try {
      add(Json.read(file, line, json, TrialRecord.class), file + ":" + line);
    } catch (NewerSchemaException e) {
      if (!known) {
        throw e;
      }
      firstNewer = newer == 0 ? line : firstNewer;
      newer++;
    } catch (MalformedException e) {
      // Without its end it is a line that is being written, or that a crash cut off.
      String problem = ended ? e.getMessage() : file + ":" + line + ": the last line is incomplete";
      warnings.add(problem + "; this trial is left out");
    }
  }

  /** The first counts: a trial that has a record is not run again. */
  private void add(TrialRecord trial, String where) {
    if (seen.add(new Key(trial.model(), trial.x(), trial.repeat()))) {
      trials.add(trial);
    } else {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s: a second record of %s at %d, repeat %d; it is left out",
              where,
              trial.model(),
              trial.x(),
              trial.repeat()));
    }
  }
}
