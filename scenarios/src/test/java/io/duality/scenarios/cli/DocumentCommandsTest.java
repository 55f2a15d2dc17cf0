package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * Every command of the documents: run, or at least held against the program that it is for, so that
 * none is there that a reader types in vain.
 */
@EnabledOnOs(OS.LINUX)
class DocumentCommandsTest {
  /** How a span of code begins that is a command. */
  private static final List<String> BEGINNINGS =
      List.of(DocumentCommand.PROGRAM + " ", ".ci/", "dist/build", "mvn ", "docker ");

  private static final Set<String> OF_DOCKER =
      Set.of(
          "--rm",
          "--init",
          "--user",
          "--volume",
          "--ulimit",
          "--pids-limit",
          "--sysctl",
          "--cpuset-cpus",
          "--cpus",
          "--security-opt");

  /** Those of JMH, and of a reader of histograms. */
  private static final Set<String> OF_OTHERS = Set.of("-f", "-i", "-prof", "-rf", "-tag", "-wi");

  @TempDir private Path dir;

  private DocumentFolder folder = new DocumentFolder(Path.of(""));

  @BeforeEach
  void aReadersFolder() throws IOException {
    folder = DocumentFolder.in(dir);
  }

  /** Each once, where it stands first. */
  static Collection<DocumentCommand> commands() {
    Map<String, DocumentCommand> found = new LinkedHashMap<>();
    Document.all().stream()
        .flatMap(document -> Stream.concat(document.commands().stream(), spans(document).stream()))
        .forEach(command -> found.putIfAbsent(command.text(), command));
    return found.values();
  }

  /** Those that begin with a verb are the program's, too. */
  private static List<DocumentCommand> spans(Document document) {
    Set<String> verbs = program().getSubcommands().keySet();
    List<DocumentCommand> found = new ArrayList<>();
    for (DocumentCommand span : document.spans()) {
      List<String> words = span.words();
      if (BEGINNINGS.stream().anyMatch(span.text()::startsWith)) {
        found.add(span);
      } else if (words.size() > 1 && verbs.contains(words.getFirst())) {
        found.add(new DocumentCommand(span.place(), DocumentCommand.PROGRAM + " " + span.text()));
      }
    }
    return found;
  }

  private static CommandLine program() {
    return CommandLines.of(TestWorld.silent(Document.PROJECT));
  }

  private static boolean isWhole(DocumentCommand command) {
    return !(command.isOurs() && (Synopsis.is(command) || command.isUnfinished()));
  }

  @Test
  void eachIsKnownHereAndNoOther() {
    assertThat(commands().stream().filter(DocumentCommandsTest::isWhole))
        .extracting(DocumentCommand::text)
        .containsExactlyInAnyOrderElementsOf(DocumentUses.BY_TEXT.keySet());
  }

  /** Commands in a fence would be found by nobody. */
  @Test
  void fencesHoldFilesAlone() {
    assertThat(Document.all())
        .flatExtracting(Document::fenced)
        .extracting(Document.Fenced::kind)
        .containsOnly("yaml");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void doesWhatItIsThereFor(DocumentCommand command) throws Exception {
    if (!isWhole(command)) {
      standsForCommands(command);
      return;
    }
    List<String> words = command.words();
    switch (DocumentUses.BY_TEXT.get(command.text())) {
      case DocumentUse.Run run -> runs(command, run);
      case DocumentUse.Look _ -> folder.look(words.subList(1, words.size()));
      case DocumentUse.Script _ -> isAScript(words);
      case DocumentUse.Docker _ -> isDockers(words);
      case DocumentUse.Stubbed _, DocumentUse.Elsewhere _ -> {}
      case null -> throw new AssertionError(command + " is not in DocumentUses");
    }
  }

  private void standsForCommands(DocumentCommand command) {
    if (Synopsis.is(command)) {
      Synopsis.commands(command).forEach(words -> folder.look(words.subList(1, words.size())));
      return;
    }
    List<String> words = command.words();
    CommandLine verb = program().getSubcommands().get(words.get(1));
    assertThat(Objects.requireNonNull(verb, "no such verb").getCommandSpec().optionsMap())
        .containsKeys(words.subList(2, words.size()).toArray(String[]::new));
  }

  private void runs(DocumentCommand command, DocumentUse.Run run) {
    List<String> words = new ArrayList<>(command.words());
    words.addAll(run.more());

    CliRun ended = folder.run(words.subList(1, words.size()));

    assertThat(run.codes()).as("%s%n%s", ended.out(), ended.err()).contains(ended.exitCode());
    assertThat(ended.out()).contains(run.says());
  }

  private static void isAScript(List<String> words) throws Exception {
    Path script = Document.PROJECT.resolve(words.getFirst());
    assertThat(script).isExecutable();
    Process shell = new ProcessBuilder("bash", "-n", script.toString()).start();
    assertThat(shell.waitFor()).as("%s", script).isZero();
  }

  /** What stands behind the image are this program's words. */
  private void isDockers(List<String> words) {
    assertThat(Document.PROJECT.resolve("Dockerfile")).isRegularFile();
    if (words.get(1).equals("run")) {
      int image = (int) words.stream().takeWhile(word -> !word.startsWith("ghcr.io/")).count();
      assertThat(words.subList(2, image))
          .filteredOn(word -> word.startsWith("--"))
          .isSubsetOf(OF_DOCKER);
      folder.look(words.subList(image + 1, words.size()));
    }
  }

  @Test
  void optionsThatSentencesNameAreKnown() {
    Set<String> known = new HashSet<>(program().getCommandSpec().optionsMap().keySet());
    program()
        .getSubcommands()
        .values()
        .forEach(verb -> known.addAll(verb.getCommandSpec().optionsMap().keySet()));
    known.addAll(OF_DOCKER);
    known.addAll(OF_OTHERS);
    Set<String> unknown = new TreeSet<>();
    for (Document document : Document.all()) {
      for (DocumentCommand span : document.spans()) {
        String option = span.words().getFirst();
        if (option.startsWith("-") && !known.contains(option)) {
          unknown.add(span.toString());
        }
      }
    }
    assertThat(unknown).isEmpty();
  }

  /** What {@link #doesWhatItIsThereFor} would find. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bandwidth-vs-client",
        "bandwidth-vs-clients --severs virtual",
        "bandwidth-vs-clients --servers virtaul",
        "bandwidth-vs-clients -O seda.bacth=4",
        "SCENARIO [--servers A,B|every]",
        "list | explian CLAIM",
        "gate --base main --scenarios smok",
        "gate --head-model virtaul",
        "load URL [-c X | -x X]"
      })
  void wordsThatTheProgramDoesNotKnowAreFound(String words) {
    DocumentCommand command = new DocumentCommand("here", DocumentCommand.PROGRAM + " " + words);
    assertThatThrownBy(
            () -> {
              for (List<String> each : Synopsis.commands(command)) {
                folder.look(each.subList(1, each.size()));
              }
            })
        .isInstanceOfAny(InvalidInputException.class, CommandLine.ParameterException.class);
  }
}
