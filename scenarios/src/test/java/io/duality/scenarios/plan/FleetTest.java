package io.duality.scenarios.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.Reason;
import io.duality.scenarios.machine.HostLimits;
import io.duality.scenarios.machine.Limit;
import io.duality.scenarios.plan.Fleet.GeneratorHost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetTest {
  /** A process may open 20,000 files, and an address has 28,232 source ports. */
  private static final HostLimits SMALL = Machines.small();

  @Test
  void oneMachineIsFittedAsEver() {
    Fleet here = Fleet.of(SMALL);
    Shape shape = here.network(65_536, 65_536, 0, 1, 64);
    assertThat(shape).isEqualTo(Split.network(65_536, 0, SMALL));
    assertThat(here.impossible("it", shape)).isEmpty();
    assertThat(here.cpus()).isEqualTo(CpuSplit.network(SMALL));
  }

  /** Least n whose hosts hold n processes of clients / n connections: descriptors, then ports. */
  @ParameterizedTest
  @CsvSource({
    "1, 1", // Not more than there are clients.
    "2, 2", // One on each host.
    "35_600, 2",
    "35_602, 3",
    "65_536, 4",
    "112_928, 8" // All ports of all addresses.
  })
  void takesTheFewestProcessesThatItsHostsHold(String clients, int agents) {
    long asked = Long.parseLong(clients.replace("_", ""));
    Fleet fleet = new Fleet(Machines.large(), List.of(host("g1", 2), host("g2", 2)));
    Shape shape = network(fleet, asked);
    assertThat(shape.agents()).isEqualTo(agents);
    assertThat(shape.shards()).isEqualTo(1);
    assertThat(fleet.impossible("it", shape)).isEmpty();
  }

  @Test
  void theServersSideIsFittedToItsOwnMachine() {
    Fleet fleet = new Fleet(SMALL, List.of(new GeneratorHost("g1", Machines.large(), 3)));
    Shape shape = network(fleet, 65_536);
    assertThat(shape.shards()).isEqualTo(4);
    assertThat(shape.agents()).isEqualTo(1);
  }

  @Test
  void aHostWithMoreAddressesHoldsMore() {
    Fleet uneven = new Fleet(Machines.large(), List.of(host("g1", 1), host("g2", 3)));
    assertThat(network(uneven, 65_536).agents()).isEqualTo(4);
    assertThat(uneven.holds(65_536, 4)).isTrue();
    Fleet few = new Fleet(Machines.large(), List.of(host("g1", 1), host("g2", 1)));
    assertThat(few.holds(65_536, 4)).isFalse();
    assertThat(few.holds(56_464, 2)).as("a process cannot open as many files").isFalse();
    assertThat(few.holds(56_464, 4)).isTrue();
    assertThat(few.holds(56_465, 4)).as("a port short").isFalse();
  }

  @Test
  void clientsThatNoHostsHoldAreNamedWithEachHostsLimits() {
    Fleet few = new Fleet(Machines.large(), List.of(host("g1", 1), host("g2", 1)));
    Shape shape = network(few, 65_536);
    assertThat(few.impossible("epoll at 65536 clients", shape))
        .containsExactly(
            new Reason(
                "generator-hosts",
                "hosts too few",
                "epoll at 65536 clients needs 65536 connections from g1 (18000 descriptors a"
                    + " process, 28232 ports), g2 (18000 descriptors a process, 28232 ports): add"
                    + " hosts, or addresses to them by --sources"));
  }

  @Test
  void aHostWithHardlyADescriptorHoldsNothing() {
    HostLimits poor = Machines.with(SMALL, Limit.OPEN_FILES_HARD, 200);
    Fleet fleet = new Fleet(Machines.large(), List.of(new GeneratorHost("g1", poor, 9)));
    assertThat(fleet.holds(1, 1)).isFalse();
    assertThat(fleet.impossible("it", network(fleet, 8)))
        .extracting(Reason::code)
        .containsExactly("generator-hosts");
  }

  @Test
  void noHostHoldsMoreThanSoManyProcesses() {
    Fleet fleet =
        new Fleet(Machines.large(), List.of(new GeneratorHost("g1", Machines.large(), 250)));
    assertThat(fleet.holds(640, 64)).isTrue();
    assertThat(fleet.holds(650, 65)).isFalse();
  }

  @Test
  void eachSideHasAllCpusOfItsMachines() {
    Fleet fleet =
        new Fleet(
            Machines.cpus(SMALL, 8),
            List.of(host("g1", 1), new GeneratorHost("g2", Machines.cpus(SMALL, 4), 1)));
    assertThat(fleet.cpus()).isEqualTo(new CpuSplit("", "", 8, 6));
  }

  @Test
  void connectionsComeFromSomewhere() {
    assertThatThrownBy(() -> host("g1", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'g1' has no address to connect from");
  }

  private static Shape network(Fleet fleet, long clients) {
    return fleet.network(clients, clients, 0, 1, 64);
  }

  private static GeneratorHost host(String name, int sources) {
    return new GeneratorHost(name, SMALL, sources);
  }
}
