package io.duality.servers.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the JVM's file names have no character beyond ASCII, as in many a container. */
class FileNameCharsetTest {
  @TempDir private Path root;

  /** The child: prints the statuses of two requests. */
  public static void main(String[] arguments) throws IOException {
    Dialogue dialogue = Dialogue.with(new Site(Path.of(arguments[0]), 1_000, Work.measured()));
    dialogue.send("GET /%C3%A9 HTTP/1.1\r\nHost: a\r\n\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    System.out.print(dialogue.statuses());
  }

  @Test
  void answers404ToANameThatTheLocaleCannotSpell() throws Exception {
    Files.writeString(root.resolve("a"), "content");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    ProcessBuilder builder =
        new ProcessBuilder(
            java, "-cp", classPath, FileNameCharsetTest.class.getName(), root.toString());
    builder.environment().put("LC_ALL", "C");
    Process child = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    assertThat(new String(child.getInputStream().readAllBytes(), UTF_8)).isEqualTo("[404, 200]");
    assertThat(child.waitFor()).isZero();
  }
}
