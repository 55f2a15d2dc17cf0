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
    Files.createSymbolicLink(dir.resolve("link"), dir.resolve("long.txt"));
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
          -H A:1 -H a:2                  | --header: 'a' is given twice; join its values by a comma
          --timeseries -                 | --timeseries: '-' is standard output, which is for the report; name a file
          --hdr -                        | --hdr: '-' is standard output, which is for the report; name a file
          --hgrm=-                       | --hgrm: '-' is standard output, which is for the report; name a file
          --hdr a --timeseries a         | --hdr: 'a' is the file of --timeseries too; name another
          -o r.json --hgrm ./r.json      | --hgrm: './r.json' is the file of --output too; name another
          -o long.txt --hdr link         | --hdr: 'link' is the file of --output too; name another
          --warmup 1s --spike 3,1s,2s    | --warmup: a shape begins with the load, and would be over before
          --warmup auto --shape steps:2,1s | --warmup: a shape begins with the load, and would be over before
          --until 5% --shape slope:1,1s  | --until: with a shape the throughput is never steady; use --duration
          --spike 3,10s,30s              | shape spike:3,10s,30s: takes 40s, the window 10s; give a --duration of at least 40s
          -d 1s --shape steps:3,500ms    | shape steps:3,500ms: takes 1500ms, the window 1s; give a --duration of at least 1500ms
          -d 1s --shape slope:0,2s       | shape slope:0,2s: takes 2s, the window 1s; give a --duration of at least 2s
          -n 9 --max-duration 2s --spike 3,1s,2s | takes 3s, the window 2s
          --spike 11,1s,2s               | shape spike:11,1s,2s: has a base above the --connections, 10; lower it
          --shape slope:11,1s            | shape slope:11,1s: has a base above the --connections, 10; lower it
          --shape steps:11,100ms         | shape steps:11,100ms: has more steps than there are clients, 10; add some
          -R 5 --spike 6,1s,2s           | shape spike:6,1s,2s: has a base above the --rate, 5; lower it
          --arrival sessions --session-requests 2 -R 5 --spike 6,1s,2s | has a base above the --rate, 5; lower it
          -c 1,x                         | expected a list such as 1,64,1k,64k or from:factor:to such as 1:4:64k, found '1,x'
          -c -1                          | expected a list such as 1,64,1k,64k or from:factor:to such as 1:4:64k, found '-1'
          -c 4,16 --shape slope:9,1s     | shape slope:9,1s: has a base above the --connections, 4; lower it
          -c 4,16 --hdr a --hgrm a-4     | --hdr: 'a-4' is the file of --hgrm too; name another
          --ramp 5s --connect-rate 9     | --ramp: is a --connect-rate for so long; give one of them
          --ramp 0                       | --ramp: expected more than zero, found 0s
          --source-ip 127.0.1.0/8        | --source-ip: expected a block from /24 to /32, found '127.0.1.0/8'
          --source-ip 127.0.1.256/30     | --source-ip: expected numbers from 0 to 255, found '127.0.1.256/30'
          --load-cpuset 1-               | --load-cpuset: expected CPUs such as 0-3,8, found '1-'
          --load-cpuset 99999            | --load-cpuset: expected some of the CPUs that this process may use,
          --seed x                       | expected a whole number
          --idle -1                      | expected one count from 1 to 4000000 such as 256 or 64k, found '-1'
          -n -1                          | --requests: expected at least 1, found -1
          --max-error-rate 101%          | expected a percentage such as 0.1% or 2%, at most 100%, found '101%'
          --until 5% --max-duration 9s   | --max-duration: expected at least 10s with --until, for its 20 intervals, found 9s
          --until 5% --max-duration 19s --interval 1s | expected at least 20s with --until
          --think-law exponential        | --think-law: there are no pauses; add --think TIME
          --bogus                        | unknown option '--bogus'; '--help' shows what there is
          --idel 5                       | unknown option '--idel'; did you mean '--idle'?
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
