package io.duality.loadgen.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.ScriptedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent as its parent sees it: a process and its lines. */
class AgentMainTest {
  private static final String BODY = "hello";

  @TempDir private Path folder;
  private final List<Process> started = new ArrayList<>();

  private final class Agent {
    private final Process process;
    private final PrintStream commands;
    private final BufferedReader lines;

    Agent(List<String> prefix, List<String> arguments) throws IOException {
      List<String> command = new ArrayList<>(prefix);
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(AgentMain.JVM_OPTIONS);
      command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path")));
      command.add(AgentMain.class.getName());
      command.addAll(arguments);
      process = new ProcessBuilder(command).redirectError(folder.resolve("err").toFile()).start();
      started.add(process);
      commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
      lines = process.inputReader(StandardCharsets.UTF_8);
    }

    String line() throws IOException {
      return Objects.requireNonNullElse(lines.readLine(), "(end of output)");
    }

    Map<String, String> ask(String command, String event) throws IOException {
      commands.println(command);
      String[] words = line().split(" ", -1);
      assertThat(words[0]).isEqualTo(event);
      Map<String, String> values = new LinkedHashMap<>();
      for (int i = 1; i < words.length; i++) {
        int equals = words[i].indexOf('=');
        values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
      }
      return values;
    }

    int exitCode() throws InterruptedException {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return process.exitValue();
    }
  }

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  private static List<String> arguments(ScriptedServer server, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "url=" + server.target().url(),
                "threads=1",
                "think-nanos=1000000",
                "requests-per-connection=5",
                "timeout-nanos=10000000000"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  private static Histogram histogram(Map<String, String> line, String name) throws Exception {
    byte[] bytes = Base64.getDecoder().decode(line.getOrDefault(name, ""));
    return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 0);
  }

  private static long number(Map<String, String> line, String name) {
    return Long.parseLong(line.getOrDefault(name, "missing " + name));
  }

  private static String firstFailure(Map<String, String> line) {
    return URLDecoder.decode(line.getOrDefault("first-failure", ""), StandardCharsets.UTF_8);
  }

  @Test
  void runsAllPhasesAndEndsWithCodeZero() throws Exception {
    Path body = Files.writeString(folder.resolve("body"), BODY);
    try (var server = ScriptedServer.answering(ScriptedServer.ok(BODY))) {
      Agent agent =
          new Agent(
              List.of(),
              arguments(
                  server,
                  "clients=8",
                  "sources=127.0.0.1,127.9.0.1",
                  "expect-file=" + body,
                  "sample=1",
                  "seed=7",
                  "header.Accept=text/plain"));
      assertThat(agent.line()).isEqualTo("READY pid=" + agent.process.pid());
      Map<String, String> ramp = agent.ask("connect", "CONNECTED");
      assertThat(ramp.keySet()).containsExactly("asked", "established", "nanos", "connect");
      assertThat(number(ramp, "established")).isEqualTo(8);
      assertThat(histogram(ramp, "connect").getTotalCount()).isEqualTo(8);
      assertThat(agent.ask("load", "LOADING")).isEmpty();
      assertThat(agent.ask("mark", "MARKED")).isEmpty();
      Map<String, String> progress;
      do {
        progress = agent.ask("progress", "PROGRESS");
        assertThat(progress.keySet())
            .containsExactly("completed", "errors", "ended", "open", "p99-nanos");
      } while (number(progress, "completed") < 200);
      Map<String, String> interval = agent.ask("interval", "INTERVAL");
      assertThat(interval.keySet()).containsExactlyElementsOf(FIGURES);
      assertThat(number(interval, "open")).isBetween(0L, 8L);
      Map<String, String> report = agent.ask("report", "REPORT");
      assertThat(number(report, "completed")).isGreaterThanOrEqualTo(number(interval, "completed"));
      checkReport(report);
      Map<String, String> stopped = agent.ask("stop", "STOPPED");
      assertThat(stopped.keySet()).containsExactly("completed", "drained", "unanswered");
      assertThat(number(stopped, "completed")).isEqualTo(server.requests());
      assertThat(agent.line()).isEqualTo("(end of output)");
      assertThat(agent.exitCode()).isZero();
      assertThat(folder.resolve("err")).isEmptyFile();
    }
  }

  private static final List<String> FIGURES =
      List.of(
          "nanos",
          "active-nanos",
          "completed",
          "offered",
          "missed-deadline",
          "body-bytes",
          "wire-bytes",
          "connects",
          "open",
          "idle-lost",
          "cpu-nanos",
          "rested-nanos",
          "response",
          "service",
          "send-lag",
          "connect",
          "status.200");

  private static void checkReport(Map<String, String> report) throws Exception {
    assertThat(report.keySet())
        .startsWith(
            "clients", "starved", "never-served", "sum", "sum-squares", "longest-wait-nanos")
        .endsWith(FIGURES.toArray(String[]::new));
    long completed = number(report, "completed");
    assertThat(number(report, "body-bytes")).isEqualTo(completed * BODY.length());
    assertThat(number(report, "sum")).isEqualTo(completed);
    assertThat(number(report, "status.200")).isEqualTo(completed);
    assertThat(number(report, "sum-squares")).isGreaterThanOrEqualTo(completed * completed / 8);
    assertThat(number(report, "cpu-nanos")).isPositive();
    assertThat(histogram(report, "response").getTotalCount()).isEqualTo(completed);
    assertThat(histogram(report, "service").getTotalCount()).isEqualTo(completed);
  }

  @Test
  void errorsAreInTheLinesByKindAndTheFirstInWords() throws Exception {
    List<String> arguments;
    try (var server = ScriptedServer.answering("")) {
      arguments = arguments(server, "clients=3");
    }
    Agent agent = new Agent(List.of(), arguments);
    agent.line();
    Map<String, String> ramp = agent.ask("connect", "CONNECTED");
    assertThat(ramp).containsEntry("error.refused", "3");
    assertThat(firstFailure(ramp)).startsWith("refused: 127.0.0.1 port");
    agent.ask("load", "LOADING");
    while (number(agent.ask("progress", "PROGRESS"), "errors") == 0) {
      Thread.onSpinWait();
    }
    Map<String, String> stopped = agent.ask("stop within-nanos=60000000000", "STOPPED");
    assertThat(number(stopped, "completed")).isZero();
    assertThat(firstFailure(stopped)).isEqualTo(firstFailure(ramp));
    assertThat(agent.exitCode()).isZero();
    assertThat(folder.resolve("err")).content().contains("first failure: refused: 127.0.0.1 port");
  }

  /** Thirty descriptors are the JVM's own. */
  @Test
  void aLackOfDescriptorsIsAConnectErrorThatNamesTheLimit() throws Exception {
    try (var server = ScriptedServer.answering(ScriptedServer.ok(BODY))) {
      List<String> limited = List.of("sh", "-c", "ulimit -n 60; exec \"$@\"", "sh");
      Agent agent = new Agent(limited, arguments(server, "clients=100"));
      assertThat(agent.line()).startsWith("READY");
      Map<String, String> ramp = agent.ask("connect", "CONNECTED");
      assertThat(number(ramp, "established") + number(ramp, "error.connect")).isEqualTo(100);
      assertThat(number(ramp, "error.connect")).isPositive();
      assertThat(folder.resolve("err")).content().contains("no descriptor left", "ulimit -n");
    }
  }

  @Test
  void theEndOfItsInputEndsItAtOnce() throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.Peer::awaitEnd)) {
      Agent agent = new Agent(List.of(), arguments(server, "clients=2"));
      agent.line();
      agent.ask("connect", "CONNECTED");
      agent.ask("load", "LOADING");
      // The requests under way, which nobody answers, would keep a drain waiting for 10 s.
      agent.commands.close();
      assertThat(agent.exitCode()).isOne();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clients=0                 | clients 0: has to be from 1 to 1048576
          clients=two               | clients 'two': has to be a whole number
          clients=2000000           | clients 2000000: has to be from 1 to 1048576
          clients=1 threads=2       | argument threads: given twice
          clients=1 colour=red      | argument colour: not known
          clients=1 sample=-1       | sample -1: has to be from 0
          clients=1 sources=here    | sources 'here': has to be a list of addresses
          clients=1 sources=192.0.2.1 | source 192.0.2.1: is no address of this machine
          clients=1 sources=::1     | source 0:0:0:0:0:0:0:1: not of the address family
          clients=1 expect-file=/no | expect-file '/no': cannot be read
          clients=1 header.Te=x     | header 'Te': has to be a field name other than
          clients=1 nonsense        | argument 'nonsense': write NAME=VALUE
          seed=1                    | argument clients: missing; give clients=VALUE
          """)
  void aBadArgumentIsOneLineAndCodeOne(String more, String message) throws Exception {
    try (var server = ScriptedServer.answering(ScriptedServer.ok(BODY))) {
      Agent agent = new Agent(List.of(), arguments(server, more.split(" ", -1)));
      assertThat(agent.line()).startsWith("FAILED " + message);
      assertThat(agent.line()).isEqualTo("(end of output)");
      assertThat(agent.exitCode()).isOne();
    }
  }

  @Test
  void anUnknownCommandIsOneLineAndCodeOne() throws Exception {
    try (var server = ScriptedServer.answering(ScriptedServer.ok(BODY))) {
      Agent agent = new Agent(List.of(), arguments(server, "clients=1"));
      agent.line();
      agent.commands.println("faster");
      assertThat(agent.line()).startsWith("FAILED command 'faster': has to be connect, load");
      assertThat(agent.exitCode()).isOne();
    }
  }
}
