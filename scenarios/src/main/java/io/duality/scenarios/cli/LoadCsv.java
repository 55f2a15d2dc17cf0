package io.duality.scenarios.cli;

import io.duality.results.Reason;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The chief figures of loads as a table, a line for each, with the numbers of the report in JSON;
 * what is not known is empty. No value holds a comma or a quote.
 */
final class LoadCsv {
  /** Where each column stands in the report in JSON. */
  private static final Map<String, String> COLUMNS = columns();

  private LoadCsv() {}

  private static Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("connections", "/config/connections");
    columns.put("established", "/connections/established");
    columns.put("duration_s", "/duration_s");
    columns.put("requests", "/requests");
    columns.put("requests_per_s", "/achieved_rate");
    columns.put("rate_ratio", "/rate_ratio");
    columns.put("goodput", "/goodput");
    columns.put("missed_deadline", "/missed_deadline");
    columns.put("bytes", "/bytes");
    for (String key : List.of("mean", "p50", "p75", "p90", "p99", "p99_9", "p99_99", "max")) {
      columns.put(key + "_us", "/latency_us/" + key);
    }
    columns.put("service_p50_us", "/service_us/p50");
    columns.put("service_p99_us", "/service_us/p99");
    columns.put("n_eff", "/n_eff");
    columns.put("fairness", "/fairness");
    columns.put("starved_clients", "/starved_clients");
    columns.put("longest_wait_us", "/longest_wait_us");
    columns.put("cpu_s", "/generator/cpu_s");
    columns.put("requests_per_cpu_s", "/generator/requests_per_cpu_s");
    columns.put("interrupted", "/interrupted");
    columns.put("valid", "/valid");
    return columns;
  }

  static String of(List<LoadSummary> loads) {
    StringBuilder out = new StringBuilder(String.join(",", COLUMNS.keySet()));
    out.append(",errors,invalid_reasons,gates_breached\n");
    for (LoadSummary load : loads) {
      out.append(String.join(",", row(load))).append('\n');
    }
    return out.toString();
  }

  private static List<String> row(LoadSummary load) {
    ObjectNode json = LoadJson.tree(load);
    List<String> cells = new ArrayList<>();
    for (String pointer : COLUMNS.values()) {
      JsonNode value = json.at(pointer);
      cells.add(value.isNull() ? "" : value.asString());
    }
    cells.add(Long.toString(load.failed()));
    cells.add(load.invalid().stream().map(Reason::code).collect(Collectors.joining(";")));
    cells.add(
        load.verdicts().stream()
            .filter(verdict -> verdict.standing() == Gate.Standing.BREACHED)
            .map(Gate.Verdict::name)
            .collect(Collectors.joining(";")));
    return cells;
  }
}
