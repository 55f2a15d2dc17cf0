package io.duality.servers.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The protocol, spoken with a process as the controller starts it. */
@Execution(ExecutionMode.CONCURRENT)
final class ServerMainTest {
  @TempDir Path root = Path.of("");
  private final List<Child> started = new ArrayList<>();

  @BeforeEach
  void writeFile() throws IOException {
    Files.write(root.resolve("file"), new byte[8_192]);
  }

  @AfterEach
  void endProcesses() {
    started.forEach(Child::close);
  }

  private Child child(String... arguments) throws IOException {
    Child child = new Child(root.resolve("errors"), arguments);
    started.add(child);
    return child;
  }

  @Test
  void servesCountsAndStops() throws Exception {
    Child child = child("model=nio-select", "root=" + root, "parallelism=1");
    String ready = child.line();
    assertThat(ready).startsWith("READY port=");
    assertThat(Child.value(ready, "pid")).isEqualTo(Long.toString(child.pid()));
    URLConnection connection =
        URI.create("http://127.0.0.1:" + Child.value(ready, "port") + "/file")
            .toURL()
            .openConnection();
    try (var body = connection.getInputStream()) {
      assertThat(body.readAllBytes()).hasSize(8_192);
    }
    String stopped = child.ask("stop 1000");
    assertThat(stopped).startsWith("STOPPED accepted=1 closed=1 requests=1 body-bytes=8192 ");
    assertThat(Long.parseLong(Child.value(stopped, "cpu-user-nanos"))).isPositive();
    assertThat(Long.parseLong(Child.value(stopped, "voluntary-switches"))).isPositive();
    assertThat(child.exitCode()).isZero();
  }

  @Test
  void runsTasksAndReportsAWindow() throws Exception {
    Child child =
        child("model=nio-select", "tasks=8", "file=" + root.resolve("file"), "parallelism=1");
    assertThat(child.line()).startsWith("READY pid=");
    assertThat(child.ask("go")).isEqualTo("GOING");
    assertThat(child.ask("mark")).startsWith("MARKED ");
    String report = child.ask("report");
    assertThat(Long.parseLong(Child.value(report, "nanos"))).isPositive();
    assertThat(Child.value(report, "latency")).isNotEmpty();
    assertThat(child.ask("stop")).startsWith("STOPPED tasks=");
    assertThat(child.exitCode()).isZero();
  }

  @Test
  void refusesAnOptionThatHasNoEffectOnTasks() throws Exception {
    String file = "file=" + root.resolve("file");
    Child child = child("model=threaded", "tasks=8", file, "option.accept=active");
    assertThat(child.line()).startsWith("FAILED option accept has no effect on the tasks of model");
    assertThat(child.exitCode()).isEqualTo(1);
  }

  @Test
  void endsWithItsParent() throws Exception {
    Child child = child("model=threaded", "root=" + root);
    assertThat(child.line()).startsWith("READY ");
    child.endInput();
    assertThat(child.exitCode()).isZero();
  }

  @Test
  void saysWhichPortIsInUse() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Child child = child("model=threaded", "root=" + root, "port=" + taken.getLocalPort());
      assertThat(child.line())
          .startsWith("FAILED cannot listen on")
          .contains(Integer.toString(taken.getLocalPort()));
      assertThat(child.exitCode()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          model=nope                 | unknown model 'nope', expected one of
          root=.                     | argument model=... is missing
          model=virtual              | argument root=... is missing
          model=virtual root         | argument 'root' is not key=value
          model=virtual root=. x=1   | unknown argument 'x'
          model=virtual root=/none   | root '/none' is not a folder
          model=virtual root=. port=70000       | port is 70000, has to be 0 to 65535
          model=virtual root=. port=many        | port=many is not a whole number
          model=virtual root=. option.size=1    | model 'virtual' has no option 'size'
          model=virtual root=. option.carriers=0   | option carriers=0: has to be a whole number
          model=virtual root=. option.carriers=1   | this JVM was started without -Djdk.virtualThr
          model=threaded root=. option.stack-kib=1 | option stack-kib=1: has to be a whole number
          """)
  void refusesInOneLine(String arguments, String message) throws Exception {
    Child child = child(arguments.split(" +", -1));
    assertThat(child.line()).startsWith("FAILED ").contains(message);
    assertThat(child.exitCode()).isEqualTo(1);
  }
}
