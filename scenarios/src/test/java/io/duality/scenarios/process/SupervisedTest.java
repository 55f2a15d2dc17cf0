package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shell that speaks for a program, with a program that has a child of its own. */
class SupervisedTest {
  private static final int SIGKILLED = 137;

  private record Started(Process shell, BufferedReader output, List<ProcessHandle> program) {}

  private final List<ProcessHandle> all = new ArrayList<>();

  @AfterEach
  void endEverything() {
    all.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void theEndOfItsInputEndsTheProgramAndWhatItHasStarted() throws Exception {
    Started it = start("sh", "-c", "trap '' TERM; sleep 300 & echo started; wait; wait");
    it.shell().getOutputStream().close();
    assertThat(it.shell().waitFor()).isEqualTo(SIGKILLED);
    assertEnded(it);
  }

  @Test
  void aSignalEndsTheProgramInOrderAndTheRestByForce() throws Exception {
    Started it = start("sh", "-c", "trap 'exit 0' TERM; sleep 300 & echo started; wait");
    it.shell().getOutputStream().write("stop TERM\n".getBytes(StandardCharsets.US_ASCII));
    it.shell().getOutputStream().flush();
    assertThat(it.output().readLine()).isEqualTo("STOPPED");
    assertThat(it.shell().waitFor()).isZero();
    assertEnded(it);
  }

  @Test
  void aTermThatIsMeantForTheControllerDoesNotCutTheProgramLoose() throws Exception {
    Started it = start("sh", "-c", "sleep 300 & echo started; wait");
    assertThat(it.shell().toHandle().destroy()).isTrue();
    it.shell()
        .children()
        .filter(child -> !child.equals(it.program().getFirst()))
        .forEach(ProcessHandle::destroy);
    it.shell().getOutputStream().close();
    assertThat(it.shell().waitFor()).isGreaterThan(128);
    assertEnded(it);
  }

  @Test
  void aProgramThatEndsByItselfLeavesNothingAndItsExitCode() throws Exception {
    Started it = start("sh", "-c", "sleep 300 & echo started; read _ 0</dev/null; exec sleep 300");
    assertThat(it.program().getFirst().destroyForcibly()).isTrue();
    assertThat(it.shell().waitFor()).isEqualTo(SIGKILLED);
    assertEnded(it);
  }

  @Test
  void aProgramThatHasNoGroupYetIsEndedToo(@TempDir Path programs) throws Exception {
    Path slow = programs.resolve("setsid");
    Files.writeString(slow, "#!/bin/sh\necho started >&2; exec sleep 300\n");
    assertThat(slow.toFile().setExecutable(true)).isTrue();
    ProcessBuilder builder = new ProcessBuilder(Supervised.command(List.of("never")));
    builder.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
    Process shell = builder.start();
    all.add(shell.toHandle());
    long pid = programOf(shell);
    ProcessHandle.of(pid).ifPresent(all::add);
    shell.getOutputStream().close();
    assertThat(shell.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(shell.exitValue()).isEqualTo(SIGKILLED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "QUIT", "HUP"})
  void theProgramDoesNotInheritThatASignalIsIgnored(String signal) throws Exception {
    Started it = start("sh", "-c", "sleep 300 & echo started; exec sleep 300");
    it.shell()
        .getOutputStream()
        .write(("stop " + signal + "\n").getBytes(StandardCharsets.US_ASCII));
    it.shell().getOutputStream().flush();
    assertThat(it.output().readLine()).isEqualTo("STOPPED");
    assertThat(it.shell().waitFor()).isZero();
    assertEnded(it);
  }

  private Started start(String... command) throws IOException {
    Process shell = new ProcessBuilder(Supervised.command(Arrays.asList(command))).start();
    all.add(shell.toHandle());
    ProcessHandle first = ProcessHandle.of(programOf(shell)).orElseThrow();
    List<ProcessHandle> program = Stream.concat(Stream.of(first), first.descendants()).toList();
    all.addAll(program);
    assertThat(program).hasSizeGreaterThanOrEqualTo(2);
    return new Started(shell, shell.inputReader(), program);
  }

  /** Its process, once it says that it has started. */
  private static long programOf(Process shell) throws IOException {
    String ready = shell.inputReader().readLine();
    assertThat(ready).matches("READY pid=\\d+");
    assertThat(shell.errorReader().readLine()).isEqualTo("started");
    return Long.parseLong(ready.substring("READY pid=".length()));
  }

  private static void assertEnded(Started it) throws Exception {
    for (ProcessHandle process : it.program()) {
      assertThat(process.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }
}
