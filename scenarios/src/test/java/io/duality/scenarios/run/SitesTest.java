package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.machine.Limit;
import io.duality.scenarios.plan.Machines;
import io.duality.scenarios.probe.ProcProbe;
import io.duality.scenarios.process.ChildListener;
import io.duality.scenarios.process.FarHost;
import io.duality.scenarios.process.HostedChild;
import io.duality.scenarios.process.Launch;
import io.duality.scenarios.process.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SitesTest {
  private static final Site SERVER = site("s", 2);
  private static final Site LARGE = site("large", 4);
  private static final Site SMALL = site("small", 1);
  private static final Sites SITES = new Sites(SERVER, List.of(SMALL, LARGE));

  @Test
  void eachHostHasOneProcessBeforeAnyHasTwo() {
    assertThat(SITES.places(2, 1_000)).containsExactly(SMALL, LARGE);
  }

  @Test
  void theOthersGoWhereMostCpusAreLeftForEach() {
    assertThat(SITES.places(4, 1_000)).containsExactly(SMALL, LARGE, LARGE, LARGE);
    assertThat(SITES.places(10, 1_000)).filteredOn(SMALL::equals).as("a fifth").hasSize(2);
  }

  @Test
  void hostsThatAreAlikeHaveAsMany() {
    Sites alike = new Sites(SERVER, List.of(site("g1", 2), site("g2", 2)));
    assertThat(alike.places(4, 1_000))
        .extracting(Site::name)
        .containsExactly("g1", "g2", "g1", "g2");
  }

  /** An address has 28,232 source ports: for one such process, as the plan has counted. */
  @Test
  void noHostHasMoreThanItHolds() {
    Site few = far("few", 1);
    Site many = far("many", 3);
    assertThat(new Sites(SERVER, List.of(few, many)).places(4, 65_536))
        .containsExactly(few, many, many, many);
  }

  @Test
  void aHostThatHoldsNoneHasNone() {
    Site poor = far("poor", 3, Machines.with(Machines.small(), Limit.OPEN_FILES_HARD, 5_000));
    Site rich = far("rich", 3);
    assertThat(new Sites(SERVER, List.of(poor, rich)).places(2, 34_000))
        .containsExactly(rich, rich);
    assertThat(new Sites(SERVER, List.of(poor)).places(2, 34_000))
        .as("what nobody holds the plan has ruled out")
        .containsExactly(poor, poor);
  }

  @Test
  void fewerProcessesThanHostsLeaveTheLastHostsIdle() {
    assertThat(SITES.places(1, 1_000)).containsExactly(SMALL);
  }

  @Test
  void onOneMachineAllAreThere() {
    Sites here = Sites.here(new ProcProbe(Path.of("/proc")), Machines.small());
    assertThat(here.places(3, 65_536)).containsOnly(here.server()).hasSize(3);
    assertThat(here.all()).containsExactly(here.server());
    assertThat(here.server().far()).isEmpty();
    assertThat(here.server().address()).isEqualTo("127.0.0.1");
    assertThat(here.server().own()).containsExactly(ProcessHandle.current().pid());
  }

  @Test
  void cpusOfGeneratorsAreThoseOfTheirHosts() {
    assertThat(SITES.generatorCpus()).isEqualTo(5);
  }

  @Test
  void eachHostIsThereOnceTheServersFirst() {
    assertThat(new Sites(SERVER, List.of(LARGE, SERVER)).all()).containsExactly(SERVER, LARGE);
  }

  @Test
  void aLoadIsMadeSomewhere() {
    assertThatThrownBy(() -> new Sites(SERVER, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no host is left");
  }

  private static Site far(String name, int addresses) {
    return far(name, addresses, Machines.small());
  }

  /** Of another machine. */
  private static Site far(String name, int addresses, HostLimits limits) {
    List<String> sources = IntStream.range(0, addresses).mapToObj(i -> "10.0.0." + i).toList();
    Site like = site(name, 2);
    return new Site(
        name, Optional.of(new Unused()), like.address(), sources, like.probe(), limits, List.of());
  }

  /** Starts nothing. */
  private record Unused() implements FarHost {
    @Override
    public CompletableFuture<Path> folder(Recipe recipe) {
      throw new UnsupportedOperationException();
    }

    @Override
    public HostedChild start(Launch launch, ChildListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public HostedChild startProgram(Launch launch, List<String> command, ChildListener listener) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean pins() {
      return false;
    }

    @Override
    public double workNanos() {
      return 1;
    }
  }

  private static Site site(String name, int cpus) {
    return new Site(
        name,
        Optional.empty(),
        "10.0.0.1",
        List.of(),
        new ProcProbe(Path.of("/proc")),
        Machines.cpus(Machines.small(), cpus),
        List.of());
  }
}
