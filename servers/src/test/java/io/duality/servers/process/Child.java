package io.duality.servers.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A server's process, as the controller starts it. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final Writer in;

  /**
   * Starts a process.
   *
   * @param errors where its standard error goes
   */
  Child(Path errors, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName()));
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    out = process.inputReader(UTF_8);
    in = process.outputWriter(UTF_8);
  }

  String line() throws IOException {
    return Objects.requireNonNullElse(out.readLine(), "(end of output)");
  }

  String ask(String command) throws IOException {
    in.write(command + "\n");
    in.flush();
    return line();
  }

  /** The value of a key in one of its lines. */
  static String value(String line, String key) {
    for (String word : line.split(" ", -1)) {
      if (word.startsWith(key + "=")) {
        return word.substring(key.length() + 1);
      }
    }
    throw new AssertionError("no " + key + " in: " + line);
  }

  long pid() {
    return process.pid();
  }

  void endInput() throws IOException {
    in.close();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("process ended").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
