package io.duality.servers.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.servers.ServerModels;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model says it does, as the kernel sees it. */
@Execution(ExecutionMode.CONCURRENT)
final class SystemCallsTest {
  private static final String TRACED =
      "trace=?select,?pselect6,?poll,?ppoll,?epoll_wait,?epoll_pwait,?epoll_ctl,?io_uring_enter";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void needsStrace() throws IOException {
    boolean found =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "strace")));
    assumeTrue(found, "strace is not on PATH");
    Files.writeString(folder.resolve("file"), "content");
  }

  /** The second is a call that would show another mechanism. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "select;p?select6?\\(\\d+, \\[\\d+ \\d+;epoll_",
        "poll;p?poll\\(\\[\\{fd=\\d+, events=POLLIN\\}, \\{fd=\\d+, events=POLLIN\\};epoll_",
        "haboob;p?poll\\(\\[\\{fd=\\d+, events=POLLIN\\}, \\{fd=\\d+, events=POLLIN\\};epoll_",
        "epoll-level;EPOLL_CTL_ADD, \\d+, \\{events=EPOLLIN, ;EPOLLET",
        "epoll-edge;EPOLL_CTL_ADD, \\d+, \\{events=EPOLLIN\\|EPOLLOUT\\|EPOLLRDHUP\\|EPOLLET;"
            + "EPOLL_CTL_MOD",
        "nio-select;epoll_p?wait\\(;EPOLLET",
        "io-uring;io_uring_enter\\(;epoll_p?wait",
        "aio;EPOLL_CTL_(ADD|MOD), \\d+, \\{events=EPOLLIN\\|EPOLLONESHOT;EPOLLET"
      })
  void usesItsMechanismAndNoOther(String model, String call, String other) throws Exception {
    ServerModels.find(System.err::println)
        .get(model)
        .unavailable()
        .ifPresent(why -> abort(model + ": " + why));
    String calls = trace(model);
    assertThat(calls).containsPattern(call).doesNotContainPattern(other);
  }

  private String trace(String model) throws IOException, InterruptedException {
    Path calls = folder.resolve("calls");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("strace", "-f", "--seccomp-bpf", "-e", TRACED, "-o", calls.toString()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1"));
    command.addAll(ServerModels.find(System.err::println).get(model).jvmFlags(Map.of()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ServerMain.class.getName(), "model=" + model, "root=" + folder));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out = process.inputReader(UTF_8)) {
      String ready = Objects.requireNonNullElse(out.readLine(), "(end of output)");
      assertThat(ready).startsWith("READY ");
      for (int i = 0; i < 10; i++) {
        assertThat(get(ready.replaceAll(".*port=(\\d+).*", "$1"))).isEqualTo("content");
      }
      process.getOutputStream().close();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return Files.readString(calls);
  }

  private static String get(String port) throws IOException {
    try (var body = URI.create("http://127.0.0.1:" + port + "/file").toURL().openStream()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }
}
