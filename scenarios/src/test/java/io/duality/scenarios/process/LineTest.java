package io.duality.scenarios.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineTest {
  @Test
  void readsAWordAndItsPairs() {
    Line line = Line.parse("READY port=8080  pid=12").orElseThrow();
    assertThat(line.word()).isEqualTo("READY");
    assertThat(line.number("port")).isEqualTo(8080);
    assertThat(line.number("absent", -1)).isEqualTo(-1);
  }

  @Test
  void aValueMayHoldAnEqualsSign() {
    assertThat(Line.parse("REPORT latency=AAE==").orElseThrow().text("latency")).isEqualTo("AAE==");
  }

  @Test
  void anyOtherTextIsNoLineOfTheProtocol() {
    assertThat(Line.parse("Terminating due to java.lang.OutOfMemoryError")).isEmpty();
    assertThat(Line.parse("")).isEmpty();
    assertThat(Line.parse("READY: 1")).isEmpty();
  }

  @Test
  void countsOfAPrefixLeaveOutZeros() {
    Line line = Line.parse("STOPPED error.reset=2 error.body=0 completed=5").orElseThrow();
    assertThat(line.counts("error.")).isEqualTo(Map.of("reset", 2L));
  }

  @Test
  void aMissingOrMalformedNumberIsNamed() {
    Line line = Line.parse("REPORT nanos=x").orElseThrow();
    assertThatThrownBy(() -> line.number("nanos")).hasMessage("nanos=x is no whole number");
    assertThatThrownBy(() -> line.number("tasks")).hasMessage("'tasks' is missing after REPORT");
  }

  @Test
  void aLineWithoutAnEndIsReadAtTheEndOfTheStream() {
    List<String> lines = new ArrayList<>();
    LineReader.readAll(
        new ByteArrayInputStream("one\n\nzwei ü".getBytes(StandardCharsets.UTF_8)), lines::add);
    assertThat(lines).containsExactly("one", "", "zwei ü");
  }

  @Test
  void aLineThatNeverEndsIsCut() {
    byte[] endless = new byte[LineReader.MAX_LINE_BYTES + 1000];
    List<Integer> lengths = new ArrayList<>();
    LineReader.readAll(new ByteArrayInputStream(endless), line -> lengths.add(line.length()));
    assertThat(lengths).containsExactly(LineReader.MAX_LINE_BYTES);
  }
}
