package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The counts against an independent server's own log. */
class NginxCountTest {
  private static final Path NGINX = Path.of("/usr/sbin/nginx");
  private static final int FILE_BYTES = 8_192;

  /** Nobody else's, so that the port that is free now is so when nginx takes it. */
  private static final String HOST = "127.77.0.1";

  @TempDir private Path folder;
  private @Nullable Process nginx;
  private int port;

  @BeforeEach
  void startNginx() throws Exception {
    assumeTrue(Files.isExecutable(NGINX), "nginx is not installed: " + NGINX);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.ofLiteral(HOST))) {
      port = free.getLocalPort();
    }
    Files.createDirectory(folder.resolve("html"));
    Files.write(folder.resolve("html/file"), new byte[FILE_BYTES]);
    Files.writeString(folder.resolve("nginx.conf"), configuration());
    nginx =
        new ProcessBuilder(NGINX.toString(), "-c", folder.resolve("nginx.conf").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    awaitListening(nginx);
  }

  private String configuration() {
    // A worker of root's would else be nobody, who may not read this folder.
    boolean root = System.getProperty("user.name").equals("root");
    return """
    USER worker_processes 1; daemon off; error_log FOLDER/error.log; pid FOLDER/pid;
    events { worker_connections 1000; }
    http {
      access_log FOLDER/access.log combined; client_body_temp_path FOLDER/body;
      keepalive_requests 7; sendfile on;
      server { listen HOST:PORT; root FOLDER/html; }
    }
    """
        .replace("USER", root ? "user root;" : "")
        .replace("FOLDER", folder.toString())
        .replace("HOST", HOST)
        .replace("PORT", Integer.toString(port));
  }

  private void awaitListening(Process started) throws IOException {
    while (started.isAlive()) {
      try (Socket probe = new Socket(InetAddress.ofLiteral(HOST), port)) {
        assertThat(probe.isConnected()).isTrue();
        return;
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
    throw new IOException("nginx ended: " + Files.readString(folder.resolve("out")));
  }

  @AfterEach
  void stopNginx() throws InterruptedException {
    if (nginx != null) {
      nginx.destroy();
      assertThat(nginx.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** nginx closes after 7 requests, the client after 5 or never. */
  @Test
  void equalsTheLinesOfTheAccessLog() throws Exception {
    long completed = 0;
    for (int requestsPerConnection : List.of(5, 0)) {
      LoadConfig config =
          LoadConfig.to(new Target(HOST, port, "/file"))
              .clients(50)
              .threads(2)
              .requestsPerConnection(requestsPerConnection)
              .think(Duration.ofMillis(requestsPerConnection))
              .expected(ExpectedBody.of(new byte[FILE_BYTES]))
              .build();
      LoadTotals totals = run(config);
      assertThat(totals.errors()).as("%s", totals.firstFailure()).isEmpty();
      completed += totals.completed();
    }
    // A stopped nginx has written all of its log.
    stopNginx();
    try (var lines = Files.lines(folder.resolve("access.log"))) {
      assertThat(lines.filter(line -> line.contains("\" 200 " + FILE_BYTES)).count())
          .isEqualTo(completed);
    }
  }

  private static LoadTotals run(LoadConfig config) throws InterruptedException {
    try (LoadGenerator generator = LoadGenerator.open(config)) {
      generator.connect();
      generator.load();
      Progress progress = generator.progress();
      while (progress.completed() < 3_000 && progress.errors() == 0) {
        progress = generator.progress();
      }
      LoadReport window = generator.report();
      assertThat(window.bodyBytes()).isEqualTo(window.completed() * FILE_BYTES);
      return generator.stop();
    }
  }
}
