package io.duality.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.duality.results.Environment;
import io.duality.results.Hosts;
import io.duality.results.Metric;
import io.duality.results.PlanDocument;
import io.duality.results.RunData;
import io.duality.results.Sample;
import io.duality.results.TrialRecord;
import io.duality.results.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunComparisonTest {
  private static final PlanDocument PLAN = Sample.plan("epoll", "threaded");
  private static final Environment HERE = Sample.environment();

  @Test
  void tellsByHowMuchAPointDiffers() {
    Row row = throughput(compare(run(100, 6), run(110, 6)));
    assertThat(row.ratio()).isCloseTo(1.1, within(0.01));
    assertThat(row.low().orElseThrow()).isBetween(1.05, 1.1);
    assertThat(row.differs()).isTrue();
  }

  @Test
  void showsNoDifferenceBetweenEquals() {
    Row row = throughput(compare(run(100, 6), run(100, 6)));
    assertThat(row.ratio()).isCloseTo(1, within(1e-9));
    assertThat(row.differs()).isFalse();
  }

  @Test
  void claimsNothingOfThreeTrials() {
    Row row = throughput(compare(run(100, 3), run(200, 3)));
    assertThat(row.ratio()).isCloseTo(2, within(0.05));
    assertThat(row.low()).isEmpty();
    assertThat(row.differs()).isFalse();
  }

  @Test
  void namesEachPointThatIsNotValidInBoth() {
    List<TrialRecord> more = new ArrayList<>(run(100, 4).trials());
    more.add(Sample.failed("threaded", 65536, 0));
    RunComparison comparison = compare(new RunData(PLAN, HERE, more, List.of()), run(100, 4));
    assertThat(comparison.leftOut()).containsExactly("threaded at 65536: failed, not run");
  }

  @Test
  void comparesNoTrialOfAPointWhoseGeneratorWasAtItsLimitInOne() {
    List<TrialRecord> trials = new ArrayList<>(run(100, 4).trials());
    trials.add(Sample.invalid("epoll", 64, 4, 130));
    RunComparison comparison = compare(new RunData(PLAN, HERE, trials, List.of()), run(100, 4));
    assertThat(comparison.rows()).isEmpty();
    assertThat(comparison.leftOut()).containsExactly("epoll at 64: invalid, valid");
  }

  @Test
  void namesWhatDiffersBesideTheProgram() {
    RunData other = new RunData(PLAN, with(HERE, "Linux 7.0", 4), run(100, 4).trials(), List.of());
    assertThat(compare(run(100, 4), other).differences())
        .containsExactly("CPUs: 2 against 4", "kernel: Linux 6.18.44 against Linux 7.0");
    assertThat(compare(run(100, 4), run(100, 4)).differences()).isEmpty();
  }

  @Test
  void refusesTwoExperiments() {
    PlanDocument other = plan("throughput-vs-threads", "threads", List.of());
    assertThatThrownBy(
            () -> compare(run(1, 4), new RunData(other, HERE, run(1, 4).trials(), List.of())))
        .hasMessage(
            "A and B are two experiments, scenario: bandwidth-vs-clients against"
                + " throughput-vs-threads; x axis: clients against threads");
  }

  @Test
  void namesAVariantThatIsNotTheSame() {
    PlanDocument other =
        plan(
            PLAN.scenario(),
            PLAN.xName(),
            List.of(new Variant("epoll", "epoll", Map.of("accept", "active"), 0)));
    assertThat(
            compare(run(1, 4), new RunData(other, HERE, run(1, 4).trials(), List.of()))
                .differences())
        .containsExactly("epoll: epoll against epoll, accept active");
  }

  @Test
  void namesTheMachinesThatAreNotTheSame() {
    Hosts.Host server = Sample.host("s", "server", HERE);
    Hosts.Host one = Sample.host("g1", "generator", HERE);
    Hosts.Host two = Sample.host("g2", "generator", HERE);
    Hosts.Host slower = Sample.host("g1", "generator", with(HERE, "Linux 6.18.44", 1));
    assertThat(compare(on(server, one, two), on(server, two, one)).differences())
        .as("the same, in another order")
        .isEmpty();
    assertThat(compare(on(server, one, two), on(server, one)).differences())
        .containsExactly(
            "hosts: generator g1, generator g2, server s against generator g1, server s");
    assertThat(compare(on(server, one), on(server, slower)).differences())
        .containsExactly("g1, CPUs: 2 against 1");
    assertThat(compare(run(100, 4), on(server, one)).differences())
        .containsExactly("hosts: one machine against generator g1, server s");
  }

  private static RunData on(Hosts.Host... hosts) {
    return new RunData(PLAN, HERE, List.of(hosts), run(100, 4).trials(), List.of());
  }

  private static PlanDocument plan(String scenario, String xName, List<Variant> variants) {
    PlanDocument p = PLAN;
    return new PlanDocument(
        p.schema(),
        scenario,
        p.title(),
        p.source(),
        xName,
        p.completedName(),
        p.profile(),
        p.seed(),
        p.models(),
        p.xs(),
        p.repeats(),
        p.warmupSeconds(),
        p.durationSeconds(),
        p.workload(),
        p.charts(),
        p.command(),
        variants);
  }

  private static RunComparison compare(RunData base, RunData head) {
    return RunComparison.of("A", base, "B", head);
  }

  private static Row throughput(RunComparison comparison) {
    return comparison.rows().stream()
        .filter(row -> row.metric() == Metric.THROUGHPUT)
        .findFirst()
        .orElseThrow();
  }

  /** Trials one percent apart. */
  private static RunData run(double throughput, int trials) {
    return new RunData(
        PLAN,
        HERE,
        IntStream.range(0, trials)
            .mapToObj(i -> Sample.valid("epoll", 64, i, throughput * (1 + i * 0.01)))
            .toList(),
        List.of());
  }

  private static Environment with(Environment e, String kernel, int cpus) {
    return new Environment(
        e.schema(),
        kernel,
        e.cpuModel(),
        cpus,
        e.memoryBytes(),
        e.mitigations(),
        e.jdk(),
        e.jvmFlags(),
        e.commit(),
        e.sysctls(),
        e.limits(),
        e.serverCpus(),
        e.generatorCpus(),
        e.startedAt());
  }
}
