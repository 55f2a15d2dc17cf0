package io.duality.scenarios.cli;

import io.duality.loadgen.ErrorKind;
import io.duality.loadgen.LoadReport;
import io.duality.results.BatchMeans;
import io.duality.scenarios.run.LoadFacts;
import io.duality.scenarios.run.Precision;
import io.duality.scenarios.run.Thresholds;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalDouble;
import org.HdrHistogram.Histogram;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The report as JSON; {@code schema/load.json} describes it. Keys as zrk and wrk2's successors have
 * them, where they mean the same; durations in seconds, latencies in microseconds, histograms in
 * nanoseconds (HdrHistogram V2, compressed, base64). A percentile that too few requests tell of is
 * null, and so is what is not known.
 */
final class LoadJson {
  /** Raised when a reader of the old shape would misread the new. */
  private static final int SCHEMA = 2;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private LoadJson() {}

  static String of(LoadSummary load) {
    return text(tree(load));
  }

  /** One report for each load of a sweep; {@code schema/load-sweep.json} describes it. */
  static String of(LoadSweep sweep) {
    ObjectNode root = MAPPER.createObjectNode();
    begin(root);
    ArrayNode asked = root.putArray("connections");
    sweep.asked().forEach(load -> asked.add(load.load().clients()));
    root.put("interrupted", sweep.interrupted());
    ArrayNode points = root.putArray("points");
    sweep.done().forEach(load -> points.add(tree(load)));
    return text(root);
  }

  private static void begin(ObjectNode root) {
    root.put("schema", SCHEMA);
    root.put("tool", "duality");
    root.put("version", Version.number());
  }

  private static String text(ObjectNode root) {
    return MAPPER.writeValueAsString(root) + "\n";
  }

  static ObjectNode tree(LoadSummary load) {
    LoadReport window = load.window();
    ObjectNode root = MAPPER.createObjectNode();
    begin(root);
    LoadConfigJson.put(root.putObject("config"), load);
    root.put("interrupted", load.result().interrupted());
    root.put("duration_s", load.seconds());
    root.put("requests", window.completed());
    root.put("requests_in_all", load.result().totals().completed());
    root.put("in_flight_at_end", load.result().totals().unanswered());
    root.put("bytes", window.wireBytes());
    root.put("body_bytes", window.bodyBytes());
    root.put("achieved_rate", load.requestsPerSecond());
    rate(root, load);
    root.put("goodput", load.goodputPerSecond());
    root.put("missed_deadline", window.missedDeadline());
    latency(root.putObject("latency_us"), window.response());
    latency(root.putObject("service_us"), window.service());
    latency(root.putObject("send_lag_us"), window.sendLag());
    latency(root.putObject("connect_us"), load.ramp().connect());
    latency(root.putObject("reconnect_us"), window.connect());
    errors(root.putObject("errors"), window.errors());
    errors(root.putObject("errors_in_all"), load.result().totals().errors());
    ObjectNode statuses = root.putObject("status_codes");
    window.statuses().forEach((status, count) -> statuses.put(status.toString(), count));
    connections(root.putObject("connections"), load);
    clients(root, load);
    generator(root.putObject("generator"), load);
    machine(root.putObject("machine"), load.result().facts());
    load.result().precision().ifPresent(known -> precision(root.putObject("precision"), known));
    verdict(root, load);
    root.put("hdr_response", encode(window.response()));
    root.put("hdr_service", encode(window.service()));
    root.put("hdr_send_lag", encode(window.sendLag()));
    return root;
  }

  /** Of what was due; null where clients decide themselves when the next request is. */
  private static void rate(ObjectNode root, LoadSummary load) {
    if (load.closed()) {
      root.putNull("target_rate");
      root.putNull("offered");
      root.putNull("rate_ratio");
    } else {
      root.put("target_rate", load.offeredPerSecond());
      root.put("offered", load.window().offered());
      known(root, "rate_ratio", load.rateRatio().orElse(-1));
    }
  }

  static void latency(ObjectNode node, Histogram nanos) {
    long count = nanos.getTotalCount();
    node.put("count", count);
    measured(node, "min", count, (double) nanos.getMinValue());
    measured(node, "mean", count, nanos.getMean());
    measured(node, "stdev", count, nanos.getStdDeviation());
    for (double percentile : Percentiles.REPORTED) {
      OptionalDouble micros = Percentiles.micros(nanos, percentile);
      if (micros.isPresent()) {
        node.put(Percentiles.key(percentile), micros.getAsDouble());
      } else {
        node.putNull(Percentiles.key(percentile));
      }
    }
    measured(node, "max", count, (double) nanos.getMaxValue());
  }

  private static void measured(ObjectNode node, String key, long count, double nanos) {
    if (count == 0) {
      node.putNull(key);
    } else {
      node.put(key, nanos / 1e3);
    }
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
    node.put("open_at_end", load.window().open());
    node.put("idle_lost", load.window().idleLost());
    LoadFacts facts = load.result().facts();
    known(node, "syn_retransmits", facts.tcp().synRetransmits());
    known(node, "listen_overflows", facts.tcp().listenOverflows());
    known(node, "listen_drops", facts.tcp().listenDrops());
  }

  /** Null where the number of clients, and so each one's share, changes. */
  private static void clients(ObjectNode root, LoadSummary load) {
    if (load.constantClients()) {
      root.put("n_eff", load.effectiveN());
      known(root, "fairness", load.fairness().orElse(-1));
      root.put("starved_clients", load.window().fairness().starved());
    } else {
      root.putNull("n_eff");
      root.putNull("fairness");
      root.putNull("starved_clients");
    }
    root.put("longest_wait_us", load.window().fairness().longestWaitNanos() / 1e3);
  }

  private static void generator(ObjectNode node, LoadSummary load) {
    LoadFacts facts = load.result().facts();
    node.put("cpu_s", load.cpuSeconds());
    node.put("cpus", facts.generatorCpus());
    node.put("cpu_share", load.cpuShare());
    node.put("requests_per_cpu_s", load.requestsPerCpuSecond());
    known(node, "run_queue_s", facts.runQueueSeconds());
    node.put("rested_s", load.window().restedNanos() / 1e9);
  }

  private static void machine(ObjectNode node, LoadFacts facts) {
    known(node, "steal_share", facts.stealShare());
    known(node, "cpu_pressure_share", facts.pressureShare());
  }

  private static void precision(ObjectNode node, Precision precision) {
    node.put("asked", precision.asked());
    node.put("reached", precision.reached());
    BatchMeans means = precision.known().orElse(null);
    if (means == null || Double.isInfinite(means.relativeHalfWidth())) {
      node.putNull("half_width");
    } else {
      node.put("half_width", means.relativeHalfWidth());
    }
    node.put("batches", means == null ? 0 : means.batches());
    node.put("intervals_per_batch", means == null ? 0 : means.size());
  }

  private static void verdict(ObjectNode root, LoadSummary load) {
    root.put("valid", load.invalid().isEmpty());
    ArrayNode reasons = root.putArray("invalid_reasons");
    load.invalid()
        .forEach(reason ->
            reasons.addObject().put("code", reason.code()).put("message", reason.message()));
    ObjectNode limits = root.putObject("limits");
    Thresholds.byRule().forEach(limits::put);
    ArrayNode gates = root.putArray("gates");
    for (Gate.Verdict verdict : load.verdicts()) {
      gates
          .addObject()
          .put("name", verdict.name())
          .put("standing", LoadWords.name(verdict.standing()))
          .put("message", verdict.message());
    }
    ArrayNode notes = root.putArray("notes");
    load.result().notes().forEach(notes::add);
  }

  private static void known(ObjectNode node, String key, long value) {
    if (value < 0) {
      node.putNull(key);
    } else {
      node.put(key, value);
    }
  }

  private static void known(ObjectNode node, String key, double value) {
    if (value < 0) {
      node.putNull(key);
    } else {
      node.put(key, value);
    }
  }

  static String encode(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }
}
