package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildLogsTest {
  @TempDir private Path dir;

  @Test
  void areNamedOnlyIfThereAreAny() throws IOException {
    ChildLogs logs = new ChildLogs(TestWorld.silent(dir), "serve");
    assertThat(logs.named("gone")).isEqualTo("gone");
    logs.discard();
    assertThat(dir).isEmptyDirectory();
    Files.createDirectory(logs.folder());
    Files.writeString(logs.folder().resolve("server-0.log"), "a warning");
    assertThat(logs.named("gone"))
        .isEqualTo("gone; all that it printed is in '" + logs.folder() + "'");
  }

  @Test
  void goWithAllThatIsInThem() throws IOException {
    ChildLogs logs = new ChildLogs(TestWorld.silent(dir), "load");
    Files.createDirectory(logs.folder());
    Files.writeString(logs.folder().resolve("load-generator-0.log"), "a warning");
    logs.discard();
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void aServerThatFindsItsPortTakenLeavesNone() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      CliRun run = CliRun.of(dir, dir, "serve", "nio-select", "--root", ".", "--port", port);
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err())
          .contains(
              "port " + port + " is in use: stop what uses it, or choose another with --port");
    }
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void aServerThatCannotListenLeavesThemAndNamesThem() throws IOException {
    // Documentation only (RFC 5737): no machine has it.
    CliRun run =
        CliRun.of(
            dir,
            dir,
            "serve",
            "nio-select",
            "--root",
            ".",
            "--port",
            "0",
            "--address",
            "192.0.2.1");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).last().asString().contains("all that it printed is in '" + dir);
    assertThat(dir).isDirectoryContaining(Files::isDirectory);
  }
}
