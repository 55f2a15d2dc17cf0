package io.duality.scenarios.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class WorkflowsTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @Test
  void keepToTheRules() throws IOException {
    int workflows = 0;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(HOME.resolve(".github/workflows"))) {
      for (Path file : files) {
        assertThat(WorkflowRules.ofWorkflow(Files.readString(file))).as(file.toString()).isEmpty();
        workflows++;
      }
    }
    assertThat(workflows).isGreaterThanOrEqualTo(3);
    assertThat(WorkflowRules.ofAction(Files.readString(HOME.resolve("action.yml")))).isEmpty();
  }

  @Test
  void nobodyListensForTheEventsThatGiveStrangersAToken() throws IOException {
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(HOME.resolve(".github/workflows"))) {
      for (Path file : files) {
        JsonNode on = YAMLMapper.builder().build().readTree(Files.readString(file)).path("on");
        assertThat(on.isMissingNode()).as(file + " has events").isFalse();
        assertThat(on.toString()).doesNotContain("pull_request_target", "workflow_run");
      }
    }
  }

  /** A tag alone starts it, and its job that may write runs nothing but what it has in itself. */
  @Test
  void theReleaseIsWrittenByAJobThatRunsNoCodeOfTheCheckout() throws IOException {
    JsonNode release =
        YAMLMapper.builder()
            .build()
            .readTree(Files.readString(HOME.resolve(".github/workflows/release.yml")));
    assertThat(release.path("on").toString()).isEqualTo("{\"push\":{\"tags\":[\"v*\"]}}");
    assertThat(release.path("jobs").path("build").has("permissions")).isFalse();
    JsonNode publish = release.path("jobs").path("publish");
    assertThat(publish.path("permissions").toString()).contains("\"contents\":\"write\"");
    assertThat(publish.path("steps").findValuesAsString("uses"))
        .singleElement()
        .asString()
        .startsWith("actions/download-artifact@");
  }

  /** The twin that breaks them all. */
  @Test
  void theRulesFindABrokenWorkflow() {
    String broken =
        """
        on: pull_request
        permissions: write-all
        jobs:
          gate:
            permissions:
              pull-requests: write
            steps:
              - uses: actions/checkout@v7
              - uses: actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae
              - uses: ./
              - run: echo "${{ github.event.pull_request.title }}"
        """;
    assertThat(WorkflowRules.ofWorkflow(broken))
        .contains(
            "permissions at the top are not contents: read alone",
            "no newer push cancels it",
            "actions/checkout@v7 is not pinned by a commit",
            "actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae does not say its version",
            "a script is made of an expression: echo \"${{ github.event.pull_request.title }}\"",
            "gate has no timeout",
            "gate may write, and runs the checkout's action",
            "gate comments, and checks code out",
            "gate comments on forks too");
  }

  /** Each input that the action declares reaches the script, and no other. */
  @Test
  void theActionPassesOnWhatItIsGiven() throws IOException {
    JsonNode action =
        YAMLMapper.builder().build().readTree(Files.readString(HOME.resolve("action.yml")));
    List<String> inputs = List.copyOf(action.path("inputs").propertyNames());
    String steps = action.path("runs").path("steps").toString();
    assertThat(inputs)
        .contains("base", "head", "build", "external", "scenarios", "pairs", "delta", "advisory")
        .allSatisfy(input -> assertThat(steps).contains("${{ inputs." + input + " }}"));
    assertThat(action.path("outputs").propertyNames()).contains("verdict");
  }

  /** What people copy: it parses, keeps to the rules, and names inputs that there are. */
  @Test
  void theDocumentsWorkflowWorks() throws IOException {
    JsonNode action =
        YAMLMapper.builder().build().readTree(Files.readString(HOME.resolve("action.yml")));
    Set<String> inputs = Set.copyOf(action.path("inputs").propertyNames());
    String text = Files.readString(HOME.resolve("docs/gate.md"));
    Matcher block = Pattern.compile("(?s)```yaml\n(on: pull_request.*?)```").matcher(text);
    assertThat(block.find()).isTrue();
    String workflow = block.group(1).replace("OWNER/duality@COMMIT", "./");
    assertThat(workflow.lines().count()).as("lines").isLessThanOrEqualTo(11);
    assertThat(WorkflowRules.ofWorkflow(workflow.replace("./ # in full, as all actions", "./")))
        .containsExactly("no newer push cancels it");
    for (JsonNode with : YAMLMapper.builder().build().readTree(workflow).findValues("with")) {
      if (with.has("build")) {
        assertThat(inputs).containsAll(with.propertyNames());
      }
    }
  }
}
