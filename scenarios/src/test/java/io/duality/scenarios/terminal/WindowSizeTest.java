package io.duality.scenarios.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.duality.scenarios.fake.Fakes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own, whose standard error is known. */
@Timeout(120)
class WindowSizeTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");

  @TempDir private Path dir;

  @Test
  @EnabledOnOs(OS.LINUX)
  void asksTheTerminal() throws Exception {
    assumeThat(SCRIPT).as("makes terminals").isExecutable();
    String probe = "'" + String.join("' '", probe()) + "'";
    assertThat(
            said(
                new ProcessBuilder(
                    SCRIPT.toString(),
                    "-qec",
                    "stty cols 123 rows 45; exec " + probe,
                    "/dev/null")))
        .contains("123 x 45");
  }

  @Test
  void aFileIsNoTerminal() throws Exception {
    ProcessBuilder probe = new ProcessBuilder(probe());
    assertThat(said(probe.redirectError(dir.resolve("err").toFile()))).isEqualTo("none");
  }

  @Test
  void hasALineAndAColumnAtLeast() {
    assertThatIllegalArgumentException().isThrownBy(() -> new WindowSize(0, 24));
    assertThatIllegalArgumentException().isThrownBy(() -> new WindowSize(80, 0));
  }

  private static List<String> probe() {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(Fakes.SHORT_LIVED);
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WindowProbe.class.getName());
    return command;
  }

  private static String said(ProcessBuilder builder) throws IOException, InterruptedException {
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return said.strip();
  }
}
