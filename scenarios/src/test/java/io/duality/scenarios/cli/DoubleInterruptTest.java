package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.duality.scenarios.fake.Interrupts;
import io.duality.scenarios.process.ChildJvm;
import java.io.BufferedReader;
import org.junit.jupiter.api.Test;

class DoubleInterruptTest {
  @Test
  void theFirstInterruptEndsTheProgramInOrderAndTheSecondAtOnce() throws Exception {
    assumeFalse(Interrupts.ignored(), "SIGINT is ignored here, and so it is in every child");
    ChildJvm jvm = ChildJvm.ofThisProcess();
    Process program =
        new ProcessBuilder(
                jvm.java().toString(), "-cp", jvm.classPath(), Interruptible.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = program.inputReader()) {
      assertThat(output.readLine()).isEqualTo("ready");
      interrupt(program);
      assertThat(output.readLine()).isEqualTo("ending");
      assertThat(program.isAlive()).isTrue();
      interrupt(program);
      assertThat(program.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
    } finally {
      program.destroyForcibly();
    }
  }

  private static void interrupt(Process program) throws Exception {
    String pid = Long.toString(program.pid());
    assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor()).isZero();
  }
}
