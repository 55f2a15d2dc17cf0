package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.workflow.KubernetesFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The words that containers of {@code deploy/kubernetes} start this program with. */
class KubernetesCommandsTest {
  /** What Kubernetes puts in place of variables. */
  private static final Map<String, String> VARIABLES =
      Map.of("$(POD_IP)", "10.1.2.3", "$(POD_NAME)", "duality-server-0");

  @TempDir private Path dir;
  private DocumentFolder folder = new DocumentFolder(Path.of(""));

  @BeforeEach
  void aFolder() throws IOException {
    folder = DocumentFolder.in(dir);
  }

  @Test
  void areKnown() throws IOException {
    List<List<String>> commands = commands();
    assertThat(commands).hasSize(3);
    commands.forEach(this::look);
  }

  /** What {@link #areKnown} would find. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "agent --cluster=duality --member=dns:duality-agents",
        "agent --cluster=duality",
        "agent --cluster=duality --members=dns:duality-agents --role=servers",
        "bandwidth-vs-clients --cluster=duality --members=dns:duality-agents --agents=three",
        "bandwidth-vs-clients --cluster=duality --members=dns:duality-agents --agents=1",
        "bandwidth-vs-clients --cluster=duality --members=dns:duality-agents --wait=5minutes",
        "bandwidth-vs-client --cluster=duality --members=dns:duality-agents"
      })
  void wordsThatTheProgramDoesNotKnowAreFound(String words) {
    assertThatThrownBy(() -> look(List.of(words.split(" "))))
        .isInstanceOfAny(InvalidInputException.class, CommandLine.ParameterException.class);
  }

  @Test
  void bothSidesMeet() throws IOException {
    assertThat(commands())
        .extracting(words -> option("--cluster", words))
        .as("cluster")
        .containsOnly("duality");
    assertThat(commands())
        .extracting(words -> option("--members", words))
        .as("members, by the name of the service")
        .containsOnly("dns:" + ofKind("Service").getFirst().at("/metadata/name").asString(""));
    assertThat(ofKind("Service").getFirst().at("/spec/ports/0/port").intValue(0))
        .as("an agent's own port")
        .isEqualTo(7800);
    long replicas =
        ofKind("StatefulSet").stream()
            .mapToLong(set -> set.at("/spec/replicas").longValue(0))
            .sum();
    assertThat(option("--agents", command("Job"))).isEqualTo(Long.toString(replicas));
  }

  @Test
  void eachSideHasItsRoleAndKey() throws IOException {
    assertThat(ofKind("StatefulSet"))
        .extracting(set -> option("--role", words(set)))
        .containsExactlyInAnyOrder("server", "generator");
    for (JsonNode manifest : KubernetesFile.all()) {
      for (JsonNode container : manifest.at("/spec/template/spec/containers")) {
        List<String> mounts =
            container
                .path("volumeMounts")
                .valueStream()
                .map(mount -> mount.path("mountPath").asString(""))
                .toList();
        assertThat(String.valueOf(Path.of(option("--key-file", words(manifest))).getParent()))
            .isIn(mounts);
      }
    }
  }

  private void look(List<String> words) {
    folder.look(words);
    words.stream()
        .filter(word -> word.startsWith("--role="))
        .forEach(word -> AgentRun.role(word.substring("--role=".length())));
    if (!words.getFirst().equals("agent")) {
      assertThat(CommandLines.runOptions(TestWorld.silent(dir), words).cluster()).isPresent();
    }
  }

  private static List<JsonNode> ofKind(String kind) throws IOException {
    return KubernetesFile.all().stream()
        .filter(manifest -> manifest.path("kind").asString("").equals(kind))
        .toList();
  }

  private static List<String> command(String kind) throws IOException {
    return words(ofKind(kind).getFirst());
  }

  private static List<List<String>> commands() throws IOException {
    return KubernetesFile.all().stream()
        .filter(manifest -> manifest.at("/spec/template").isObject())
        .map(KubernetesCommandsTest::words)
        .toList();
  }

  /** Of its one container; the image's entry point is this program. */
  private static List<String> words(JsonNode manifest) {
    List<String> words = new ArrayList<>();
    for (JsonNode word : manifest.at("/spec/template/spec/containers/0/args")) {
      String text = word.asString("");
      for (Map.Entry<String, String> variable : VARIABLES.entrySet()) {
        text = text.replace(variable.getKey(), variable.getValue());
      }
      words.add(text);
    }
    return words;
  }

  private static String option(String name, List<String> words) {
    return words.stream()
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }
}
