package io.duality.scenarios.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookTest {

  @ParameterizedTest
  @CsvSource({"UTF-8, BLOCKS", "US-ASCII, ASCII", "ISO-8859-1, ASCII", "ISO-8859-15, ASCII"})
  void blocksAreForTerminalsThatHaveThem(String charset, Glyphs glyphs) {
    assertThat(Look.of(Charset.forName(charset), Map.of()).glyphs()).isEqualTo(glyphs);
  }

  @Test
  void noColorIsHonoured() {
    assertThat(colours(Map.of())).isTrue();
    assertThat(colours(Map.of("NO_COLOR", ""))).isTrue();
    assertThat(colours(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(colours(Map.of("NO_COLOR", "0"))).isFalse();
  }

  private static boolean colours(Map<String, String> variables) {
    return Look.of(StandardCharsets.UTF_8, variables).colours();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"-1|[    ]", "0|[    ]", "0.5|[==  ]", "1|[====]", "7|[====]"})
  void aBarIsAsLongAsItsShare(double fraction, String expected) {
    assertThat(Glyphs.ASCII.bar(fraction, 4).text(80, false)).isEqualTo(expected);
  }

  @Test
  void aCurveBeginsAtZero() {
    List<Double> steps = List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0);
    assertThat(Glyphs.BLOCKS.sparkline(steps, 60)).isEqualTo("▁▂▃▄▅▆▇█");
    assertThat(Glyphs.ASCII.sparkline(steps, 60)).isEqualTo("_.-:=+*#");
    assertThat(Glyphs.ASCII.sparkline(List.of(98.0, 100.0, 99.0), 60)).isEqualTo("###");
  }

  @Test
  void aCurveShowsTheLastValues() {
    assertThat(Glyphs.ASCII.sparkline(List.of(700.0, 0.0, 1.0, 7.0), 3)).isEqualTo("_.#");
    assertThat(Glyphs.ASCII.sparkline(List.of(1.0), 0)).isEmpty();
    assertThat(Glyphs.ASCII.sparkline(List.of(), 60)).isEmpty();
    assertThat(Glyphs.ASCII.sparkline(List.of(0.0, 0.0), 60)).isEqualTo("__");
  }

  @Test
  void aLineIsCutWithItsInksWhole() {
    InkedLine line = InkedLine.EMPTY.plus("ab").plus("cd", Ink.ALARM).plus("ef", Ink.FAINT);
    assertThat(line.length()).isEqualTo(6);
    assertThat(line.text(3, false)).isEqualTo("abc");
    assertThat(line.text(3, true)).isEqualTo("ab\u001b[31mc\u001b[0m");
    assertThat(line.text(9, true)).isEqualTo("ab\u001b[31mcd\u001b[0m\u001b[2mef\u001b[0m");
  }
}
