package io.duality.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that a later version of this program has written, or gone on with. */
class NewerSchemaTest {
  private static final String LINE = line(0);
  private static final String OTHER = line(1);
  private static final String NEWER = LINE.replace("\"schema\":1", "\"schema\":2");

  @TempDir Path temp = Path.of("");
  private Path records = temp;

  private static String line(int repeat) {
    return new String(Json.line(Sample.valid("nio-select", 1024, repeat, 2000)), UTF_8);
  }

  @BeforeEach
  void makesARun() throws IOException {
    records = temp.resolve("records.jsonl");
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("nio-select"));
      run.writeEnvironment(Sample.environment());
    }
  }

  @Test
  void refusesANewerSchema() throws IOException {
    Files.writeString(records, LINE + "\n" + NEWER + "\n");
    assertThatIOException()
        .isThrownBy(() -> RunReader.read(temp))
        .withMessage(
            records
                + ":2: schema 2 is newer than the 1 that this program knows:"
                + " read it with the version of Duality that wrote it");
  }

  @Test
  void leavesOutRecordsOfANewerSchemaWhereOnlyWhatIsKnownIsWanted() throws IOException {
    Files.writeString(records, LINE + "\n" + NEWER + "\n" + OTHER + "\n" + NEWER + "\n");

    RunData run = RunReader.readKnown(temp);

    assertThat(run.trials()).extracting(TrialRecord::repeat).containsExactly(0, 1);
    assertThat(run.warnings())
        .containsExactly(
            records
                + ":2: 2 of the records, from this one on, have a schema newer than the 1 that this"
                + " program knows; they are left out: read them with the version of Duality that"
                + " wrote them");
  }

  @Test
  void leavesOutHostsOfANewerSchemaWhereOnlyWhatIsKnownIsWanted() throws IOException {
    new Hosts(2, List.of(Sample.host("s", "server", Sample.environment()))).write(temp);
    Path hosts = temp.resolve("hosts.json");
    assertThatIOException()
        .isThrownBy(() -> RunReader.read(temp))
        .withMessageStartingWith(hosts + ": schema 2 is newer than the 1");

    RunData run = RunReader.readKnown(temp);

    assertThat(run.hosts()).isEmpty();
    assertThat(run.warnings())
        .singleElement()
        .asString()
        .startsWith(hosts + ": schema 2 is newer than the 1")
        .endsWith("; what it tells of the run's machines is left out");
  }

  @ParameterizedTest
  @CsvSource({"plan.json", "environment.json"})
  void refusesADocumentOfANewerSchemaWithoutWhichNothingCanBeDrawn(String name) throws IOException {
    Path document = temp.resolve(name);
    Files.writeString(
        document, Files.readString(document).replace("\"schema\" : 1", "\"schema\" : 2"));

    assertThatIOException()
        .isThrownBy(() -> RunReader.readKnown(temp))
        .withMessageStartingWith(document + ": schema 2 is newer than the 1");
  }
}
