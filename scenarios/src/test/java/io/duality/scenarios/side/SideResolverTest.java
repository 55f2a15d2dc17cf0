package io.duality.scenarios.side;

import static io.duality.scenarios.side.Resolving.base;
import static io.duality.scenarios.side.Resolving.flags;
import static io.duality.scenarios.side.Resolving.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.process.ChildJvm;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With fake servers, but for those of a jar. */
class SideResolverTest {
  private static final String WEB_SERVER =
      Path.of(System.getProperty("java.home"), "bin", "jwebserver").toString();

  @TempDir private Path temp;

  private Resolving fakes() {
    return new Resolving(temp, Fakes.jvm());
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    try (Stream<Path> files = Files.list(temp)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("duality-side-"));
    }
  }

  @Test
  void aConfigurationOfThisBuildIsNamedByWhatItSets() throws Exception {
    Side side = fakes().resolve(flags("-XX:+UseSerialGC -Dx='a b'"));
    assertThat(side.label()).isEqualTo("-XX:+UseSerialGC -Dx=a b");
    assertThat(side.jvmFlags()).containsExactly("-XX:+UseSerialGC", "-Dx=a b");
    assertThat(side.identity()).startsWith("own; ").contains("-Dx=a b");
    assertThat(side.model()).isEmpty();
    Side same = fakes().resolve(flags("-XX:+UseSerialGC -Dx='a b'"));
    assertThat(same.identity()).isEqualTo(side.identity());
  }

  @Test
  void aFlagThatTheJvmRefusesIsNamed() {
    assertThatThrownBy(() -> fakes().resolve(flags("-XX:+UseNoSuchGC")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--base-flags: the JVM refuses '-XX:+UseNoSuchGC'")
        .hasMessageContaining("Unrecognized VM option 'UseNoSuchGC'")
        .message()
        .hasLineCount(1);
  }

  @Test
  void aServerThatDoesNotStartIsSaidBeforeAnythingIsMeasured() {
    assertThatThrownBy(() -> fakes().resolve(flags("-Dfake=dies")))
        .isInstanceOf(SideFailedException.class)
        .hasMessage(
            "the server of base, -Dfake=dies, cannot be started: server 0 ended by itself with"
                + " exit code 7; its last line: the last words");
    assertThatThrownBy(() -> fakes().resolve(flags("-Dfake=says-nonsense")))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("answered 'counters' with something else");
  }

  @Test
  void modelsAndOptionsOfThisBuildAreCheckedByName() {
    assertThatThrownBy(() -> fakes().resolve(with("no-such", Map.of())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("--base-model: unknown model 'no-such'");
    assertThatThrownBy(() -> fakes().resolve(with("seda", Map.of("batch", "0"))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("--base-option: ");
  }

  private static SideRequest with(String model, Map<String, String> options) {
    return new SideRequest(
        "base", Optional.empty(), Optional.empty(), Optional.of(model), Optional.empty(), options);
  }

  @Test
  void whatIsNoJdkIsRefused() throws Exception {
    assertThatThrownBy(() -> fakes().resolve(java("gone")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--base-java: expected a JDK's folder");
    Path old = temp.resolve("an old java");
    Files.writeString(old, "#!/bin/sh\necho '    java.version = 21.0.2' >&2\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();
    assertThatThrownBy(() -> fakes().resolve(java("an old java")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("expected Java 25 or later")
        .hasMessageContaining("found 21.0.2");
    Side own = fakes().resolve(java(System.getProperty("java.home")));
    assertThat(own.jvm().java().toString()).endsWith("bin/java");
  }

  private static SideRequest java(String java) {
    return new SideRequest(
        "base",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Path.of(java)),
        Map.of());
  }

  @Test
  void aCommitIsBuiltByItsOwnScriptAndServesFromItsOwnJars() throws Exception {
    Path jar = TestJar.ofFakes(temp);
    TestRepository repository = TestRepository.in(temp);
    repository.with(
        "run-benchmark.sh",
        "#!/bin/sh",
        "echo built >> '" + temp + "/builds'",
        "mkdir -p target/dist/1 && cp '" + jar + "' target/dist/1/duality-servers-1.jar");
    String commit = repository.commit("first");
    repository.with("run-benchmark.sh", "#!/bin/sh", "exit 1").commit("broken");

    Resolving resolving = fakes().repository(repository);
    Side side = resolving.resolve(base("HEAD~1"));

    assertThat(side.label()).isEqualTo("HEAD~1 (" + commit.substring(0, 10) + ")");
    assertThat(side.identity()).startsWith("commit " + commit + "; ");
    assertThat(side.jvm().classPath()).endsWith("tree/target/dist/1/*");
    assertThat(resolving.resolve(base(commit)).jvm()).isEqualTo(side.jvm());
    assertThat(temp.resolve("builds")).content().isEqualTo("built\n");
    assertThatThrownBy(() -> resolving.resolve(base("main")))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("cannot be built, exit code 1");
    assertThatThrownBy(() -> resolving.resolve(base("gone")))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("there is no REF 'gone'");
  }

  @Test
  void nothingIsBuiltIfTheOtherSideCannotBe() throws Exception {
    TestRepository repository = TestRepository.in(temp);
    repository.with("run-benchmark.sh", "#!/bin/sh", "touch '" + temp + "/built'").commit("first");
    Resolving resolving = fakes().repository(repository);
    assertThatThrownBy(() -> resolving.resolve(base("main"), head("gone")))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("--head: there is no REF 'gone'");
    assertThat(temp.resolve("built")).doesNotExist();
  }

  @Test
  void aCommitWithoutServersSaysWhatItLacks() throws Exception {
    TestRepository repository = TestRepository.in(temp);
    repository.commit("first");
    assertThatThrownBy(() -> fakes().repository(repository).resolve(base("main")))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("holds no servers of this project")
        .hasMessageContaining("--external FILE");
  }

  @Test
  void aFolderOfJarsIsTakenAsItIs() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("a build"));
    Files.copy(TestJar.ofFakes(temp), folder.resolve("duality-servers-1.jar"));
    Resolving resolving = fakes();
    Side side = resolving.resolve(base("a build"));
    assertThat(side.facts()).isEmpty();
    assertThat(side.label()).isEqualTo("a build");
    assertThat(side.jvm().classPath()).isEqualTo(folder + "/*");
    assertThat(resolving.progress()).isEmpty();
    Files.writeString(folder.resolve("more.jar"), "");
    assertThat(resolving.resolve(base("a build")).identity()).isNotEqualTo(side.identity());
  }

  @Test
  void aModelThatOnlyAnotherBuildHasIsLeftToThatBuild() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("a build"));
    Files.copy(TestJar.ofFakes(temp), folder.resolve("duality-servers-1.jar"));
    SideRequest request =
        new SideRequest(
            "base",
            Optional.of("a build"),
            Optional.empty(),
            Optional.of("theirs"),
            Optional.empty(),
            Map.of("their-option", "1"));
    Side side = fakes().resolve(request);
    assertThat(side.label()).isEqualTo("a build theirs their-option=1");
    assertThat(side.facts().orElseThrow().id()).isEqualTo("theirs");
    assertThat(side.options()).containsEntry("their-option", "1");
  }

  @Test
  void aJarAddsItsModelForThisSideOnly() throws Exception {
    Path jar = TestJar.ofModels(temp, "another");
    Resolving resolving = new Resolving(temp, ChildJvm.ofThisProcess());
    Side side = resolving.resolve(base(jar.toString()));
    assertThat(side.label()).isEqualTo("some models.jar");
    assertThat(side.model()).contains("another");
    assertThat(side.facts().orElseThrow().id()).isEqualTo("another");
    assertThat(side.jvm().classPath()).endsWith(":" + jar);
  }

  @Test
  void aJarWithoutOrWithSeveralModelsSaysWhatToDo() throws Exception {
    Path two = TestJar.ofModels(temp, "one", "two");
    assertThatThrownBy(() -> fakes().resolve(base(two.toString())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds one, two; name one with --base-model");
    Path taken = TestJar.ofModels(temp, "virtual");
    assertThatThrownBy(() -> fakes().resolve(base(taken.toString())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("model id 'virtual' is taken");
    Path none = TestJar.ofModels(temp);
    assertThatThrownBy(() -> fakes().resolve(base(none.toString())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("adds no model");
    Files.writeString(none, "no jar");
    assertThatThrownBy(() -> fakes().resolve(base(none.toString())))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cannot be read as a jar");
  }

  @Test
  void aProgramRunsInTheFolderOfItsCommit() throws Exception {
    TestRepository repository = TestRepository.in(temp);
    repository.with("server.sh", "#!/bin/sh", "exit 7").commit("a broken server");
    repository
        .with("server.sh", "#!/bin/sh", "exec ./built -b 127.0.0.1 -p \"$1\" -d \"$2\"")
        .commit("a server that has to be built");
    External program =
        new External(
            "mine",
            "a test",
            "nowhere",
            List.of("./server.sh", "${port}", "${root}"),
            "/${file}",
            "TERM",
            Map.of());
    Resolving resolving =
        fakes()
            .repository(repository)
            .build("echo 'exec \"" + WEB_SERVER + "\" \"$@\"' > built && chmod +x built")
            .external(program);

    Side side = resolving.resolve(base("main"));
    assertThat(side.model()).contains("external:mine");
    assertThat(side.external().orElseThrow().directory()).isPresent();
    assertThatThrownBy(() -> resolving.resolve(base("main~1")))
        .isInstanceOf(SideFailedException.class)
        .hasMessageContaining("main~1 (")
        .hasMessageContaining("exit code 7");
    assertThatThrownBy(() -> resolving.resolve(flags("-Xint")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("external:mine is a program of its own");
  }
}
