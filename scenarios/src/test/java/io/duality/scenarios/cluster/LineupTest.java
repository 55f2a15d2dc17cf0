package io.duality.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.Environment;
import io.duality.results.Json;
import io.duality.results.TrialRecord;
import io.duality.scenarios.plan.Fleet;
import io.duality.scenarios.plan.Machines;
import io.duality.scenarios.run.Site;
import io.duality.scenarios.run.Sites;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineupTest {
  private static final HostFacts EAST = agent("east", HostRole.ANY);
  private static final HostFacts NORTH = agent("north", HostRole.GENERATOR);
  private static final HostFacts SOUTH = agent("south", HostRole.SERVER);
  private static final HostFacts WEST = agent("west", HostRole.ANY);

  @Test
  void whoTakesOneRoleOnlyHasIt() {
    assertThat(Lineup.of(List.of(WEST, NORTH, SOUTH, EAST)))
        .contains(new Lineup(SOUTH, List.of(EAST, NORTH, WEST)));
  }

  @Test
  void theSameAgentsGetTheSameRolesInWhateverOrderTheyCome() {
    Optional<Lineup> expected = Optional.of(new Lineup(EAST, List.of(NORTH, WEST)));
    assertThat(Lineup.of(List.of(EAST, NORTH, WEST))).isEqualTo(expected);
    assertThat(Lineup.of(List.of(WEST, NORTH, EAST))).isEqualTo(expected);
  }

  @Test
  void aSecondServerIsNotMadeToGenerate() {
    HostFacts second = agent("zenith", HostRole.SERVER);
    assertThat(Lineup.of(List.of(second, SOUTH, NORTH)))
        .contains(new Lineup(SOUTH, List.of(NORTH)));
  }

  @Test
  void withoutOneOfTheSidesThereIsNone() {
    assertThat(Lineup.of(List.of())).isEmpty();
    assertThat(Lineup.of(List.of(NORTH, agent("other", HostRole.GENERATOR)))).isEmpty();
    assertThat(Lineup.of(List.of(SOUTH, agent("other", HostRole.SERVER)))).isEmpty();
    assertThat(Lineup.of(List.of(EAST))).as("a machine cannot be both").isEmpty();
  }

  @Test
  void theServersMachineIsTheFirstOfAll() {
    assertThat(new Lineup(WEST, List.of(EAST, NORTH)).all()).containsExactly(WEST, EAST, NORTH);
  }

  @Test
  void aRunIsFittedToTheMachinesAsTheirAgentsTellThem() {
    assertThat(new Lineup(SOUTH, List.of(NORTH)).fleet())
        .isEqualTo(
            new Fleet(
                Machines.small(), List.of(new Fleet.GeneratorHost("north", Machines.small(), 2))));
  }

  @Test
  void thoseLeftHaveToHoldAllConnections() {
    Lineup lineup = new Lineup(SOUTH, List.of(NORTH, WEST));
    // Each has two addresses with 28,232 ports, which are three processes of 16,384 connections.
    assertThat(lineup.fits(65_536, 4, lineup.generators())).isTrue();
    assertThat(lineup.fits(65_536, 4, List.of(WEST))).isFalse();
    assertThat(lineup.fits(32_768, 2, List.of(WEST))).isTrue();
    assertThat(lineup.fits(1, 1, List.of())).isFalse();
  }

  @Test
  void trialsReachAnAgentByWhatItSaysOfItself() {
    HostFacts one = agent("one", HostRole.GENERATOR, List.of("10.0.0.9"));
    Sites sites = Lineup.sites(link(SOUTH), List.of(link(NORTH), link(one)));
    Site server = sites.server();
    assertThat(server.name()).isEqualTo("south");
    assertThat(server.address()).isEqualTo("10.0.0.1");
    assertThat(server.limits()).isEqualTo(Machines.small());
    assertThat(server.own()).containsExactly(4_242L);
    assertThat(sites.generators()).extracting(Site::name).containsExactly("north", "one");
    assertThat(sites.generators().getFirst().sources()).containsExactly("10.0.0.1", "10.0.1.1");
    assertThat(sites.generators().getLast().sources())
        .as("of one address the kernel makes the choice")
        .isEmpty();
  }

  @Test
  void whatAnAgentSaysOfItselfIsReadAsItWasSaid() throws IOException {
    assertThat(Json.read(Path.of("agent"), 0, Json.line(NORTH), HostFacts.class)).isEqualTo(NORTH);
  }

  @Test
  void anAgentHasANameAndAnAddressToConnectFrom() {
    assertThatThrownBy(() -> agent(" ", HostRole.ANY)).hasMessageContaining("has a name");
    assertThatThrownBy(() -> agent("east", HostRole.ANY, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("an address to connect from");
  }

  private static AgentLink link(HostFacts facts) {
    return new AgentLink(
        facts, new ClusterHost(facts.name(), facts.pins(), facts.workNanos(), _ -> {}));
  }

  private static HostFacts agent(String name, HostRole role) {
    return agent(name, role, List.of("10.0.0.1", "10.0.1.1"));
  }

  private static HostFacts agent(String name, HostRole role, List<String> sources) {
    return new HostFacts(
        TrialRecord.SCHEMA,
        name,
        role,
        "build",
        "10.0.0.1",
        sources,
        4_242,
        true,
        1_000.5,
        Machines.small(),
        new Environment(
            TrialRecord.SCHEMA,
            "Linux 6.18.44",
            "AMD EPYC 7B13",
            2,
            8_589_934_592L,
            Map.of("meltdown", "Not affected"),
            "25.0.3+9",
            List.of("-XX:+UseSerialGC"),
            "2f33b4a",
            Map.of("net.core.somaxconn", "4096"),
            Map.of("descriptors", "20000"),
            "",
            "",
            "2026-11-03T14:22:33Z"));
  }
}
