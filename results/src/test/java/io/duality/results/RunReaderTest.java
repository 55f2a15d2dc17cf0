package io.duality.results;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunReaderTest {
  private static final String LINE =
      new String(Json.line(Sample.valid("nio-select", 1024, 0, 2000)), UTF_8);

  private static final String OTHER =
      new String(Json.line(Sample.valid("nio-select", 1024, 1, 2000)), UTF_8);

  private static final Hosts HOSTS =
      new Hosts(
          TrialRecord.SCHEMA,
          List.of(
              Sample.host("s", "server", Sample.environment()),
              Sample.host("g", "generator", Sample.environment())));

  @TempDir Path temp = Path.of("");
  private Path records = temp;

  @BeforeEach
  void makesARun() throws IOException {
    records = temp.resolve("records.jsonl");
    try (RunDirectory run = RunDirectory.at(temp)) {
      run.writePlan(Sample.plan("nio-select"));
      run.writeEnvironment(Sample.environment());
    }
  }

  @Test
  void readsARunWithoutTrials() throws IOException {
    assertThat(RunReader.read(temp).trials()).isEmpty();
    assertThat(RunReader.read(temp).warnings()).isEmpty();
  }

  @Test
  void readsAPlanFromBeforeThereWereVariants() throws IOException {
    Path plan = temp.resolve("plan.json");
    String older = Files.readString(plan).replaceFirst("(?s),\\s*\"variants\".*", "}");
    assertThat(older).contains("command");
    Files.writeString(plan, older);
    assertThat(RunReader.read(temp).plan().variants()).isEmpty();
    assertThat(RunReader.read(temp).plan().variant("epoll")).isEqualTo(Variant.of("epoll"));
  }

  @Test
  void readsRecordsFromBeforeThereWereCourses() throws IOException {
    String older = LINE.replaceFirst(",\"course\":\\{[^}]*\\}", "");
    assertThat(older).isNotEqualTo(LINE).contains("longestWaitMicros");
    write(older + "\n");
    RunData run = RunReader.read(temp);
    assertThat(run.warnings()).isEmpty();
    Measurement measured = Objects.requireNonNull(run.trials().getFirst().measured());
    assertThat(Objects.requireNonNull(measured.clients()).course()).isNull();
  }

  @Test
  void readsWhatEachOfSeveralMachinesHad() throws IOException {
    write(new String(Json.line(Sample.onTwoHosts()), UTF_8) + "\n");
    assertThat(RunReader.read(temp).trials()).containsExactly(Sample.onTwoHosts());
  }

  @Test
  void readsWhateverACrashLeavesOfTheLastLine() throws IOException {
    byte[] both = (LINE + "\n" + OTHER + "\n").getBytes(UTF_8);
    int first = LINE.getBytes(UTF_8).length;
    for (int cut = 0;
        cut <= both.length;
        cut += cut % first < 4 || cut % first > first - 9 ? 1 : 7) {
      Files.write(records, Arrays.copyOf(both, cut));
      // A record is whole with its closing brace, the line feed after it adds nothing.
      int whole = cut >= 2 * first + 1 ? 2 : cut >= first ? 1 : 0;
      int half = cut == 0 || cut == first || cut == first + 1 || cut > 2 * first ? 0 : 1;

      RunData run = RunReader.read(temp);
      assertThat(run.trials()).as("cut at %d", cut).hasSize(whole);
      assertThat(run.warnings()).as("cut at %d", cut).hasSize(half);
    }
  }

  @Test
  void namesTheLineThatACrashCutOff() throws IOException {
    write(LINE + "\n" + LINE.substring(0, 700));
    assertThat(RunReader.read(temp).warnings())
        .containsExactly(records + ":2: the last line is incomplete; this trial is left out");
  }

  @Test
  void leavesOutALineOfZeros() throws IOException {
    write(LINE + "\n" + "\0".repeat(512));
    assertThat(RunReader.read(temp).trials()).hasSize(1);
    assertThat(RunReader.read(temp).warnings()).hasSize(1);
  }

  @Test
  void keepsOneRecordOfEachTrial() throws IOException {
    write(LINE + "\n" + OTHER + "\n" + LINE.replace("\"sequence\":", "\"sequence\":1") + "\n");
    RunData run = RunReader.read(temp);
    assertThat(run.trials()).extracting(TrialRecord::repeat).containsExactly(0, 1);
    assertThat(run.trials().getFirst()).isEqualTo(Sample.valid("nio-select", 1024, 0, 2000));
    assertThat(run.warnings())
        .containsExactly(
            records + ":3: a second record of nio-select at 1024, repeat 0; it is left out");
  }

  @Test
  void goesOnAfterAMalformedLine() throws IOException {
    write(LINE + "\n{\"schema\":1,\n\n" + OTHER + "\n");
    RunData run = RunReader.read(temp);
    assertThat(run.trials()).hasSize(2);
    assertThat(run.warnings())
        .singleElement()
        .asString()
        .startsWith(records + ":2:13: ")
        .endsWith("; this trial is left out")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "schema":1,           |                         | expected a property 'schema', an integer from 1
          "schema":1,           | "schema":"1",           | expected a property 'schema', an integer from 1
          "schema":1,           | "schema":0,             | expected a property 'schema', an integer from 1
          "model":"nio-select"  | "model":null            | model is missing
          "model":"nio-select", |                         | model: Missing creator property 'model'
          "x":1024              | "x":"1024"              | x: Cannot coerce
          "x":1024              | "x":1024.5              | x: Cannot
          "x":1024,             |                         | x: Missing creator property 'x'
          "jain":0.975          | "jain":7                | measured: jain is 7.0: from 0 to 1
          "jain":0.975          | "jain":"NaN"            | measured: jain is NaN: JSON has no such number
          "outcome":"VALID"     | "outcome":"FINE"        | outcome: Cannot deserialize
          "outcome":"VALID"     | "outcome":0             | outcome: Cannot deserialize
          "reasons":[]          | "reasons":[{}]          | reasons.[0].code: Missing creator property
          "notes":[             | "notes":[null,          | an element of notes is missing
          "x":1024              | "x":1024,"x":1024       | Duplicate Object property "x"
          """)
  void saysWhatIsWrongInALine(String from, @Nullable String to, String expected)
      throws IOException {
    assertThat(LINE).contains(from);
    write(LINE.replaceFirst(Pattern.quote(from), to == null ? "" : to) + "\n");

    RunData run = RunReader.read(temp);
    assertThat(run.trials()).isEmpty();
    assertThat(run.warnings())
        .singleElement()
        .asString()
        .startsWith(records + ":1:")
        .contains(expected)
        .doesNotContain("Feature");
  }

  @Test
  void toleratesPropertiesThatItDoesNotKnow() throws IOException {
    write(LINE.replace("\"jain\"", "\"colour\":{\"r\":1},\"jain\"") + "\n");
    assertThat(RunReader.read(temp).trials())
        .containsExactly(Sample.valid("nio-select", 1024, 0, 2000));
    assertThat(RunReader.read(temp).warnings()).isEmpty();
  }

  @Test
  void readsTheMachinesOfARunOnSeveral() throws IOException {
    assertThat(RunReader.read(temp).hosts()).as("on one").isEmpty();
    List<Hosts.Host> hosts = HOSTS.hosts();
    HOSTS.write(temp);
    assertThat(RunReader.read(temp).hosts()).isEqualTo(hosts);
    assertThat(RunReader.read(temp).warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "role" : "server",    |                   | hosts.[0].role: Missing creator property
          "cpus" : 2            | "cpus" : 0        | hosts.[0].environment: cpus is 0: the least is 1
          "schema" : 1          | "schema" : "1"    | expected a property 'schema'
          "hosts" : [           | "hosts" : { [     | hosts.json:3:
          """)
  void hostsThatCannotBeReadCostWhatIsToldOfThem(String from, @Nullable String to, String expected)
      throws IOException {
    write(LINE + "\n");
    HOSTS.write(temp);
    Path file = temp.resolve("hosts.json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replaceFirst(Pattern.quote(from), to == null ? "" : to));

    RunData run = RunReader.read(temp);
    assertThat(run.hosts()).isEmpty();
    assertThat(run.trials()).hasSize(1);
    assertThat(run.warnings())
        .singleElement()
        .asString()
        .startsWith(file.toString())
        .contains(expected)
        .endsWith("; what it tells of the run's machines is left out")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({"plan.json", "environment.json"})
  void namesAFileThatIsMissing(String name) throws IOException {
    Files.delete(temp.resolve(name));
    assertThatIOException()
        .isThrownBy(() -> RunReader.read(temp))
        .withMessage(temp + " has no " + name + ": it is not the folder of a run");
  }

  @Test
  void namesAFolderThatIsMissing() {
    Path nowhere = temp.resolve("nowhere");
    assertThatIOException()
        .isThrownBy(() -> RunReader.read(nowhere))
        .withMessage(nowhere + " is not a folder: name the folder of a run");
  }

  @Test
  void takesMissingRecordsForNone() throws IOException {
    Files.delete(records);
    assertThat(RunReader.read(temp).trials()).isEmpty();
    assertThat(RunReader.read(temp).warnings())
        .containsExactly(records + " is missing: no trial was recorded");
  }

  @Test
  void namesThePlaceOfAFaultInADocument() throws IOException {
    Path plan = temp.resolve("plan.json");
    String text = Files.readString(plan);

    Files.writeString(plan, text.replace("\"seed\" : 42,", "\"seed\" : 42"));
    assertThatIOException()
        .isThrownBy(() -> RunReader.read(temp))
        .withMessageStartingWith(plan + ":10:")
        .withMessageNotContaining("\n");

    Files.writeString(plan, text.replace("\"metric\" : \"bandwidth\"", "\"metric\" : \"speed\""));
    assertThatIOException()
        .isThrownBy(() -> RunReader.read(temp))
        .withMessageContaining(plan + ": charts.[0].metric: Cannot deserialize")
        .withMessageContaining("response-p99");

    Files.writeString(plan, "");
    assertThatIOException()
        .isThrownBy(() -> RunReader.read(temp))
        .withMessage(plan + ": expected a JSON object");
  }

  private void write(String text) throws IOException {
    Files.writeString(records, text, StandardOpenOption.TRUNCATE_EXISTING);
  }
}
