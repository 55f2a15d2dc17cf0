package io.duality.loadgen.agent;

import io.duality.loadgen.ConnectReport;
import io.duality.loadgen.ErrorKind;
import io.duality.loadgen.Fairness;
import io.duality.loadgen.LoadReport;
import io.duality.loadgen.LoadTotals;
import io.duality.loadgen.Progress;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** The agent's lines on standard output; see the package for their form. */
final class AgentLines {
  private final StringBuilder line;

  private AgentLines(String event) {
    line = new StringBuilder(event);
  }

  static String connected(ConnectReport report) {
    return new AgentLines("CONNECTED")
        .with("asked", report.asked())
        .with("established", report.established())
        .with("nanos", report.nanos())
        .with("connect", report.connect())
        .with(report.errors())
        .with(report.firstFailure())
        .end();
  }

  static String progress(Progress progress) {
    return new AgentLines("PROGRESS")
        .with("completed", progress.completed())
        .with("errors", progress.errors())
        .with("ended", progress.ended())
        .with("open", progress.open())
        .with("p99-nanos", progress.p99Nanos())
        .end();
  }

  static String report(LoadReport report) {
    return new AgentLines("REPORT").with(report.fairness()).with(report).end();
  }

  static String interval(LoadReport interval) {
    return new AgentLines("INTERVAL").with(interval).end();
  }

  static String stopped(LoadTotals totals) {
    return new AgentLines("STOPPED")
        .with("completed", totals.completed())
        .with("drained", totals.drained())
        .with("unanswered", totals.unanswered())
        .with(totals.errors())
        .with(totals.firstFailure())
        .end();
  }

  /** A message on one line, whatever it holds. */
  static String failed(String message) {
    return "FAILED " + message.replaceAll("\\s+", " ");
  }

  private AgentLines with(LoadReport report) {
    with("nanos", report.nanos())
        .with("active-nanos", report.activeNanos())
        .with("completed", report.completed())
        .with("offered", report.offered())
        .with("missed-deadline", report.missedDeadline())
        .with("body-bytes", report.bodyBytes())
        .with("wire-bytes", report.wireBytes())
        .with("connects", report.connects())
        .with("open", report.open())
        .with("idle-lost", report.idleLost())
        .with("cpu-nanos", report.cpuNanos())
        .with("rested-nanos", report.restedNanos())
        .with("response", report.response())
        .with("service", report.service())
        .with("send-lag", report.sendLag())
        .with("connect", report.connect())
        .with(report.errors());
    report.statuses().forEach((status, count) -> with("status." + status, count));
    return this;
  }

  private AgentLines with(Fairness fairness) {
    return with("clients", fairness.clients())
        .with("starved", fairness.starved())
        .with("never-served", fairness.neverServed())
        .with("sum", fairness.sum())
        .with("sum-squares", fairness.sumSquares())
        .with("longest-wait-nanos", fairness.longestWaitNanos());
  }

  private AgentLines with(String name, long value) {
    return with(name, Long.toString(value));
  }

  /** A sum of squares: whole, but it may exceed a long. */
  private AgentLines with(String name, double value) {
    return with(name, String.format(Locale.ROOT, "%.0f", value));
  }

  private AgentLines with(String name, Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    byte[] encoded = Arrays.copyOf(buffer.array(), length);
    return with(name, Base64.getEncoder().encodeToString(encoded));
  }

  private AgentLines with(Map<ErrorKind, Long> errors) {
    errors.forEach((kind, count) -> with("error." + kind.key(), count));
    return this;
  }

  /** Encoded, for a value ends at the next space. */
  private AgentLines with(Optional<String> firstFailure) {
    firstFailure.ifPresent(
        text -> with("first-failure", URLEncoder.encode(text, StandardCharsets.UTF_8)));
    return this;
  }

  private AgentLines with(String name, String value) {
    line.append(' ').append(name).append('=').append(value);
    return this;
  }

  private String end() {
    return line.toString();
  }
}
