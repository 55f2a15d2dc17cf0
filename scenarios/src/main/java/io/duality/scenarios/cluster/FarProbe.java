package io.duality.scenarios.cluster;

import io.duality.scenarios.probe.CpuTimes;
import io.duality.scenarios.probe.Footprint;
import io.duality.scenarios.probe.MachineSample;
import io.duality.scenarios.probe.Probe;
import io.duality.scenarios.probe.Switches;
import io.duality.scenarios.probe.TcpCounters;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The probe of another host, which is asked. A host that does not answer in time is unknown. */
final class FarProbe implements Probe {
  /** Of an answer; whoever is silent for that long is lost in any case. */
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final ClusterHost host;

  FarProbe(ClusterHost host) {
    this.host = host;
  }

  private <T> Optional<T> ask(String what, List<Long> numbers, Function<String, T> reader) {
    try {
      return Optional.of(
          reader.apply(
              host.ask(Frame.Kind.LOOK, Looks.question(what, numbers))
                  .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      // Unknown, as a file that cannot be read: whether the host is lost is decided by its beats.
      return Optional.empty();
    }
  }

  private static CpuTimes times(String answer) {
    long[] numbers = Looks.numbers(answer);
    return new CpuTimes(numbers[0], numbers[1]);
  }

  @Override
  public CpuTimes cpu(List<Long> pids) {
    return ask(Looks.CPU, pids, FarProbe::times).orElse(new CpuTimes(-1, -1));
  }

  @Override
  public CpuTimes cpuAtAGlance(List<Long> pids) {
    return ask(Looks.GLANCE, pids, FarProbe::times).orElse(new CpuTimes(-1, -1));
  }

  @Override
  public Footprint footprint(List<Long> pids) {
    return ask(Looks.FOOTPRINT, pids, Looks::numbers)
        .map(numbers -> new Footprint(numbers[0], numbers[1]))
        .orElse(new Footprint(-1, -1));
  }

  @Override
  public long descriptors(List<Long> pids) {
    return ask(Looks.DESCRIPTORS, pids, Long::valueOf).orElse(-1L);
  }

  @Override
  public Switches switches(List<Long> pids) {
    return ask(Looks.SWITCHES, pids, Looks::switches).orElse(Switches.UNKNOWN);
  }

  @Override
  public double runQueueSeconds(List<Long> pids) {
    return ask(Looks.WAITED, pids, Double::valueOf).orElse(-1.0);
  }

  @Override
  public TcpCounters tcp() {
    return ask(Looks.TCP, List.of(), Looks::numbers)
        .map(numbers -> new TcpCounters(numbers[0], numbers[1], numbers[2]))
        .orElse(new TcpCounters(-1, -1, -1));
  }

  @Override
  public long established(int port) {
    return ask(Looks.ESTABLISHED, List.of((long) port), Long::valueOf).orElse(-1L);
  }

  @Override
  public MachineSample machine() {
    return ask(Looks.MACHINE, List.of(), Looks::numbers)
        .map(numbers -> new MachineSample(numbers[0], numbers[1], numbers[2], numbers[3]))
        .orElse(MachineSample.UNKNOWN);
  }
}
