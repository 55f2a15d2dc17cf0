package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.process.Launch;
import io.duality.scenarios.process.Role;
import io.duality.servers.ServerModel;
import io.duality.servers.ServerModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchRulesTest {
  private final LaunchRules rules = new LaunchRules(Path.of("/srv/run"));

  @Test
  void aTrialsChildrenAreStarted() {
    assertThat(
            rules.refusal(
                launch(
                    List.of(
                        "-Djava.net.preferIPv4Stack=true",
                        "-Xmx512m",
                        "-XX:+UseG1GC",
                        "-Xss256k",
                        "-Djdk.virtualThreadScheduler.parallelism=2"),
                    List.of("model=epoll", "root=/srv/run/files", "option.threads=8"))))
        .isEmpty();
    assertThat(
            rules.refusal(
                launch(
                    List.of("-Xmx128m", "-XX:+UseSerialGC"),
                    List.of(
                        "url=http://10.0.0.1:80/page.bin",
                        "mix.0=0.85:/page.bin",
                        "mix-body.0=/srv/run/page.bin",
                        "expect-file=/srv/run/page.bin"))))
        .isEmpty();
  }

  @Test
  void theFlagsThatModelsNeedAreGiven() {
    for (ServerModel model : ServerModels.find(System.err::println).all()) {
      List<String> flags = model.jvmFlags(Map.of());
      assertThat(rules.refusal(launch(flags, List.of("model=" + model.id()))))
          .as(model.id())
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:OnError=touch /tmp/x",
        "-XX:OnOutOfMemoryError=id",
        "-javaagent:/tmp/a.jar",
        "-agentpath:/tmp/a.so",
        "@/tmp/flags",
        "-XX:Flags=/tmp/flags",
        "-XX:VMOptionsFile=/tmp/flags",
        "-Xlog:gc:file=/etc/passwd",
        "-XX:+HeapDumpOnOutOfMemoryError",
        "-cp",
        "-Dfile=x",
        "-Xmx1g -javaagent:a.jar",
        ""
      })
  void noFlagNamesAFileOrACommand(String flag) {
    assertThat(rules.refusal(launch(List.of(flag), List.of("model=epoll")))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root=/",
        "root=/srv/runner",
        "root=/srv/run/../../etc",
        "root=files",
        "root=",
        "expect-file=/etc/shadow",
        "mix-body.3=/etc/shadow",
        "file=../x",
        "option.anything=/etc/shadow",
        "/etc/shadow"
      })
  void noFileIsOutsideOfTheFolder(String argument) {
    assertThat(rules.refusal(launch(List.of(), List.of("model=epoll", argument))))
        .hasValueSatisfying(why -> assertThat(why).contains("/srv/run"));
  }

  @Test
  void whatCannotBeWrittenIsRefusedToo() {
    assertThat(rules.refusal(launch(List.of(), List.of("root=/srv/run/\0")))).isPresent();
    assertThat(rules.refusal(launch(List.of("-Xmx1g\n"), List.of("model=epoll")))).isPresent();
  }

  @Test
  void neitherBenchmarksNorForeignProgramsAreStarted() {
    Launch benchmark =
        new Launch(Role.BENCHMARK, "b", List.of(), List.of("a=b"), "", Path.of("log"));
    assertThat(rules.refusal(benchmark)).isPresent();
    assertThat(rules.refusal(launch(List.of(), List.of()))).isPresent();
  }

  @Test
  void cpusAreAListOfNumbers() {
    Launch launch =
        new Launch(
            Role.SERVER, "s", List.of(), List.of("model=epoll"), "0 sh -c id", Path.of("log"));
    assertThat(rules.refusal(launch)).isPresent();
  }

  private static Launch launch(List<String> flags, List<String> arguments) {
    return new Launch(Role.SERVER, "server 0", flags, arguments, "0-1,3", Path.of("log"));
  }
}
