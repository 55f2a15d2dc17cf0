package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.run.Phase;
import io.duality.scenarios.run.TrialProgress;
import io.duality.scenarios.terminal.Glyphs;
import io.duality.scenarios.terminal.Look;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFrameTest {
  private static final Look BLOCKS = new Look(Glyphs.BLOCKS, false);
  private static final Look ASCII = new Look(Glyphs.ASCII, false);
  private static final List<Double> RISING = List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);

  private static final RunFrame MEASURING =
      frame(
          new TrialProgress(
              Phase.WINDOW, Duration.ofSeconds(6), 270_000, 12, 45_120, 1_200_000, 0.98, 1.45));

  private static RunFrame frame(TrialProgress glance) {
    return new RunFrame(
        0.42, Duration.ofSeconds(200), "7/24 epoll at 1,024 clients", glance, RISING);
  }

  @Test
  void fitsAnUsualTerminal() {
    assertThat(MEASURING.lines(80, BLOCKS))
        .containsExactly(
            "[████████░░░░░░░░░░░░]  42%  3m 20s left",
            "7/24 epoll at 1,024 clients: measuring  ▁▂▃▄▅▆▇█",
            "45,120/s  p99 1.20ms  12 errors  CPU: server 98%, load 145%");
  }

  @Test
  void takesMoreLinesOfANarrowOne() {
    assertThat(MEASURING.lines(40, BLOCKS))
        .containsExactly(
            "[████░░░░░░]  42%  3m 20s left",
            "7/24 epoll at 1,024 clients: measuring",
            "▁▂▃▄▅▆▇█",
            "45,120/s  p99 1.20ms  12 errors",
            "CPU: server 98%, load 145%");
  }

  @Test
  void hasALongerBarOnAWideOne() {
    assertThat(MEASURING.lines(200, BLOCKS))
        .containsExactly(
            "[" + "█".repeat(17) + "░".repeat(23) + "]  42%  3m 20s left",
            "7/24 epoll at 1,024 clients: measuring  ▁▂▃▄▅▆▇█",
            "45,120/s  p99 1.20ms  12 errors  CPU: server 98%, load 145%");
  }

  @Test
  void isOfPlainCharactersWhereThereAreNoOthers() {
    assertThat(MEASURING.lines(80, ASCII))
        .containsExactly(
            "[========            ]  42%  3m 20s left",
            "7/24 epoll at 1,024 clients: measuring  _.-:=+*#",
            "45,120/s  p99 1.20ms  12 errors  CPU: server 98%, load 145%")
        .allMatch(line -> line.chars().allMatch(character -> character < 128));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 24, 39, 40, 59, 60, 79, 119, 120, 200})
  void noLineIsLongerThanTheTerminal(int width) {
    RunFrame longest =
        new RunFrame(
            1,
            Duration.ofHours(3),
            "123/456 external:nginx at 65,536 connections",
            MEASURING.glance(),
            RISING);
    assertThat(longest.lines(width, BLOCKS)).allMatch(line -> line.length() <= width);
  }

  @Test
  void coloursAreForTheBarAndForErrors() {
    assertThat(MEASURING.lines(80, new Look(Glyphs.BLOCKS, true)))
        .anyMatch(line -> line.startsWith("[\u001b[32m████████\u001b[0m"))
        .anyMatch(line -> line.contains("\u001b[31m12 errors\u001b[0m"));
  }

  @Test
  void whatIsNotKnownIsNotShown() {
    assertThat(frame(TrialProgress.entering(Phase.RAMP)).lines(80, ASCII))
        .hasSize(2)
        .last()
        .isEqualTo("7/24 epoll at 1,024 clients: connecting  _.-:=+*#");
    assertThat(
            frame(new TrialProgress(Phase.WARMUP, Duration.ofSeconds(1), 9, 0, 9, 0, -1, 0.5))
                .lines(80, ASCII)
                .getLast())
        .isEqualTo("9.00/s  no errors  CPU: load 50%");
    assertThat(
            frame(new TrialProgress(Phase.WARMUP, Duration.ofSeconds(1), 0, 3, 0, 0, -1, -1))
                .lines(80, ASCII)
                .getLast())
        .isEqualTo("0/s  3 errors");
  }

  @Test
  void readsTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      assertThat(MEASURING.lines(80, ASCII).getLast()).startsWith("45,120/s  p99 1.20ms");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aStepOfTheCurveIsHalfASecondHoweverOftenOneLooks() {
    RateSeries rates = new RateSeries();
    rates.add(TrialProgress.entering(Phase.WINDOW));
    for (int i = 1; i <= 100; i++) {
      rates.add(
          new TrialProgress(Phase.WINDOW, Duration.ofMillis(20L * i), 10L * i, 0, 0, 0, -1, -1));
    }
    assertThat(rates.values()).hasSize(4).allMatch(rate -> Math.abs(rate - 500) < 1e-6);
  }

  @Test
  void whatBeganBeforeTheFirstGlanceIsNoRate() {
    RateSeries rates = new RateSeries();
    rates.add(new TrialProgress(Phase.WARMUP, Duration.ofSeconds(9), 1_000, 0, 0, 0, -1, -1));
    assertThat(rates.values()).isEmpty();
    rates.add(new TrialProgress(Phase.WARMUP, Duration.ofSeconds(10), 1_500, 0, 0, 0, -1, -1));
    assertThat(rates.values()).containsExactly(500.0);
  }
}
