package io.duality.scenarios.cli;

import io.duality.loadgen.ErrorKind;
import io.duality.results.LatencySummary;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report as JSON. Keys as zrk and wrk2's successors have them, where they mean the same;
 * durations in seconds, latencies in microseconds, histograms in nanoseconds (HdrHistogram V2,
 * compressed, base64).
 */
final class LoadJson {
  /** Raised when a reader of the old shape would misread the new. */
  private static final int SCHEMA = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private LoadJson() {}

  static String of(LoadSummary load) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("schema", SCHEMA);
    root.put("tool", "duality");
    root.put("version", Version.number());
    config(root.putObject("config"), load);
    root.put("loop", "closed");
    root.put("interrupted", load.interrupted());
    root.put("duration_s", load.seconds());
    root.put("requests", load.window().completed());
    root.put("requests_in_all", load.completedInAll());
    root.put("bytes", load.window().wireBytes());
    root.put("body_bytes", load.window().bodyBytes());
    root.put("achieved_rate", load.requestsPerSecond());
    latency(root.putObject("latency_us"), load.response());
    latency(root.putObject("service_us"), load.service());
    latency(root.putObject("connect_us"), LatencySummary.of(load.ramp().connect()));
    errors(root.putObject("errors"), load.window().errors());
    errors(root.putObject("errors_in_all"), load.totals().errors());
    ObjectNode statuses = root.putObject("status_codes");
    load.window().statuses().forEach((status, count) -> statuses.put(status.toString(), count));
    connections(root.putObject("connections"), load);
    root.put("n_eff", load.effectiveN());
    root.put("fairness", load.window().fairness().jain());
    root.put("starved_clients", load.window().fairness().starved());
    root.put("longest_wait_us", load.window().fairness().longestWaitNanos() / 1e3);
    generator(root.putObject("generator"), load);
    root.put("valid", load.invalid().isEmpty());
    ArrayNode reasons = root.putArray("invalid_reasons");
    load.invalid()
        .forEach(reason ->
            reasons.addObject().put("code", reason.code()).put("message", reason.message()));
    root.put("hdr_response", encode(load.window().response()));
    root.put("hdr_service", encode(load.window().service()));
    return MAPPER.writeValueAsString(root) + "\n";
  }

  private static void config(ObjectNode config, LoadSummary load) {
    LoadOptions options = load.options();
    config.put("url", options.url());
    config.put("connections", options.clients());
    config.put("threads", options.threads());
    config.put("processes", load.agents());
    config.put("duration_s", options.duration().toNanos() / 1e9);
    config.put("warmup_s", options.warmup().toNanos() / 1e9);
    config.put("think_s", options.think().toNanos() / 1e9);
    config.put("requests_per_connection", options.requestsPerConnection());
    config.put("timeout_s", options.timeout().toNanos() / 1e9);
    config.put("seed", options.seed());
    ArrayNode sources = config.putArray("sources");
    options.sources().forEach(sources::add);
    ObjectNode headers = config.putObject("headers");
    options.headers().forEach(headers::put);
  }

  private static void latency(ObjectNode node, LatencySummary latency) {
    node.put("count", latency.count());
    node.put("min", latency.min());
    node.put("mean", latency.mean());
    node.put("stdev", latency.stdDev());
    node.put("p50", latency.p50());
    node.put("p75", latency.p75());
    node.put("p90", latency.p90());
    node.put("p99", latency.p99());
    node.put("p99_9", latency.p999());
    node.put("p99_99", latency.p9999());
    node.put("max", latency.max());
  }

  private static void errors(ObjectNode node, Map<ErrorKind, Long> errors) {
    for (ErrorKind kind : ErrorKind.values()) {
      node.put(kind.key(), errors.getOrDefault(kind, 0L));
    }
  }

  private static void connections(ObjectNode node, LoadSummary load) {
    node.put("requested", load.ramp().asked());
    node.put("established", load.ramp().established());
    node.put("dropped", load.ramp().asked() - load.ramp().established());
    node.put("ramp_s", load.ramp().nanos() / 1e9);
    node.put("per_second", load.connectionsPerSecond());
    node.put("reconnects", load.window().connects());
  }

  private static void generator(ObjectNode node, LoadSummary load) {
    node.put("cpu_s", load.cpuSeconds());
    node.put("requests_per_cpu_s", load.requestsPerCpuSecond());
  }

  private static String encode(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }
}
