package io.duality.scenarios.cluster;

import io.duality.scenarios.probe.CpuTimes;
import io.duality.scenarios.probe.Footprint;
import io.duality.scenarios.probe.MachineSample;
import io.duality.scenarios.probe.Probe;
import io.duality.scenarios.probe.Switches;
import io.duality.scenarios.probe.TcpCounters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The questions of a {@link Probe} as words: what is asked for, then numbers. An answer is numbers,
 * but of context switches {@code PID/TID:VOLUNTARY:INVOLUNTARY} for each thread.
 */
final class Looks {
  static final String CPU = "cpu";
  static final String GLANCE = "glance";
  static final String FOOTPRINT = "footprint";
  static final String DESCRIPTORS = "descriptors";
  static final String SWITCHES = "switches";
  static final String WAITED = "waited";
  static final String TCP = "tcp";
  static final String ESTABLISHED = "established";
  static final String MACHINE = "machine";

  private Looks() {}

  static String question(String what, List<Long> numbers) {
    return numbers.stream().map(number -> " " + number).collect(Collectors.joining("", what, ""));
  }

  /**
   * What a probe says.
   *
   * @throws IllegalArgumentException if that is no question
   */
  static String answer(String question, Probe probe) {
    String[] words = question.split(" ", -1);
    List<Long> numbers = Arrays.stream(words).skip(1).map(Looks::number).toList();
    return switch (words[0]) {
      case CPU -> times(probe.cpu(numbers));
      case GLANCE -> times(probe.cpuAtAGlance(numbers));
      case FOOTPRINT -> {
        Footprint now = probe.footprint(numbers);
        yield now.rssBytes() + " " + now.threads();
      }
      case DESCRIPTORS -> Long.toString(probe.descriptors(numbers));
      case SWITCHES -> switches(probe.switches(numbers));
      case WAITED -> Double.toString(probe.runQueueSeconds(numbers));
      case TCP -> {
        TcpCounters tcp = probe.tcp();
        yield tcp.listenOverflows() + " " + tcp.listenDrops() + " " + tcp.synRetransmits();
      }
      case ESTABLISHED -> Long.toString(probe.established(port(numbers)));
      case MACHINE -> {
        MachineSample now = probe.machine();
        yield now.totalTicks()
            + " "
            + now.busyTicks()
            + " "
            + now.stealTicks()
            + " "
            + now.pressureMicros();
      }
      default -> throw new IllegalArgumentException("'" + words[0] + "' is nothing to look at");
    };
  }

  private static long number(String word) {
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + word + "' is no number to look at", e);
    }
  }

  private static int port(List<Long> numbers) {
    if (numbers.size() != 1 || numbers.getFirst() < 0 || numbers.getFirst() > 65_535) {
      throw new IllegalArgumentException(numbers + " is no port to look at: one from 0 to 65535");
    }
    return numbers.getFirst().intValue();
  }

  private static String times(CpuTimes times) {
    return times.userNanos() + " " + times.systemNanos();
  }

  private static String switches(Switches switches) {
    return switches.byThread().entrySet().stream()
        .map(thread ->
            thread.getKey()
                + ":"
                + thread.getValue().voluntary()
                + ":"
                + thread.getValue().involuntary())
        .collect(Collectors.joining(" "));
  }

  /** Of context switches; none is none known. */
  static Switches switches(String answer) {
    if (answer.isEmpty()) {
      return Switches.UNKNOWN;
    }
    Map<String, Switches.Count> counts =
        Arrays.stream(answer.split(" ", -1))
            .map(word -> word.split(":", -1))
            .collect(
                Collectors.toMap(
                    parts -> parts[0],
                    parts ->
                        new Switches.Count(Long.parseLong(parts[1]), Long.parseLong(parts[2]))));
    return new Switches(counts, true);
  }

  /** The numbers of any other answer. */
  static long[] numbers(String answer) {
    return Arrays.stream(answer.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }
}
