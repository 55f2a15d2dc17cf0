package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of a load that contradict each other are one line, exit code 2, and no load. */
class LoadRefusedTest {
  @TempDir private Path dir;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectory(dir.resolve("folder"));
    Files.writeString(dir.resolve("long.txt"), "x".repeat(64 * 1024 + 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          -c 64 --idle 5 -c 128          | '--connections' is given twice; give it once
          -m POST -b hello -m POST       | '--method' is given twice; give it once
          -d 1s --duration 2s            | '--duration' is given twice; give it once
          -n 5 --until 2% -n 5           | '--requests' is given twice; give it once
          -R 5 --spacing poisson -R 6    | '--rate' is given twice; give it once
          --slo-p99 1s --slo-p99 2s      | '--slo-p99' is given twice; give it once
          --hdr a --hdr b                | '--hdr' is given twice; give it once
          -b @folder                     | --body: 'folder' cannot be read; name a file of at most 64 KB
          -b @                           | --body: '' cannot be read; name a file of at most 64 KB
          -b @long.txt                   | bytes of the body 65537: has to be from 0 to 65536
          """)
  void isRefusedInOneLine(String options, String expected) {
    List<String> args = new ArrayList<>(List.of("load", "http://127.0.0.1:9/"));
    args.addAll(List.of(options.split(" +", -1)));

    CliRun run = CliRun.of(dir, dir, args.toArray(String[]::new));

    assertThat(run.err()).contains(expected);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void noVerbReadsItsWordsFromAFile() throws IOException {
    Path words = Files.writeString(dir.resolve("words"), "--help");

    CliRun run = CliRun.of(dir, dir, "list", "@" + words);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("found '@" + words + "'");
  }
}
