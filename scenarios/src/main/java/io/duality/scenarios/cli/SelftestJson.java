package io.duality.scenarios.cli;

import io.duality.scenarios.selftest.Figure;
import io.duality.scenarios.selftest.Finding;
import io.duality.scenarios.selftest.SelfTest;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The self-test's report as JSON: all attempts in order; times in nanoseconds. */
final class SelftestJson {
  /** Raised when a reader of the old shape would misread the new. */
  private static final int SCHEMA = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private SelftestJson() {}

  static String of(SelfTest.Outcome outcome) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema", SCHEMA);
    root.put("tool", "duality");
    root.put("version", Version.number());
    root.put("interrupted", outcome.interrupted());
    root.put("right", !outcome.interrupted() && outcome.wrong().isEmpty());
    ArrayNode findings = root.putArray("findings");
    outcome.findings().forEach(finding -> finding(findings.addObject(), finding));
    outcome
        .ceiling()
        .ifPresent(ceiling ->
            root.putObject("ceiling")
                .put("requests_per_s", ceiling.requestsPerSecond())
                .put("requests_per_cpu_s", ceiling.requestsPerCpuSecond())
                .put("cpus", ceiling.cpus()));
    ArrayNode leftOut = root.putArray("left_out");
    outcome.leftOut().forEach(leftOut::add);
    return MAPPER.writeValueAsString(root) + "\n";
  }

  private static void finding(ObjectNode node, Finding finding) {
    node.put("trial", finding.trial());
    node.put("attempt", finding.attempt());
    node.put("right", finding.right());
    ArrayNode figures = node.putArray("figures");
    finding.figures().forEach(figure -> figure(figures.addObject(), figure));
    ArrayNode unproven = node.putArray("unproven");
    finding.unproven().forEach(unproven::add);
    ArrayNode notes = node.putArray("notes");
    finding.notes().forEach(notes::add);
    ArrayNode troubles = node.putArray("troubles");
    finding.troubles().forEach(troubles::add);
  }

  private static void figure(ObjectNode node, Figure figure) {
    node.put("name", figure.name());
    node.put("unit", figure.unit().name().toLowerCase(Locale.ROOT));
    node.put("expected", figure.expected());
    node.put("measured", figure.measured());
    node.put("error", figure.error());
    node.put("tolerance_share", figure.tolerance().share());
    node.put("tolerance_least", figure.tolerance().least());
    node.put("right", figure.right());
  }
}
