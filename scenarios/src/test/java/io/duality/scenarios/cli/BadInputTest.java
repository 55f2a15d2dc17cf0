package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user writes wrongly is one line, exit code 2, and no load. */
class BadInputTest {
  @TempDir private Path dir;

  @BeforeEach
  void makeScenarios() throws IOException {
    Files.createDirectories(dir.resolve("scenarios/external"));
    Files.writeString(
        dir.resolve("scenarios/external/absent.yaml"), "summary: none\ncommand: no-such-program");
    Files.writeString(dir.resolve("scenarios/small.yaml"), SCENARIO);
    String tasks = SCENARIO.replace("kind: http", "kind: tasks").replace("file-size", "read-size");
    Files.writeString(dir.resolve("tasks.yaml"), tasks);
    Files.writeString(dir.resolve("broken.yaml"), SCENARIO.replace("8KB", "8 parsecs"));
    Files.createDirectories(dir.resolve("full"));
    Files.writeString(dir.resolve("full/file"), "");
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(
            "which scenario? './run-benchmark.sh list' shows them, './run-benchmark.sh --help' the rest"),
        mistake("unknown scenario or verb 'smal'; did you mean 'small'?", "smal"),
        mistake("unknown scenario or verb 'dotor'; did you mean 'doctor'?", "dotor"),
        mistake(
            "unknown scenario or verb 'xyzzy'; there are small, all, list, explain, doctor, serve, load, selftest,",
            "xyzzy"),
        mistake("scenario file 'gone.yaml' does not exist", "gone.yaml"),
        mistake(
            "broken.yaml:6:14: file-size: expected a size such as 512, 8KB or 1MB (KB is 1024 bytes), found '8 parsecs'",
            "broken.yaml"),
        mistake(
            "unknown option '--dration'; did you mean '--duration'?", "small", "--dration", "3s"),
        mistake("unexpected argument 'more'; '--help' shows what there is", "small", "more"),
        mistake("'doctor' has to be the first word", "small", "doctor"),
        mistake(
            "--servers: unknown model 'threded'; did you mean 'threaded'?",
            "small",
            "--servers",
            "threded"),
        mistake("--servers: 'threaded' is named twice", "small", "--servers", "threaded,threaded"),
        mistake(
            "--clients': expected counts from 1 to 4000000, found '0'", "small", "--clients", "0"),
        mistake(
            "--clients': expected counts from 1 to 4000000, found '5000000'",
            "small",
            "--clients",
            "1,5000000"),
        mistake(
            "--clients': expected a list such as 1,64,1k,64k or from:factor:to such as 1:4:64k, found 'many'",
            "small",
            "--clients",
            "many"),
        mistake(
            "--duration': expected a duration such as 500us, 20ms, 3s, 2m or 1h, found '3 parsecs'",
            "small",
            "--duration",
            "3 parsecs"),
        mistake("duration: expected more than zero, found 0s", "small", "--duration", "0"),
        mistake("repeats: expected 1 to 1000, found 0", "small", "--repeats", "0"),
        mistake(
            "--repeats': expected a whole number, at most 2147483647, found 'two'",
            "small",
            "--repeats",
            "two"),
        mistake("--profile': expected quick or full, found 'fast'", "small", "--profile", "fast"),
        mistake(
            "full is not empty, and a run never overwrites: name a new or an empty folder",
            "small",
            "--out",
            "full"),
        mistake("list: expected models, scenarios or claims, found 'servers'", "list", "servers"),
        mistake("Missing required parameter: 'DIR'", "report"),
        mistake("gone is not a folder: name the folder of a run", "report", "gone"),
        mistake("full has no plan.json: it is not the folder of a run", "report", "full"),
        mistake(
            "unknown model 'threded'; did you mean 'threaded'?",
            "serve",
            "threded",
            "--root",
            "full"),
        mistake("Missing required option: '--root=DIR'", "serve", "threaded"),
        mistake("--root: expected a folder, found 'gone'", "serve", "threaded", "--root", "gone"),
        mistake(
            "--port: expected 0 to 65535, found 70000",
            "serve",
            "threaded",
            "--root",
            "full",
            "--port",
            "70000"),
        mistake(
            "--shards: expected 1 to 64, found 0",
            "serve",
            "threaded",
            "--root",
            "full",
            "--shards",
            "0"),
        mistake(
            "--parallelism: expected 1 to 1024, found 0",
            "serve",
            "threaded",
            "--root",
            "full",
            "--parallelism",
            "0"),
        mistake(
            "--address: expected an address in numbers such as 127.0.0.1, found 'localhost'",
            "serve",
            "threaded",
            "--root",
            "full",
            "--address",
            "localhost"),
        mistake("expected a whole number, at most 9223372036854775807", "small", "--seed", "x"),
        mistake(
            "found '5000000000'", "serve", "threaded", "--root", "full", "--port", "5000000000"),
        mistake("--option: option stack-kib=0: has to be ", "small", "-O", "threaded.stack-kib=0"),
        mistake(
            "--option: model 'threaded' has no option 'stak-kib'; did you mean 'stack-kib'?",
            "small",
            "-O",
            "threaded.stak-kib=64"),
        mistake(
            "--option: model 'virtual' is not in this run, which has threaded; name it in"
                + " --servers, or leave the option out",
            "small",
            "-O",
            "virtual.carriers=1"),
        mistake(
            "--option: option accept has no effect on the tasks of model 'threaded', which have no"
                + " network; leave it out, or use stack-kib",
            "tasks.yaml",
            "-O",
            "threaded.accept=active"),
        mistake("--option: unknown model 'thread'", "small", "-O", "thread.stack-kib=64"),
        mistake(
            "--option: expected MODEL.NAME=VALUE, as in seda.batch=4, found 'stack-kib=64'",
            "small",
            "-O",
            "stack-kib=64"),
        mistake(
            "--servers: unknown program 'external:nginxx'; there are external:absent",
            "small",
            "--servers",
            "external:nginxx"),
        mistake(
            "--servers: external:absent is not available here: there is no program"
                + " 'no-such-program' to be executed, install it; leave it out",
            "small",
            "--servers",
            "external:absent"),
        mistake("--shards: expected 1 to 64, found 0", "small", "--shards", "0"),
        mistake(
            "--option: option stack-kib=bad: has to be ",
            "serve",
            "threaded",
            "--root",
            "full",
            "--option",
            "stack-kib=bad"),
        mistake(
            "--option: model 'virtual' has no option 'stack'; there are carriers",
            "serve",
            "virtual",
            "--root",
            "full",
            "--option",
            "stack=1"),
        mistake(
            "--option: model 'threaded' has no option 'stak-kib'; did you mean 'stack-kib'?",
            "serve",
            "threaded",
            "--root",
            "full",
            "--option",
            "stak-kib=1"),
        mistake("Missing required parameter: 'URL'", "load"),
        mistake("url 'ftp://127.0.0.1/': only http:// can be loaded", "load", "ftp://127.0.0.1/"),
        mistake("port 99999: has to be from 1 to 65535", "load", "http://127.0.0.1:99999/"),
        mistake(
            "--connections': expected counts from 1 to 4000000, found '0'",
            "load",
            "http://127.0.0.1:9/",
            "-c0"),
        mistake("--duration': expected a duration", "load", "http://127.0.0.1:9/", "-d", "3q"),
        mistake(
            "--duration: expected more than zero, found 0s", "load", "http://127.0.0.1:9/", "-d0"),
        mistake("--threads: expected 1 to 256, found 0", "load", "http://127.0.0.1:9/", "-t0"),
        mistake(
            "--timeout: expected 1ms to 1h, found 0s",
            "load",
            "http://127.0.0.1:9/",
            "--timeout",
            "0"),
        mistake(
            "--requests-per-connection: expected 0 or more, found -1",
            "load",
            "http://127.0.0.1:9/",
            "--requests-per-connection=-1"),
        mistake(
            "--source-ip: expected addresses in numbers such as 127.0.0.2, or a block"
                + " such as 127.0.1.0/28, found 'here'",
            "load",
            "http://127.0.0.1:9/",
            "--source-ip",
            "here"),
        load("--duration, --requests, --until: each ends the window; give one", "-n5", "-d1s"),
        load("--requests: expected at least 1, found 0", "-n0"),
        load("--max-duration: is the limit of --until or --requests", "--max-duration=1m"),
        load("--warmup: --requests counts all requests; leave it out", "-n5", "--warmup=1s"),
        load("--warmup: expected a duration such as 500us", "--warmup=warm"),
        load(
            "--until': expected a percentage such as 0.1% or 2%, at most 100%, found '2'",
            "--until=2"),
        load("--until: expected more than 0% and less than 100%, found 0.0%", "--until=0%"),
        load("--interval: expected at least 100ms, found 10ms", "--interval=10ms"),
        load("--deadline: expected more than zero, found 0s", "--deadline=0"),
        load("--rate': expected a rate a second such as 250, 0.5 or 20k", "-R", "many"),
        load("rate 1.0E-4: has to be from 0.001 to 1.0E7", "-R0.0001"),
        load("--rate: a closed loop has no rate", "-R100", "--arrival=closed"),
        load("--arrival: expected closed, open or sessions, found 'ajar'", "--arrival=ajar"),
        load("--arrival open: needs a rate; add --rate N", "--arrival=open"),
        load(
            "--arrival sessions: needs a rate",
            "--arrival=sessions",
            "-R0",
            "--session-requests=2"),
        load("--arrival sessions: says not how many requests", "--arrival=sessions", "-R9"),
        load("--think: requests at a rate wait for no client to think", "-R9", "--think=1s"),
        load("--burst: requests at a rate come one by one", "-R9", "--burst=2"),
        load("burst 0: has to be from 1 to 1000000", "--burst=0"),
        load("--spacing: it is the spacing of a --rate", "--spacing=poisson"),
        load("--spacing: expected constant or poisson, found 'wide'", "-R9", "--spacing=wide"),
        load("--think-law: expected fixed or exponential, found 'none'", "--think-law=none"),
        load("--session-requests: only --arrival sessions has", "--session-requests=3"),
        load("--shape: expected spike:BASE,BEFORE,LENGTH", "--shape=hill"),
        load("--spike: is a --shape; give one of them", "--shape=steps:2,1s", "--spike=1,1s,1s"),
        load(
            "--disable-keepalive: is --requests-per-connection 1",
            "--disable-keepalive",
            "--requests-per-connection=2"),
        load("--reader-rate': expected a speed such as 28.8kbit", "--reader-rate=fast"),
        load("--slo: expected a percentile and a time such as p99.9=20ms", "--slo=99=1s"),
        load("--slo-p99: expected more than zero, found 0s", "--slo-p99=0"),
        load("--max-error-rate': expected a percentage", "--max-error-rate=1"),
        load("method 'get': has to be capital letters", "-m", "get"),
        load("--body: 'gone' cannot be read", "-b", "@gone"),
        load("--timeseries: 'full' cannot be written", "--timeseries=full"),
        load("--hgrm: 'full' cannot be written", "--hgrm=full"),
        mistake(
            "--header: expected 'Name: value', found 'nonsense'",
            "load",
            "http://127.0.0.1:9/",
            "-H",
            "nonsense"),
        mistake(
            "--format: expected text, json or csv, found 'xml'",
            "load",
            "http://127.0.0.1:9/",
            "--format",
            "xml"),
        mistake(
            "--output: 'gone/file' cannot be written; name a file in a folder that exists",
            "load",
            "http://127.0.0.1:9/",
            "-o",
            "gone/file"),
        mistake(
            "--hdr: 'full' cannot be written; name a file in a folder that exists",
            "load",
            "http://127.0.0.1:9/",
            "--hdr",
            "full"),
        mistake(
            "host 'no-such-host.invalid' is unknown; mend the URL, or give an address",
            "load",
            "http://no-such-host.invalid/"));
  }

  private static Arguments load(String expected, String... options) {
    List<String> args = new ArrayList<>(List.of("load", "http://127.0.0.1:9/"));
    args.addAll(List.of(options));
    return mistake(expected, args.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isRefusedInOneLine(String expected, String[] args) {
    CliRun run = CliRun.of(dir, dir, args);

    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("run-benchmark.sh: ").contains(expected);
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(dir.resolve("runs")).doesNotExist();
  }

  @Test
  void anUnreachableUrlIsRefusedBeforeTheLoad() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }

    CliRun run = CliRun.of(dir, dir, "load", "http://127.0.0.1:" + port + "/x");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "run-benchmark.sh: nobody answers at http://127.0.0.1:"
                + port
                + "/x (Connection refused); start the server first, or mend the URL");
  }

  @Test
  void anUnwritableOutputFolderIsRefusedBeforeTheRun() {
    CliRun run = CliRun.of(dir, dir, "small", "--out", "full/file/below");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains("full/file");
  }

  private static Arguments mistake(String expected, String... args) {
    return Arguments.of(expected, Arrays.copyOf(args, args.length));
  }

  private static final String SCENARIO =
      """
      title: Small
      source: none
      kind: http
      servers: [threaded]
      workload:
        file-size: 8KB
      profiles:
        quick: {x: 1, repeats: 1, warmup: 0s, duration: 1s}
        full: {x: 1, repeats: 1, warmup: 0s, duration: 1s}
      charts: []
      """;
}
