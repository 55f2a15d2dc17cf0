package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.duality.scenarios.fake.Interrupts;
import io.duality.scenarios.terminal.FakeTerminal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run on a real terminal, which script(1) makes. */
@EnabledOnOs(OS.LINUX)
@Timeout(180)
class LiveRunTest {
  private static final Path SCRIPT = Path.of("/usr/bin/script");
  private static final Pattern PICTURE = Pattern.compile("\\d%  \\S[^\n]* left");
  private static final Pattern TRIAL = Pattern.compile("1/80 nio-select at ");
  private static final int CTRL_C = 3;

  @TempDir private Path dir;

  /** A library that draws may have taken the signal for itself, and the run would just be gone. */
  @Test
  void ctrlCTakesThePictureAwayAndKeepsTheRun() throws Exception {
    assumeThat(SCRIPT).as("makes terminals").isExecutable();
    assumeThat(Interrupts.ignored()).as("started to ignore Ctrl-C, as in the background").isFalse();
    TinyScenario.in(dir, "tiny", "nio-select", "1,2,3,4");
    Process run = onATerminal("tiny", "--out", "out", "--repeats", "20");
    Reader screen = new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8);
    StringBuilder seen = new StringBuilder();
    readUntil(screen, seen, TRIAL);
    assertThat(seen).containsPattern(PICTURE);
    try (OutputStream keyboard = run.getOutputStream()) {
      keyboard.write(CTRL_C);
      keyboard.flush();
      readToTheEnd(screen, seen);
    }
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();

    FakeTerminal terminal = new FakeTerminal(100, 30);
    terminal.echo(seen.toString());
    assertThat(terminal.screen())
        .as("%s", seen)
        .anyMatch(line -> line.contains("stopping, and keeping what there is"))
        .anyMatch(line -> line.startsWith("80 trials planned"))
        .noneMatch(line -> PICTURE.matcher(line).find());
    assertThat(run.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(dir.resolve("out/plan.json")).isRegularFile();
  }

  private Process onATerminal(String... words) throws IOException {
    List<String> command = Program.command(dir, words);
    command.add(1, "--enable-native-access=ALL-UNNAMED");
    ProcessBuilder builder =
        new ProcessBuilder(
            SCRIPT.toString(),
            "-qec",
            "stty cols 100 rows 30; exec '" + String.join("' '", command) + "'",
            "/dev/null");
    builder.environment().put("TERM", "xterm");
    builder.environment().put("NO_COLOR", "1");
    builder.environment().remove("CI");
    return builder.directory(dir.toFile()).start();
  }

  private static void readUntil(Reader from, StringBuilder seen, Pattern what) throws IOException {
    char[] buffer = new char[4096];
    while (!what.matcher(seen).find()) {
      int read = from.read(buffer);
      assertThat(read).as("the end, after: %s", seen).isPositive();
      seen.append(buffer, 0, read);
    }
  }

  private static void readToTheEnd(Reader from, StringBuilder seen) throws IOException {
    StringWriter rest = new StringWriter();
    from.transferTo(rest);
    seen.append(rest);
  }
}
