package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intervals cut a window into parts that lose nothing and count nothing twice. */
class IntervalTest {
  private static final String GONE = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theIntervalsOfAWindowAddUpToItsReport(int threads) throws Exception {
    try (var server = halfGone();
        var generator = LoadGenerator.open(config(server, threads))) {
      generator.connect();
      generator.load();
      Until.completed(generator, 20);
      generator.mark();
      List<LoadReport> parts = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Until.moreCompleted(generator, 100);
        LoadReport interval = generator.interval();
        assertThat(interval.open()).isBetween(0, 6);
        parts.add(interval);
      }
      Until.moreCompleted(generator, 100);
      // The interval that report ends is the only one that nobody has seen.
      checkSum(generator.report(), parts);
      generator.stop();
    }
  }

  /** Nothing of the parts is more than the whole, and what remains is one interval. */
  private static void checkSum(LoadReport whole, List<LoadReport> parts) {
    Histogram response = restOfHistogram(whole, parts, LoadReport::response);
    long completed = rest(whole, parts, LoadReport::completed);
    long missing = whole.errors().getOrDefault(ErrorKind.STATUS, 0L);
    for (LoadReport part : parts) {
      missing -= part.errors().getOrDefault(ErrorKind.STATUS, 0L);
    }
    assertThat(response.getTotalCount()).isEqualTo(completed);
    assertThat(restOfHistogram(whole, parts, LoadReport::service).getTotalCount())
        .isEqualTo(completed);
    assertThat(rest(whole, parts, LoadReport::bodyBytes)).isEqualTo(completed);
    assertThat(missing).as("every other answer is none").isPositive();
    assertThat(rest(whole, parts, LoadReport::cpuNanos)).isNotNegative();
    assertThat(rest(whole, parts, LoadReport::nanos)).isPositive();
    assertThat(whole.fairness().clients()).isEqualTo(6);
    assertThat(whole.fairness().sum()).isEqualTo(whole.completed());
    assertThat(whole.fairness().sumSquares())
        .as("clients' counts are the window's")
        .isGreaterThanOrEqualTo((double) whole.completed() * whole.completed() / 6);
  }

  private static long rest(
      LoadReport whole, List<LoadReport> parts, ToLongFunction<LoadReport> of) {
    return of.applyAsLong(whole) - parts.stream().mapToLong(of).sum();
  }

  private static Histogram restOfHistogram(
      LoadReport whole, List<LoadReport> parts, Function<LoadReport, Histogram> of) {
    Histogram rest = of.apply(whole).copy();
    // Throws where a part holds what the whole does not.
    parts.forEach(part -> rest.subtract(of.apply(part)));
    return rest;
  }

  /** A window that was cut equals one that was not, in every figure. */
  @Test
  void appendingIntervalsIsRecordingInOneWindow() {
    Window whole = new Window();
    Window first = new Window();
    Window second = new Window();
    for (int i = 1; i <= 1_000; i++) {
      Window part = i <= 400 ? first : second;
      for (Window window : List.of(whole, part)) {
        window.response.recordValue(i * 3_000L);
        window.service.recordValue(i * 2_000L);
        window.began(i);
        window.established(i * 10L);
        window.completed++;
        window.lastNanos = 5L + i % 80;
        window.offered(2);
        window.missedDeadline += i % 2;
        window.bodyBytes += i;
        window.wireBytes += 2L * i;
        window.statuses[200 + i % 5]++;
        window.waited(i);
        window.failed(i % 3 == 0 ? ErrorKind.RESET : ErrorKind.BODY, "failure " + i);
      }
    }
    whole.beganNanos = first.beganNanos = 5;
    first.endedNanos = second.beganNanos = 50;
    whole.endedNanos = second.endedNanos = 90;
    whole.clients = second.clients = 7;
    whole.starved = second.starved = 1;
    whole.sumSquares = second.sumSquares = 49;
    first.append(second);
    assertThat(new WindowSum(List.of(first)).report(TurnClock.ALWAYS, 9))
        .isEqualTo(new WindowSum(List.of(whole)).report(TurnClock.ALWAYS, 9));
    assertThat(first.firstFailure).isEqualTo(whole.firstFailure);
  }

  private static ScriptedServer halfGone() throws Exception {
    return new ScriptedServer(peer -> {
      for (int i = 0; peer.readRequest(); i++) {
        peer.send(i % 2 == 0 ? ScriptedServer.ok("x") : GONE);
      }
    });
  }

  private static LoadConfig config(ScriptedServer server, int threads) {
    return LoadConfig.to(server.target())
        .clients(6)
        .threads(threads)
        .think(Duration.ofMillis(1))
        .build();
  }
}
