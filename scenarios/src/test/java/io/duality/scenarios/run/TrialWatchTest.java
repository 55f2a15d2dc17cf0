package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.results.HostUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
    TrialWatch watch = new TrialWatch(sites, () -> List.of(SERVER), _ -> List.of(GENERATOR));
    watch.prepare(false);
    watch.surroundingsBegin();
    watch.begin();
    inTheWindow.run();
    watch.agentsEnd();
    watch.end();
    watch.surroundingsEnd();
    return watch;
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
    assertThat(watch.hosts())
        .containsExactly(
            new HostUsage("east", 0.05, 60_000 * 1_024),
            new HostUsage("west", 1.0, 70_000 * 1_024),
            new HostUsage("north", 0.0, 80_000 * 1_024));
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
    assertThat(watch.hosts()).first().isEqualTo(new HostUsage("east", -1, -1));
    assertThat(watch.notes(0, 0, 10)).isEmpty();
  }

  @Test
  void whereThisMachineIsAllThereIsNoHostIsTold() throws IOException {
    Site here = new HostFolder("", dir.resolve("west"), 2).site();
    TrialWatch watch =
        watch(
            new Sites(here, List.of(here)),
            () -> west.process(HostFolder.AGENT, 900, 900, 500_000));
    assertThat(watch.hosts()).isEmpty();
    assertThat(watch.notes(0, 0, 10)).isEmpty();
  }
}
