package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.spec.External;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The JDK's own file server is the program. */
class ExternalServerTest {
  private static final Duration AMPLE = Duration.ofSeconds(50);
  private static final String SERVER =
      Path.of(System.getProperty("java.home"), "bin", "jwebserver").toString();

  @TempDir Path temp;
  private final Lifeline lifeline = new Lifeline(new StopSignal());
  private Children children;

  @BeforeEach
  void aFile() throws IOException {
    children = new Children(Fakes.jvm());
    Files.writeString(temp.resolve("page.bin"), "content");
  }

  @AfterEach
  void nothingIsLeft() {
    children.close();
    Fakes.assertNoChildIsLeft();
  }

  @Test
  void isReadyOnceItAnswersAndIsKnownWithAllItsProcesses() throws Exception {
    try (ExternalServer server = start(throughAShell(), AMPLE)) {
      assertThat(HttpAnswer.isGood("127.0.0.1", server.port(), "/page.bin")).isTrue();
      assertThat(HttpAnswer.isGood("127.0.0.1", server.port(), "/missing")).isFalse();
      assertThat(server.pids()).hasSizeGreaterThanOrEqualTo(2);
      assertThat(lifeline.await(server.counters(AMPLE))).isEmpty();
      List<ProcessHandle> processes = handles(server);
      assertThat(lifeline.await(server.stop(Duration.ZERO, AMPLE))).isEmpty();
      assertEnded(processes);
    }
  }

  /** They could share it without a word, by SO_REUSEPORT. */
  @Test
  void twoAtOnceNeverHaveOnePort() throws Exception {
    Ports real = new Ports();
    int one = real.hold().number();
    int two = real.hold().number();
    Iterator<Integer> system = List.of(one, one, two, one).iterator();
    try (Children both = new Children(Fakes.jvm(), _ -> {}, new Ports(system::next))) {
      try (ExternalServer first = start(both, throughAShell(), AMPLE);
          ExternalServer second = start(both.in(Fakes.jvm()), throughAShell(), AMPLE)) {
        assertThat(first.port()).isEqualTo(one);
        assertThat(second.port()).isEqualTo(two);
      }
      assertThat(both.ports().hold().number()).as("it is free again").isEqualTo(one);
    }
  }

  @Test
  void closesAProgramThatNobodyHasStopped() throws Exception {
    ExternalServer server = start(throughAShell(), AMPLE);
    List<ProcessHandle> processes = handles(server);
    server.close();
    assertEnded(processes);
  }

  @Test
  void aProgramThatDoesNotEndIsKilledAndNoted() throws Exception {
    External deaf =
        program(
            Map.of(),
            "sh",
            "-c",
            "trap '' TERM; '" + SERVER + "' -b 127.0.0.1 -p ${port} -d '${root}' & wait");
    try (ExternalServer server = start(deaf, AMPLE)) {
      List<ProcessHandle> processes = handles(server);
      assertThat(server.notes()).isEmpty();
      assertThat(lifeline.await(server.stop(Duration.ZERO, Duration.ofMillis(1)))).isEmpty();
      assertThat(server.notes())
          .containsExactly("external:test was killed: it had not ended 1ms after SIGTERM");
      assertEnded(processes);
    }
  }

  @Test
  void replacesPlaceholdersInFilesToo() throws Exception {
    External program =
        program(
            Map.of("serve.sh", "exec '" + SERVER + "' -b 127.0.0.1 -p ${port} -d '${root}'"),
            "/bin/sh",
            "${work}/serve.sh");
    try (ExternalServer server = start(program, AMPLE)) {
      assertThat(HttpAnswer.isGood("127.0.0.1", server.port(), "/page.bin")).isTrue();
    }
  }

  @Test
  void aProgramThatEndsAtOnceIsAFailureWithItsLastWords() {
    ChildFailure failure =
        catchThrowableOfType(
            ChildFailure.class,
            () -> start(program(Map.of(), "sh", "-c", "echo no such module >&2; exit 7"), AMPLE));
    assertThat(failure.reason().code()).isEqualTo("server-died");
    assertThat(failure.reason().message()).contains("exit code 7").contains("no such module");
  }

  @Test
  void itsExitCodeIsNotTakenForThatOfAJvm() {
    ChildFailure failure =
        catchThrowableOfType(
            ChildFailure.class, () -> start(program(Map.of(), "sh", "-c", "exit 3"), AMPLE));
    assertThat(failure.kind()).isEqualTo(ChildFailure.Kind.EXITED);
  }

  @Test
  void runsInAFolderOfItsOwnIfItHasOne() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("its folder"));
    Files.writeString(
        folder.resolve("serve.sh"), "exec '" + SERVER + "' -b 127.0.0.1 -p \"$1\" -d \"$2\"");
    External program = program(Map.of(), "sh", "serve.sh", "${port}", "${root}").in(folder);
    try (ExternalServer server = start(program, AMPLE)) {
      assertThat(HttpAnswer.isGood("127.0.0.1", server.port(), "/page.bin")).isTrue();
    }
  }

  @Test
  void aProgramThatNeverAnswersIsAFailureAndIsEnded() {
    ChildFailure failure =
        catchThrowableOfType(
            ChildFailure.class,
            () -> start(program(Map.of(), "sleep", "300"), Duration.ofMillis(1)));
    assertThat(failure.kind()).isEqualTo(ChildFailure.Kind.SILENT);
  }

  private External throughAShell() {
    return program(
        Map.of(), "sh", "-c", "'" + SERVER + "' -b 127.0.0.1 -p ${port} -d '${root}' & wait");
  }

  private static External program(Map<String, String> files, String... command) {
    return new External("test", "a test", "nowhere", List.of(command), "/${file}", "TERM", files);
  }

  private ExternalServer start(External program, Duration limit) throws Exception {
    return start(children, program, limit);
  }

  private ExternalServer start(Children by, External program, Duration limit) throws Exception {
    return ExternalServer.start(
        by,
        new ExternalSettings(program, temp, "page.bin", 1, "", temp.resolve("log")),
        lifeline,
        limit);
  }

  private static List<ProcessHandle> handles(ExternalServer server) {
    return server.pids().stream().map(pid -> ProcessHandle.of(pid).orElseThrow()).toList();
  }

  private static void assertEnded(List<ProcessHandle> processes) throws Exception {
    for (ProcessHandle process : processes) {
      assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }
}
