package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.scenarios.fake.FakeController;
import io.duality.scenarios.fake.Interrupts;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** However a controller ends, its children end too. */
class OrphanTest {
  private static final long SIGKILLED = 137;
  private static final long SIGTERMED = 143;
  private static final long SIGINTED = 130;

  @TempDir Path logs;
  private Process controller;
  private BufferedReader output;
  private List<ProcessHandle> children = List.of();

  @AfterEach
  void endEverything() {
    children.forEach(ProcessHandle::destroyForcibly);
    controller.destroyForcibly();
  }

  @BeforeEach
  void aControllerWithTwoServers() throws IOException {
    ChildJvm jvm = ChildJvm.ofThisProcess();
    controller =
        new ProcessBuilder(
                jvm.java().toString(),
                "-cp",
                jvm.classPath(),
                FakeController.class.getName(),
                logs.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    output = controller.inputReader();
    String pids = output.readLine();
    assertThat(pids).as("pids of the servers").isNotNull();
    children =
        Arrays.stream(pids.split(" ", -1))
            .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
            .toList();
    assertThat(children).hasSize(2).allMatch(ProcessHandle::isAlive);
  }

  @Test
  void childrenEndWithAKilledController() throws Exception {
    signal("KILL");
    assertThat(controller.waitFor()).isEqualTo(SIGKILLED);
    assertChildrenEnd();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void childrenThatAreStoppedEndWithAKilledControllerToo() throws Exception {
    assumeTrue(setprivTiesToTheParent(), "no setpriv here that knows --pdeathsig");
    for (ProcessHandle child : children) {
      signal("STOP", child.pid());
    }
    signal("KILL");
    assertThat(controller.waitFor()).isEqualTo(SIGKILLED);
    assertChildrenEnd();
  }

  private static boolean setprivTiesToTheParent() throws Exception {
    try {
      return new ProcessBuilder("setpriv", "--pdeathsig", "KILL", "true").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void sigtermStopsTheWorkEndsTheChildrenAndKeepsTheExitCode() throws Exception {
    signal("TERM");
    assertThat(output.readLine()).isEqualTo("stopped");
    controller.getOutputStream().close();
    assertThat(controller.waitFor()).isEqualTo(SIGTERMED);
    assertChildrenEnd();
  }

  @Test
  void sigintDoesTheSame() throws Exception {
    assumeFalse(Interrupts.ignored(), "SIGINT is ignored here, and so it is in every child");
    signal("INT");
    assertThat(output.readLine()).isEqualTo("stopped");
    controller.getOutputStream().close();
    assertThat(controller.waitFor()).isEqualTo(SIGINTED);
    assertChildrenEnd();
  }

  @Test
  void aSecondSignalEndsAControllerThatIsStillWritingAtOnce() throws Exception {
    signal("TERM");
    assertThat(output.readLine()).isEqualTo("stopped");
    assertThat(controller.isAlive()).isTrue();
    signal("TERM");
    assertThat(controller.waitFor()).isEqualTo(SIGTERMED);
    assertChildrenEnd();
  }

  private void signal(String name) throws Exception {
    signal(name, controller.pid());
  }

  private static void signal(String name, long pid) throws Exception {
    assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor())
        .isZero();
  }

  private void assertChildrenEnd() throws Exception {
    for (ProcessHandle child : children) {
      assertThat(child.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
    }
  }
}
