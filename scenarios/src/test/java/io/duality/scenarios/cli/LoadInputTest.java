package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a generator can judge is refused before its first request all the same. */
class LoadInputTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --source-ip 192.0.2.1 | source 192.0.2.1: is no address of this machine
          --source-ip ::1       | source 0:0:0:0:0:0:0:1: not of the address family of the target
          --source-ip 300.1.1.1 | Invalid IP address literal: 300.1.1.1
          -H Te:x               | header 'Te': has to be a field name other than connection, content-length, te, transfer-encoding, upgrade
          --files specweb99:size=1MB | files: a size of 1,048,576 bytes
          --files pages         | expected specweb99:size=200MB
          """)
  void isRefusedInOneLine(String option, String expected) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      List<String> args = new ArrayList<>();
      args.addAll(List.of("load", "http://127.0.0.1:" + server.getLocalPort() + "/"));
      args.addAll(List.of(option.split(" ", -1)));

      CliRun run = CliRun.of(dir, dir, args.toArray(String[]::new));

      assertThat(run.err().lines()).hasSize(1);
      assertThat(run.err()).startsWith("run-benchmark.sh: ").contains(expected);
      assertThat(run.out()).isEmpty();
      assertThat(run.exitCode()).isEqualTo(2);
    }
  }
}
