package io.duality.scenarios.cli;

import io.duality.loadgen.LoadReport;
import io.duality.scenarios.run.LoadInterval;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of the time series, JSON; {@code schema/interval.json} describes it. Times in seconds
 * since the window began, latencies in microseconds; kinds of errors with none are left out.
 */
final class IntervalJson {
  private IntervalJson() {}

  static String line(LoadInterval interval) {
    LoadReport figures = interval.figures();
    ObjectNode line = JsonMapper.shared().createObjectNode();
    line.put("t", interval.to().toNanos() / 1e9);
    line.put("from", interval.from().toNanos() / 1e9);
    line.put("completed", figures.completed());
    line.put("offered", figures.offered());
    line.put("missed_deadline", figures.missedDeadline());
    line.put("requests_per_s", interval.requestsPerSecond());
    line.put("body_bytes", figures.bodyBytes());
    line.put("bytes", figures.wireBytes());
    line.put("connects", figures.connects());
    line.put("open", figures.open());
    ObjectNode errors = line.putObject("errors");
    figures.errors().forEach((kind, count) -> errors.put(kind.key(), count));
    LoadJson.latency(line.putObject("response_us"), figures.response());
    LoadJson.latency(line.putObject("service_us"), figures.service());
    LoadJson.latency(line.putObject("send_lag_us"), figures.sendLag());
    return JsonMapper.shared().writeValueAsString(line) + "\n";
  }
}
