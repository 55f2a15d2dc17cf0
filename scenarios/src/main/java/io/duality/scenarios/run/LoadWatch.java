package io.duality.scenarios.run;

import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.probe.TcpCounters;
import java.util.List;

/** Reads the kernel's counters around ramp and window of a load. For one thread. */
final class LoadWatch {
  /**
   * The event loops' threads. The others of a JVM, its compiler above all, may wait without any
   * response being late.
   */
  private static final String LOOPS = "load-";

  private final ProcProbe probe;
  private final List<Long> generator;
  private final Surroundings around;
  private TcpCounters before = new TcpCounters(-1, -1, -1);
  private double waitedBefore = -1;
  private double waited = -1;

  /**
   * @param generator processes of the generator
   */
  LoadWatch(ProcProbe probe, List<Long> generator) {
    this.probe = probe;
    this.generator = List.copyOf(generator);
    this.around = new Surroundings(probe, List.of(ProcessHandle.current().pid()));
  }

  /** Before the first connect. */
  void rampBegins() {
    before = probe.tcp();
  }

  /** The window begins. */
  void windowBegins() {
    around.begin();
    waitedBefore = probe.runQueueSeconds(generator, LOOPS);
  }

  /** The window has ended. */
  void windowEnds() {
    double now = probe.runQueueSeconds(generator, LOOPS);
    waited = now < 0 || waitedBefore < 0 ? -1 : Math.max(0, now - waitedBefore);
    around.end();
  }

  LoadFacts facts(int generatorCpus) {
    return new LoadFacts(
        probe.tcp().since(before),
        around.stealShare(),
        around.pressureShare(),
        waited,
        generatorCpus);
  }
}
