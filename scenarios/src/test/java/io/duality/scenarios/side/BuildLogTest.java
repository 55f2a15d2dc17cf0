package io.duality.scenarios.side;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildLogTest {
  @TempDir private Path temp;

  private String telling(String log) throws IOException {
    return BuildLog.telling(Files.writeString(temp.resolve("log"), log));
  }

  @Test
  void ofMavenItIsTheFirstErrorOfTheCompiler() throws IOException {
    String log =
        """
        [INFO] Compiling
        [ERROR] COMPILATION ERROR :
        [ERROR] /tree/src/A.java:[12,3] cannot find symbol
        [ERROR] /tree/src/B.java:[1,1] another
        [ERROR] Failed to execute goal x -> [Help 1]
        [ERROR]
        [ERROR] Re-run Maven using the -X switch to enable full debug logging.
        """;
    assertThat(telling(log)).isEqualTo("[ERROR] /tree/src/A.java:[12,3] cannot find symbol");
  }

  @Test
  void ofMavenWithoutACompilerItIsTheFailureAndNotTheAdvice() throws IOException {
    String log =
        """
        [ERROR] Non-resolvable parent POM for x:y
        [ERROR] For more information about the errors and possible solutions, read on
        [ERROR] [Help 1] http://cwiki.apache.org
        """;
    assertThat(telling(log)).isEqualTo("[ERROR] Non-resolvable parent POM for x:y");
  }

  @Test
  void ofOthersItIsTheLastErrorOrElseTheLastLine() throws IOException {
    assertThat(telling("src/a.c:3:1: error: no x\nmake: *** [all] Error 1\n"))
        .isEqualTo("src/a.c:3:1: error: no x");
    assertThat(telling("\u001b[31mfatal: no way\u001b[0m\nbye\n\n")).isEqualTo("fatal: no way");
    assertThat(telling("one\ntwo\n\n")).isEqualTo("two");
    assertThat(telling("")).isEqualTo("it printed nothing");
    assertThat(telling("x".repeat(10_000))).hasSizeLessThan(310);
  }
}
