package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.duality.results.HostUsage;
import io.duality.results.ProcessUsage;
import io.duality.scenarios.process.RoundTrip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window of 10 s with the server on one host and generators on two. */
class TrialWatchTest {
  private static final long SERVER = 10;
  private static final long GENERATOR = 20;

  @TempDir private Path dir;
  private HostFolder east;
  private HostFolder west;
  private HostFolder north;

  @BeforeEach
  void threeHosts() throws IOException {
    east = new HostFolder("east", dir.resolve("east"), 2);
    west = new HostFolder("west", dir.resolve("west"), 2);
    north = new HostFolder("north", dir.resolve("north"), 2);
    east.process(SERVER, 0, 0, 1_000);
    west.process(GENERATOR, 0, 0, 1_000);
    north.process(GENERATOR, 0, 0, 1_000);
    for (HostFolder host : List.of(east, west, north)) {
      host.process(HostFolder.AGENT, 500, 500, 1_000);
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static TrialWatch watch(Sites sites, Work inTheWindow) throws IOException {
    return watch(sites, _ -> List.of(GENERATOR), inTheWindow);
  }

  private static TrialWatch watch(
      Sites sites, Function<Site, List<Long>> generators, Work inTheWindow) throws IOException {
    TrialWatch watch = new TrialWatch(sites, () -> List.of(SERVER), generators);
    watch.prepare(false);
    watch.surroundingsBegin();
    watch.begin();
    inTheWindow.run();
    watch.agentsEnd();
    watch.end();
    watch.surroundingsEnd();
    return watch;
  }

  private static List<HostUsage> hosts(TrialWatch watch, int agentThreads) {
    return watch.hosts(agentThreads, new Barrier(List.of(), List.of()));
  }

  private Sites several() {
    return new Sites(east.site(), List.of(west.site(), north.site()));
  }

  @Test
  void theAgentOfEachHostIsReadThere() throws IOException {
    TrialWatch watch =
        watch(
            several(),
            () -> {
              east.process(HostFolder.AGENT, 504, 501, 60_000);
              west.process(HostFolder.AGENT, 600, 500, 70_000);
              north.process(HostFolder.AGENT, 500, 500, 80_000);
            });
    assertThat(hosts(watch, 1))
        .extracting(HostUsage::name, HostUsage::agentCpuSeconds, HostUsage::agentRssBytes)
        .containsExactly(
            tuple("east", 0.05, 60_000L * 1_024),
            tuple("west", 1.0, 70_000L * 1_024),
            tuple("north", 0.0, 80_000L * 1_024));
    assertThat(watch.notes(0, 0, 10)).isEmpty();
  }

  /** On the others it takes what their generators leave, and they are judged by that. */
  @Test
  void anAgentThatCostsTheMeasuredHostMoreThanItShouldIsNoted() throws IOException {
    TrialWatch watch =
        watch(
            several(),
            () -> {
              east.process(HostFolder.AGENT, 505, 506, 97_657);
              west.process(HostFolder.AGENT, 900, 900, 500_000);
            });
    assertThat(watch.notes(0, 0, 10))
        .containsExactly(
            "east: its agent used 1.1 % of a CPU in the window, 1 % is the most it should",
            "east: its agent had 100 MB of memory, 100 MB is the most it should");
  }

  @Test
  void asMuchAsItShouldIsNotNoted() throws IOException {
    TrialWatch watch = watch(several(), () -> east.process(HostFolder.AGENT, 505, 505, 97_656));
    assertThat(watch.notes(0, 0, 10)).isEmpty();
  }

  @Test
  void anAgentThatCannotBeReadIsNotKnown() throws IOException {
    HostFolder nowhere = new HostFolder("east", dir.resolve("nowhere"), 2);
    TrialWatch watch =
        watch(new Sites(nowhere.site(), List.of(west.site(), north.site())), () -> {});
    assertThat(hosts(watch, 1)).first().isEqualTo(new HostUsage("east", -1, -1, 0, null, 0));
    assertThat(watch.notes(0, 0, 10)).isEmpty();
  }

  @Test
  void theGeneratorsOfEachHostAreToldApart() throws IOException {
    TrialWatch watch =
        watch(
            several(),
            () -> {
              west.process(GENERATOR, 1_000, 500, 2_000);
              north.process(GENERATOR, 20, 5, 4_000);
            });
    assertThat(hosts(watch, 1)).extracting(HostUsage::generatorCpus).containsExactly(0, 1, 1);
    assertThat(hosts(watch, 4)).extracting(HostUsage::generatorCpus).containsExactly(0, 2, 2);
    assertThat(hosts(watch, 1).getFirst().generator()).isNull();
    assertThat(hosts(watch, 1))
        .extracting(HostUsage::generator)
        .filteredOn(Objects::nonNull)
        .extracting(ProcessUsage::cpuSeconds)
        .containsExactly(15.0, 0.25);
    assertThat(watch.generator().cpuSeconds()).isEqualTo(15.25);
  }

  @Test
  void eachHostHasItsOwnPartOfTheBarrier() throws IOException {
    Sites sites = several();
    TrialWatch watch = watch(sites, () -> {});
    Barrier barrier =
        new Barrier(sites.generators(), List.of(new RoundTrip(0, 2_000), new RoundTrip(0, 5_000)));
    assertThat(watch.hosts(1, barrier))
        .extracting(HostUsage::barrierSeconds)
        .containsExactly(0.0, 2e-6, 5e-6);
  }

  /** One process is enough for one client. */
  @Test
  void aHostWithoutAGeneratorHidesNoOther() throws IOException {
    TrialWatch watch =
        watch(
            several(),
            site -> site.name().equals("west") ? List.of(GENERATOR) : List.of(),
            () -> west.process(GENERATOR, 1_000, 500, 2_000));
    assertThat(hosts(watch, 1)).extracting(HostUsage::generatorCpus).containsExactly(0, 1, 0);
    assertThat(watch.generator().cpuSeconds()).isEqualTo(15);
    assertThat(watch.generator().processes()).isEqualTo(1);
  }

  @Test
  void whereThisMachineIsAllThereIsNoHostIsTold() throws IOException {
    Site here = new HostFolder("", dir.resolve("west"), 2).site();
    TrialWatch watch =
        watch(
            new Sites(here, List.of(here)),
            () -> west.process(HostFolder.AGENT, 900, 900, 500_000));
    assertThat(hosts(watch, 1)).isEmpty();
    assertThat(watch.notes(0, 0, 10)).isEmpty();
  }
}
