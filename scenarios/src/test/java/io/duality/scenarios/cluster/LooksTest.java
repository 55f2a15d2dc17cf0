package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.probe.CpuTimes;
import io.duality.scenarios.probe.Footprint;
import io.duality.scenarios.probe.MachineSample;
import io.duality.scenarios.probe.Probe;
import io.duality.scenarios.probe.Switches;
import io.duality.scenarios.probe.TcpCounters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {
  private static final List<Long> PIDS = List.of(12L, 34L);

  /** Each figure is another, so that no two can be confused; made of what was asked for. */
  private record Figures(boolean known) implements Probe {
    private long of(long value) {
      return known ? value : -1;
    }

    @Override
    public CpuTimes cpu(List<Long> pids) {
      return new CpuTimes(of(pids.size()), of(2));
    }

    @Override
    public CpuTimes cpuAtAGlance(List<Long> pids) {
      return new CpuTimes(of(pids.size() + 2), of(Long.MAX_VALUE));
    }

    @Override
    public Footprint footprint(List<Long> pids) {
      return new Footprint(of(5), of(pids.getLast()));
    }

    @Override
    public long descriptors(List<Long> pids) {
      return of(pids.stream().mapToLong(pid -> pid).sum());
    }

    @Override
    public Switches switches(List<Long> pids) {
      return known
          ? new Switches(
              Map.of("12/12", new Switches.Count(7, 0), "34/35", new Switches.Count(8, 9)), true)
          : Switches.UNKNOWN;
    }

    @Override
    public double runQueueSeconds(List<Long> pids) {
      return known ? 0.125 : -1;
    }

    @Override
    public TcpCounters tcp() {
      return new TcpCounters(of(10), of(11), of(12));
    }

    @Override
    public long established(int port) {
      return of(port);
    }

    @Override
    public MachineSample machine() {
      return new MachineSample(of(13), of(14), of(15), of(16));
    }
  }

  private static String ask(String what, List<Long> numbers, boolean known) {
    return Looks.answer(Looks.question(what, numbers), new Figures(known));
  }

  @Test
  void eachQuestionIsAnsweredByItsFigures() {
    assertThat(Looks.numbers(ask(Looks.CPU, PIDS, true))).containsExactly(2, 2);
    assertThat(Looks.numbers(ask(Looks.GLANCE, PIDS, true))).containsExactly(4, Long.MAX_VALUE);
    assertThat(Looks.numbers(ask(Looks.FOOTPRINT, PIDS, true))).containsExactly(5, 34);
    assertThat(Looks.numbers(ask(Looks.DESCRIPTORS, PIDS, true))).containsExactly(46);
    assertThat(ask(Looks.WAITED, PIDS, true)).isEqualTo("0.125");
    assertThat(Looks.numbers(ask(Looks.TCP, List.of(), true))).containsExactly(10, 11, 12);
    assertThat(Looks.numbers(ask(Looks.ESTABLISHED, List.of(65_535L), true)))
        .containsExactly(65_535);
    assertThat(Looks.numbers(ask(Looks.MACHINE, List.of(), true))).containsExactly(13, 14, 15, 16);
    assertThat(Looks.switches(ask(Looks.SWITCHES, PIDS, true)))
        .isEqualTo(new Figures(true).switches(PIDS));
  }

  @Test
  void whatIsNotKnownThereIsNotKnownHere() {
    assertThat(Looks.numbers(ask(Looks.CPU, PIDS, false))).containsExactly(-1, -1);
    assertThat(Looks.numbers(ask(Looks.MACHINE, List.of(), false))).containsExactly(-1, -1, -1, -1);
    assertThat(Double.parseDouble(ask(Looks.WAITED, PIDS, false))).isEqualTo(-1);
    assertThat(Looks.switches(ask(Looks.SWITCHES, PIDS, false))).isEqualTo(Switches.UNKNOWN);
  }

  @Test
  void ofNoProcessThereIsNothingToAsk() {
    assertThat(Looks.question(Looks.CPU, List.of())).isEqualTo("cpu");
    assertThat(Looks.numbers(ask(Looks.CPU, List.of(), true))).containsExactly(0, 2);
  }

  /** Whoever has the key may ask for anything, and gets a line for it, not the end of the agent. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                | '' is nothing to look at
          passwords         | 'passwords' is nothing to look at
          CPU 1             | 'CPU' is nothing to look at
          cpu x             | 'x' is no number to look at
          cpu 1  2          | '' is no number to look at
          cpu 9999999999999999999 | '9999999999999999999' is no number to look at
          established       | [] is no port to look at: one from 0 to 65535
          established 1 2   | [1, 2] is no port to look at
          established -1    | [-1] is no port to look at
          established 65536 | [65536] is no port to look at
          """)
  void anythingElseIsRefusedInOneLine(String question, String expected) {
    assertThatThrownBy(() -> Looks.answer(question, new Figures(true)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(expected)
        .doesNotContain("\n");
  }
}
