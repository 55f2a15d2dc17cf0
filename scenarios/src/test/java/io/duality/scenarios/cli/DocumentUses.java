package io.duality.scenarios.cli;

import io.duality.scenarios.cli.DocumentUse.Docker;
import io.duality.scenarios.cli.DocumentUse.Elsewhere;
import io.duality.scenarios.cli.DocumentUse.Look;
import io.duality.scenarios.cli.DocumentUse.Run;
import io.duality.scenarios.cli.DocumentUse.Script;
import io.duality.scenarios.cli.DocumentUse.Stubbed;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All commands that documents have, each with what is done with it, and why it is not more. */
final class DocumentUses {
  private static final Set<Integer> DONE = Set.of(ExitCode.OK);
  private static final Set<Integer> MEASURED = Set.of(ExitCode.OK, ExitCode.INVALID);

  private static final Look A_GATE =
      new Look("a gate measures for minutes; GateTest runs one of two pairs");
  private static final Look A_CLUSTER =
      new Look("it takes machines of its own; ClusterRunTest runs the same on one");
  private static final Look TWO_BUILDS =
      new Look("it builds two commits or jars; MicroRunTest runs two that are built");
  private static final Script ALL_TESTS = new Script("it runs all tests, and this one with them");
  private static final Script A_BUILD =
      new Script("it builds all; .ci/run does so, and uses what it has made");
  private static final Script REFERENCE =
      new Script("ReferenceScriptTest runs it in a project of its own");
  private static final Docker NO_ENGINE =
      new Docker("a test has no container engine; .ci/archive takes the same steps");
  private static final String PARTS = "io.duality.loadgen.(Loop|Parser|Recorder|Schedule)Benchmark";
  private static final String ONE_FORK = " -f 1 -wi 3 -i 5 -w 1 -r 1 -prof gc";
  private static final Elsewhere IN_A_SHELL =
      new Elsewhere("DocumentShellTest runs it together with its neighbours");

  /** By the command's text. */
  static final Map<String, DocumentUse> BY_TEXT =
      Map.ofEntries(
          run(
              "bandwidth-vs-clients",
              List.of(
                  "--servers",
                  "virtual",
                  "--clients",
                  "1",
                  "--repeats",
                  "1",
                  "--warmup",
                  "200ms",
                  "--duration",
                  "200ms"),
              MEASURED,
              "report.html"),
          run("./my-scenario.yaml", List.of(), MEASURED, "report.html"),
          run("doctor", List.of(), Set.of(ExitCode.OK, ExitCode.FAILED), "65536 clients with"),
          run("list models", List.of(), DONE, "epoll-level"),
          run("list claims", List.of(), DONE, "  knot-c-flat (bandwidth-vs-clients)"),
          run("explain knot-c-flat", List.of(), DONE, "\npublished  "),
          run("explain my-claim runs/DIR", List.of(), DONE, "\nverdict    SUPPORTED"),
          run("report results/reference/bandwidth-vs-clients", List.of(), DONE, "report.pdf"),
          run("gate --micro --base old.json --head new.json", List.of(), DONE, "PASS"),
          ours("./my.yaml", new Look("as ./my-scenario.yaml, which is run")),
          ours("all --profile full", new Look("it takes hours; AllTest runs all of a project")),
          ours("gate", A_GATE),
          ours("gate --base main --head HEAD", A_GATE),
          ours(
              "gate --base-flags -XX:+UseParallelGC --head-flags -XX:+UseZGC --model virtual",
              A_GATE),
          ours("gate --base-model threaded --head-model virtual --scenarios ./mine.yaml", A_GATE),
          ours(
              "gate --resume runs/gate-20260102T030405Z",
              new Look("it needs a gate that was begun; GateTest resumes one")),
          ours(
              "gate --repository ../shop --base origin/main --head HEAD"
                  + " --build './mvnw -q package -DskipTests' --external ../shop/perf/server.yaml",
              A_GATE),
          ours(
              "gate --micro --base main --head HEAD --benchmarks 'Parser|TurnBenchmark'",
              TWO_BUILDS),
          ours("gate --micro --base old/benchmarks.jar --head new/benchmarks.jar", TWO_BUILDS),
          ours(
              "agent --cluster lab --bind 10.0.0.1 --members 10.0.0.1,10.0.0.2 --role server"
                  + " --key-file duality.key",
              A_CLUSTER),
          ours(
              "agent --cluster lab --bind 10.0.0.2 --members 10.0.0.1,10.0.0.2 --role generator"
                  + " --key-file duality.key",
              A_CLUSTER),
          ours(
              "bandwidth-vs-clients --cluster lab --bind 10.0.0.2 --members 10.0.0.1,10.0.0.2"
                  + " --agents 2 --key-file duality.key",
              A_CLUSTER),
          ours("report runs/bandwidth-vs-clients-20261122T160000Z", A_CLUSTER),
          Map.entry(
              "head -c 32 /dev/urandom > duality.key && chmod 600 duality.key",
              new Elsewhere("it makes a key of chance; Lab makes those of the tests")),
          ours("completion bash >~/.duality-completion", IN_A_SHELL),
          Map.entry("source ~/.duality-completion", IN_A_SHELL),
          Map.entry("sha256sum --check duality-1.2.3.tar.gz.sha256", IN_A_SHELL),
          Map.entry("tar -xzf duality-1.2.3.tar.gz -C /opt", IN_A_SHELL),
          Map.entry("/opt/duality-1.2.3/bin/duality doctor", IN_A_SHELL),
          Map.entry("ln -s /opt/duality-1.2.3/bin/duality ~/bin/duality", IN_A_SHELL),
          Map.entry(".ci/verify", new Stubbed("mvn -B verify\n")),
          Map.entry(".ci/verify -pl servers", new Stubbed("mvn -B verify -pl servers\n")),
          Map.entry(".ci/run", ALL_TESTS),
          Map.entry(".ci/archive", A_BUILD),
          Map.entry("dist/build", A_BUILD),
          Map.entry(".ci/microbench -prof gc", new Stubbed(" org.openjdk.jmh.Main -prof gc\n")),
          Map.entry(
              ".ci/microbench 'LoopBenchmark' -prof gc",
              new Stubbed(" org.openjdk.jmh.Main LoopBenchmark -prof gc\n")),
          Map.entry(
              ".ci/microbench '" + PARTS + "'" + ONE_FORK,
              new Stubbed(" org.openjdk.jmh.Main " + PARTS + ONE_FORK + "\n")),
          Map.entry(".ci/gate-evidence", new Script("its gates take hours")),
          Map.entry(".ci/reference", REFERENCE),
          Map.entry(".ci/reference runs/all-20261121T160000Z", REFERENCE),
          Map.entry("docker build -t duality .", NO_ENGINE),
          Map.entry(
              "docker run --rm --init --user \"$(id -u):$(id -g)\" --volume \"$PWD:/work\""
                  + " --ulimit nofile=1048576:1048576 --pids-limit -1"
                  + " --sysctl net.ipv4.ip_local_port_range='1024 65535'"
                  + " --sysctl net.core.somaxconn=4096 --sysctl net.ipv4.tcp_max_syn_backlog=4096"
                  + " ghcr.io/OWNER/duality:1.2.3 bandwidth-vs-clients",
              NO_ENGINE),
          Map.entry(
              "docker run --rm --init --ulimit nofile=1048576:1048576 --pids-limit -1"
                  + " ghcr.io/OWNER/duality:1.2.3 doctor",
              NO_ENGINE),
          Map.entry(
              "mvn spotless:apply", new Elsewhere("it changes sources; the build checks the same")),
          Map.entry("mvn versions:set", new Elsewhere("it changes the poms, for a release")),
          Map.entry(
              "OTAVA_CONFIG=otava.yaml otava analyze epoll --magnitude 0.05",
              new Elsewhere("another project's program")));

  private DocumentUses() {}

  private static Map.Entry<String, DocumentUse> run(
      String words, List<String> more, Set<Integer> codes, String says) {
    return ours(words, new Run(more, codes, says));
  }

  private static Map.Entry<String, DocumentUse> ours(String words, DocumentUse use) {
    return Map.entry(DocumentCommand.PROGRAM + " " + words, use);
  }
}
