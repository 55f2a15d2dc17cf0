package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run in another process, read while it writes and after it was killed. */
class CrashTest {
  @TempDir Path temp = Path.of("");

  @BeforeEach
  void makesARun() throws IOException {
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("seda"));
      run.writeEnvironment(Sample.environment());
    }
  }

  @Test
  void isReadWhileAnotherProcessAppends() throws Exception {
    Process other = OtherProcess.start(temp, 100, "carefully");
    try (BufferedReader said = other.inputReader()) {
      int seen = 0;
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        RunData run = RunReader.read(temp);
        assertThat(run.trials()).hasSizeGreaterThan(Integer.parseInt(line));
        assertThat(run.trials()).hasSizeGreaterThanOrEqualTo(seen);
        assertThat(run.trials()).extracting(TrialRecord::repeat).isEqualTo(upTo(run.trials()));
        assertThat(run.warnings()).allMatch(w -> w.contains("the last line is incomplete"));
        seen = run.trials().size();
      }
      assertThat(seen).isEqualTo(100);
      assertThat(other.waitFor()).isZero();
    } finally {
      other.destroyForcibly();
    }
  }

  /** Also after this process has closed other descriptors of the records. */
  @Test
  void locksOutAnotherProcessWhileARunWrites() throws Exception {
    try (RunDirectory run = RunDirectory.resume(temp)) {
      run.append(Sample.valid("seda", 1, 0, 100));
      assertThat(RunReader.read(temp).trials()).hasSize(1);
      assertThat(wordsOf(OtherProcess.start(temp, 1, "carefully")))
          .containsExactly(temp + " is being written by a run: wait for its end, or stop it");
    }
    assertThat(wordsOf(OtherProcess.start(temp, 1, "carefully"))).containsExactly("0");
  }

  private static List<String> wordsOf(Process other) throws IOException {
    try (BufferedReader said = other.inputReader()) {
      return said.lines().toList();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void keepsEveryTrialThatAKilledProcessRecorded() throws Exception {
    int recorded = killAfterTwenty("carefully");

    RunData run = RunReader.read(temp);
    assertThat(run.trials()).hasSizeGreaterThanOrEqualTo(recorded);
    assertThat(run.trials()).extracting(TrialRecord::repeat).isEqualTo(upTo(run.trials()));

    try (RunDirectory again = RunDirectory.resume(temp)) {
      again.append(Sample.valid("seda", 1, run.trials().size(), 100));
    }
    assertThat(RunReader.read(temp).trials()).hasSize(run.trials().size() + 1);
  }

  /** The proof that the test above can fail. */
  @Test
  void wouldLoseTrialsToAWriterThatKeepsABuffer() throws Exception {
    int recorded = killAfterTwenty("careless");
    assertThat(RunReader.read(temp).trials()).hasSizeLessThan(recorded);
  }

  private int killAfterTwenty(String how) throws IOException, InterruptedException {
    Process other = OtherProcess.start(temp, 1_000_000, how);
    try (BufferedReader said = other.inputReader()) {
      int recorded = 0;
      while (recorded < 20 && said.readLine() != null) {
        recorded++;
      }
      // By its handle: the process itself would close the pipe, with what is still in it.
      other.toHandle().destroyForcibly();
      other.waitFor();
      // What it said before it died counts as well.
      while (said.readLine() != null) {
        recorded++;
      }
      assertThat(recorded).isGreaterThanOrEqualTo(20);
      return recorded;
    }
  }

  private static List<Integer> upTo(List<TrialRecord> trials) {
    return IntStream.range(0, trials.size()).boxed().toList();
  }
}
