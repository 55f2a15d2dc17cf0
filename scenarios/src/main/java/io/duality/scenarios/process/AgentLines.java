package io.duality.scenarios.process;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.ErrorKind;
import io.duality.loadgen.Fairness;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.loadgen.Progress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a generator's answers. All throw {@link IllegalArgumentException} if one is none. */
final class AgentLines {
  private AgentLines() {}

  static ConnectReport connected(Line line) {
    return new ConnectReport(
        Math.toIntExact(line.number("asked")),
        Math.toIntExact(line.number("established")),
        line.number("nanos"),
        Histograms.decode(line.text("connect")),
        errors(line),
        firstFailure(line));
  }

  static Progress progress(Line line) {
    return new Progress(
        line.number("completed"),
        line.number("errors"),
        line.number("ended"),
        Math.toIntExact(line.number("open")),
        line.number("p99-nanos"));
  }

  static LoadReport report(Line line) {
    return report(
        line,
        new Fairness(
            line.number("clients"),
            line.number("starved"),
            line.number("never-served"),
            line.number("sum"),
            Double.parseDouble(line.text("sum-squares")),
            line.number("longest-wait-nanos")));
  }

  static LoadReport interval(Line line) {
    return report(line, new Fairness(0, 0, 0, line.number("completed"), 0, 0));
  }

  private static LoadReport report(Line line, Fairness fairness) {
    return new LoadReport(
        line.number("nanos"),
        line.number("active-nanos"),
        line.number("completed"),
        line.number("offered"),
        line.number("missed-deadline"),
        line.number("body-bytes"),
        line.number("wire-bytes"),
        line.number("connects"),
        Math.toIntExact(line.number("open")),
        Math.toIntExact(line.number("idle-lost")),
        line.number("cpu-nanos"),
        line.number("rested-nanos"),
        fairness,
        Histograms.decode(line.text("response")),
        Histograms.decode(line.text("service")),
        Histograms.decode(line.text("send-lag")),
        Histograms.decode(line.text("connect")),
        errors(line),
        statuses(line));
  }

  static LoadTotals stopped(Line line) {
    return new LoadTotals(
        line.number("completed"),
        line.number("drained"),
        line.number("unanswered"),
        errors(line),
        firstFailure(line));
  }

  private static Optional<String> firstFailure(Line line) {
    return Optional.ofNullable(line.values().get("first-failure"))
        .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8));
  }

  private static Map<ErrorKind, Long> errors(Line line) {
    Map<ErrorKind, Long> errors = new EnumMap<>(ErrorKind.class);
    line.counts("error.").forEach((key, count) -> errors.put(kind(key), count));
    return errors;
  }

  private static ErrorKind kind(String key) {
    return Arrays.stream(ErrorKind.values())
        .filter(kind -> kind.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("'" + key + "' is no kind of error"));
  }

  private static SortedMap<Integer, Long> statuses(Line line) {
    SortedMap<Integer, Long> statuses = new TreeMap<>();
    line.counts("status.").forEach((code, count) -> statuses.put(Integer.valueOf(code), count));
    return statuses;
  }
}
