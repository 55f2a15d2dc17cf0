package io.duality.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Spacing;
import io.duality.results.HistogramFile;
import io.duality.results.Measurement;
import io.duality.results.Outcome;
import io.duality.results.PlanDocument;
import io.duality.results.ProcessUsage;
import io.duality.results.Ramp;
import io.duality.results.Reason;
import io.duality.results.TrialRecord;
import io.duality.results.TrialSetup;
import io.duality.scenarios.fake.Fakes;
import io.duality.scenarios.plan.TrialPlan;
import io.duality.scenarios.process.Programs;
import io.duality.scenarios.spec.External;
import io.duality.scenarios.spec.ExternalFolder;
import io.duality.scenarios.spec.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Real servers, real generators, the real kernel: what each of them counts has to agree. */
@EnabledOnOs(OS.LINUX)
class EndToEndTest {
  private static final int CLIENTS = 12;
  private static final int FILE_BYTES = 700;
  private static final Workload HTTP =
      new Workload.Http(FILE_BYTES, Duration.ofMillis(5), 0, Duration.ofSeconds(20));
  private static final Workload RECONNECTING =
      new Workload.Http(FILE_BYTES, Duration.ofMillis(5), 3, Duration.ofSeconds(20));
  private static final Workload AT_A_RATE =
      new Workload.Http(
          FILE_BYTES, new Arrival.Open(200, Spacing.POISSON), 0, Duration.ofSeconds(20));
  private static final Workload TASKS = new Workload.Tasks(FILE_BYTES);

  @TempDir Path temp;
  private Map<String, External> externals = Map.of();

  @Test
  void serverGeneratorAndKernelCountTheSame() throws Exception {
    List<TrialRecord> records =
        run(
            HTTP,
            trial("threaded", 1, 1),
            trial("nio-select", 2, 2),
            trial("epoll", 2, 1),
            trial("seda", 1, 1));
    assertThat(records).hasSize(4);
    for (TrialRecord record : records) {
      assertThat(record.outcome()).as("%s", record.reasons()).isIn(Outcome.VALID, Outcome.INVALID);
      Measurement measured = Objects.requireNonNull(record.measured());
      assertThat(measured.errorsInAll()).isEmpty();
      // On a busy machine a cold server may answer nothing in so short a window.
      assertThat(measured.completedInAll())
          .as(record.model())
          .isPositive()
          .isGreaterThanOrEqualTo(measured.completed());
      assertThat(measured.serverCounters())
          .containsEntry("requests", measured.completedInAll())
          .containsEntry("body-bytes", measured.completedInAll() * FILE_BYTES);
      assertThat(measured.bodyBytes()).isEqualTo(measured.completed() * FILE_BYTES);
      assertThat(measured.starvedClients()).isBetween(0L, (long) CLIENTS);
      assertThat(measured.response().count()).isEqualTo(measured.completed());
      Path histogram = temp.resolve("run").resolve(measured.histograms().get("response"));
      assertThat(HistogramFile.read(histogram).getTotalCount()).isEqualTo(measured.completed());
      assertThat(Objects.requireNonNull(measured.ramp()).established()).isEqualTo(CLIENTS);
      assertAccepted(record);
      assertThat(measured.serverCounters().getOrDefault("accepted", 0L))
          .isBetween(measured.ramp().kernelEstablished(), (long) CLIENTS);
      assertUsage(measured.server(), record.setup().shards());
      assertUsage(Objects.requireNonNull(measured.generator()), record.setup().agents());
    }
  }

  @Test
  void countsAgreeWhenClientsReconnect() throws Exception {
    Measurement measured =
        Objects.requireNonNull(run(RECONNECTING, trial("virtual", 1, 1)).getFirst().measured());
    assertThat(measured.errorsInAll()).isEmpty();
    assertThat(measured.serverCounters()).containsEntry("requests", measured.completedInAll());
    assertThat(measured.serverCounters().get("accepted")).isGreaterThan(CLIENTS);
  }

  /** Little's law has no N there; the rate takes its place. */
  @Test
  void requestsAtARateAreJudgedByTheirSchedule() throws Exception {
    TrialRecord record =
        RealRun.completing(seconds ->
            run("run-" + seconds, AT_A_RATE, trial("epoll-level", 1, 2, seconds)).getFirst());
    assertThat(record.reasons()).extracting(Reason::code).doesNotContain("little", "starved");
    Measurement measured = Objects.requireNonNull(record.measured());
    assertThat(measured.errorsInAll()).isEmpty();
    assertThat(measured.serverCounters()).containsEntry("requests", measured.completedInAll());
    assertThat(measured.completed()).isPositive();
  }

  @Test
  void tasksAreMeasuredInTheServersOwnProcess() throws Exception {
    for (TrialRecord record : run(TASKS, trial("threaded", 1, 0), trial("nio-select", 1, 0))) {
      assertThat(record.outcome()).as("%s", record.reasons()).isIn(Outcome.VALID, Outcome.INVALID);
      Measurement measured = Objects.requireNonNull(record.measured());
      assertThat(measured.completed()).isEqualTo(measured.completedInAll());
      assertUsage(measured.server(), 1);
    }
  }

  @Test
  void aProgramThatIsNotOursIsMeasuredWithItsWholeProcessTree() throws Exception {
    External nginx = new ExternalFolder(Path.of("external")).get("external:nginx");
    assumeTrue(Programs.find("nginx").isPresent(), "there is no nginx here");
    externals = Map.of(nginx.id(), nginx);
    TrialRecord record = run(RECONNECTING, trial(nginx.id(), 1, 1)).getFirst();
    assertThat(record.outcome()).as("%s", record.reasons()).isIn(Outcome.VALID, Outcome.INVALID);
    Measurement measured = Objects.requireNonNull(record.measured());
    assertThat(measured.errorsInAll()).isEmpty();
    assertThat(measured.completedInAll()).isPositive();
    assertAccepted(record);
    assertUsage(measured.server(), 2);
    assertThat(measured.server().allocatedBytes()).as("no heap").isEqualTo(-1);
    assertThat(measured.serverCounters()).isEmpty();
  }

  /** Or the record says who did not get a CPU in time to accept them all. */
  private static void assertAccepted(TrialRecord record) {
    Ramp ramp = Objects.requireNonNull(Objects.requireNonNull(record.measured()).ramp());
    boolean said =
        record.reasons().stream().anyMatch(reason -> reason.code().equals("kernel-connections"));
    assertThat(ramp.kernelEstablished()).isBetween(said ? 0L : CLIENTS, (long) CLIENTS);
  }

  private static void assertUsage(ProcessUsage usage, int processes) {
    assertThat(usage.processes()).isEqualTo(processes);
    assertThat(usage.cpuSeconds()).isNotNegative();
    assertThat(usage.switches()).isPositive();
    assertThat(usage.rssBytes()).isPositive();
    assertThat(usage.threads()).isPositive();
    assertThat(usage.descriptors()).isPositive();
  }

  private List<TrialRecord> run(Workload workload, TrialPlan... trials) throws IOException {
    return run("run", workload, trials);
  }

  private List<TrialRecord> run(String folder, Workload workload, TrialPlan... trials)
      throws IOException {
    PlanDocument plan =
        Documents.plan(CLIENTS, "threaded", "nio-select", "virtual", "epoll", "seda");
    return RealRun.of(temp.resolve(folder), externals, plan, workload, trials);
  }

  private static TrialPlan trial(String model, int shards, int agents) {
    return trial(model, shards, agents, 0.2);
  }

  private static TrialPlan trial(String model, int shards, int agents, double seconds) {
    TrialSetup setup =
        new TrialSetup(
            shards,
            1,
            agents,
            1,
            "",
            "",
            0.2,
            seconds,
            0.005,
            0,
            Fakes.SHORT_LIVED,
            Fakes.SHORT_LIVED,
            Map.of());
    return new TrialPlan(model, CLIENTS, 0, setup, List.of());
  }
}
