package io.duality.scenarios.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What keeps a workflow from running code that nobody here has seen, with a right that it does not
 * need, or for ever.
 */
final class WorkflowRules {
  private static final Pattern PINNED =
      Pattern.compile("\\./|[A-Za-z0-9_.-]+/[A-Za-z0-9_./-]+@[0-9a-f]{40}");
  private static final Pattern USES = Pattern.compile("(?m)^[ -]*uses: (.*)$");
  private static final Pattern TAGGED = Pattern.compile("\\./|\\S+@[0-9a-f]{40} # v[0-9.]+");

  private final List<String> violations = new ArrayList<>();

  private WorkflowRules() {}

  /** What a workflow breaks. */
  static List<String> ofWorkflow(String text) {
    WorkflowRules rules = new WorkflowRules();
    JsonNode root = rules.ofSteps(text);
    rules.require(
        root.path("permissions").toString().equals("{\"contents\":\"read\"}"),
        "permissions at the top are not contents: read alone");
    rules.require(
        root.path("concurrency").path("cancel-in-progress").asBoolean(false),
        "no newer push cancels it");
    for (Map.Entry<String, JsonNode> job : root.path("jobs").properties()) {
      rules.job(job.getKey(), job.getValue());
    }
    return rules.violations;
  }

  /** What an action breaks. */
  static List<String> ofAction(String text) {
    WorkflowRules rules = new WorkflowRules();
    rules.ofSteps(text);
    return rules.violations;
  }

  private JsonNode ofSteps(String text) {
    JsonNode root = YAMLMapper.builder().build().readTree(text);
    for (JsonNode uses : root.findValues("uses")) {
      String action = uses.asString();
      require(PINNED.matcher(action).matches(), action + " is not pinned by a commit");
    }
    USES.matcher(text)
        .results()
        .map(line -> line.group(1))
        .forEach(
            uses -> require(TAGGED.matcher(uses).matches(), uses + " does not say its version"));
    for (JsonNode run : root.findValues("run")) {
      require(
          !run.asString("").contains("${{"),
          "a script is made of an expression: " + run.asString(""));
    }
    return root;
  }

  private void job(String name, JsonNode job) {
    require(job.path("timeout-minutes").isInt(), name + " has no timeout");
    boolean writes = job.path("permissions").toString().contains("write");
    String steps = job.path("steps").toString();
    require(
        !writes || !steps.contains("\"./\""), name + " may write, and runs the checkout's action");
    boolean comments = job.path("permissions").path("pull-requests").asString("").equals("write");
    require(
        !comments || !steps.contains("actions/checkout"), name + " comments, and checks code out");
    require(
        !comments
            || job.path("if").asString("").contains("head.repo.full_name == github.repository"),
        name + " comments on forks too");
  }

  private void require(boolean holds, String violation) {
    if (!holds) {
      violations.add(violation);
    }
  }
}
