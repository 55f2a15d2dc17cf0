package io.duality.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Population;
import io.duality.loadgen.Request;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.scenarios.run.LoadPhases;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.ShapeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the words of a command line come to. */
class LoadOptionsTest {
  @TempDir private Path dir;

  private LoadOptions options(String... words) {
    List<LoadOptions> loads = loads(words);
    assertThat(loads).hasSize(1);
    return loads.getFirst();
  }

  private List<LoadOptions> loads(String... words) {
    return loads(TestWorld.silent(dir), "http://127.0.0.1:8080/x", words);
  }

  /** What the words come to. */
  static List<LoadOptions> loads(World world, String url, String... words) {
    LoadCommand load = new LoadCommand(world);
    String[] args = new String[words.length + 1];
    args[0] = url;
    System.arraycopy(words, 0, args, 1, words.length);
    CommandLines.of(load).parseArgs(args);
    return load.options();
  }

  @Test
  void aUrlAloneIsTenClientsInAClosedLoopForTenSeconds() {
    LoadOptions options = options();
    assertThat(options.load().population()).isEqualTo(Population.of(10));
    assertThat(options.load().arrival()).isEqualTo(Arrival.closed(Think.NONE));
    assertThat(options.load().shape()).isEqualTo(Shape.STEADY);
    assertThat(options.phases()).isEqualTo(LoadPhases.fixed(Duration.ZERO, Duration.ofSeconds(10)));
    assertThat(options.load().request().method()).isEqualTo("GET");
    assertThat(options.gates()).isEmpty();
    assertThat(options.errorsAllowed()).isFalse();
  }

  @Test
  void shortOptionsTakeTheirValueWithOrWithoutASpace() {
    LoadOptions options = options("-c1k", "-t", "2", "-d3", "-R2.5k");
    assertThat(options.load().clients()).isEqualTo(1024);
    assertThat(options.load().threads()).isEqualTo(2);
    assertThat(options.phases().length())
        .isEqualTo(new LoadPhases.Length.Time(Duration.ofSeconds(3)));
    assertThat(options.load().arrival()).isEqualTo(new Arrival.Open(2_500, Spacing.CONSTANT));
  }

  /** A shape begins with the window, and --requests counts from the first on. */
  @Test
  void onlyASteadyRateIsWarmedUpForUnasked() {
    assertThat(options("-R2k").phases().warmup()).isEqualTo(warmup(2));
    assertThat(options("-R2k", "--warmup=0s").phases().warmup()).isEqualTo(warmup(0));
    assertThat(options("-R2k", "--shape=slope:10,10s").phases().warmup()).isEqualTo(warmup(0));
    assertThat(options("-R2k", "-n100").phases().warmup()).isEqualTo(warmup(0));
    assertThat(options("-c64").phases().warmup()).isEqualTo(warmup(0));
  }

  private static LoadPhases.Warmup warmup(long seconds) {
    return new LoadPhases.Warmup.Time(Duration.ofSeconds(seconds));
  }

  @Test
  void severalNumbersOfClientsAreALoadEach() {
    List<LoadOptions> loads = loads("-c", "16,1:2:4", "-t2", "--idle=3", "--ramp=10s");
    assertThat(loads).extracting(load -> load.load().clients()).containsExactly(1, 2, 4, 16);
    assertThat(loads).extracting(load -> load.load().threads()).containsExactly(1, 2, 2, 2);
    assertThat(loads)
        .extracting(load -> load.load().population().connectsPerSecond())
        .containsExactly(0.4, 0.5, 0.7, 1.9);
  }

  @Test
  void eachLoadOfASweepHasItsOwnFilesAndTheSameReport() {
    List<LoadOptions> loads =
        loads("-c1,2k", "--hdr=a.b/load.hlog", "--hgrm=load", "--timeseries=/dev/null", "-or.csv");
    assertThat(loads.getLast().output().hdr()).contains(Path.of("a.b/load-2048.hlog"));
    assertThat(loads.getFirst().output().hgrm()).contains(Path.of("load-1"));
    assertThat(loads.getFirst().output().timeseries()).contains(Path.of("/dev/null"));
    assertThat(loads.getLast().output().report()).contains(Path.of("r.csv"));
    assertThat(options("-c2k", "--hdr=load.hlog").output().hdr()).contains(Path.of("load.hlog"));
  }

  @Test
  void aBlockOfSourcesIsItsHosts() {
    assertThat(options("--source-ip=127.0.1.0/30,::1,127.0.0.9/32").load().sources())
        .containsExactly("127.0.1.1", "127.0.1.2", "::1", "127.0.0.9");
    assertThat(options("--source-ip=10.1.2.77/24").load().sources())
        .hasSize(254)
        .startsWith("10.1.2.1")
        .endsWith("10.1.2.254");
    assertThat(options("--source-ip=127.0.1.7/31").load().sources())
        .containsExactly("127.0.1.6", "127.0.1.7");
  }

  @Test
  void whatMayBeRepeatedAddsUp() {
    LoadOptions options =
        options("--slo=p50=1ms", "-H", "A: 1", "-c2", "--slo=p9=2ms", "-H", "B: 2", "--idle=3");
    assertThat(options.gates()).hasSize(2);
    assertThat(options.load().request().headers()).containsOnlyKeys("A", "B");
    assertThat(options.load().population()).isEqualTo(new Population(2, 0, 3, 0, 0, 0));
    assertThat(options("--idle", "0").load().population().idle()).isZero();
  }

  @Test
  void aRateOfZeroIsAClosedLoop() {
    assertThat(
            options("-R0", "--burst=5", "--think=1s", "--think-law=exponential").load().arrival())
        .isEqualTo(new Arrival.Closed(Think.exponential(Duration.ofSeconds(1)), 5));
  }

  @Test
  void sessionsHaveThePausesAndTheTimeoutOfTheirPaper() {
    LoadOptions options =
        options("--arrival=sessions", "-R", "10", "--session-requests=7", "--spacing=poisson");
    assertThat(options.load().arrival())
        .isEqualTo(
            new Arrival.Sessions(
                10,
                Spacing.POISSON,
                7,
                1,
                Think.fixed(Duration.ofSeconds(3)),
                Think.fixed(Duration.ofMillis(343))));
    assertThat(options.load().limits().timeout()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void slowReadersHaveASmallReceiveBuffer() {
    LoadOptions options =
        options("--reader-rate=28.8kbit", "--writer-rate=8kbit", "--idle=8000", "-c4");
    assertThat(options.load().population())
        .isEqualTo(new Population(4, 0, 8_000, 3_600, Population.SLOW_READER_BUFFER_BYTES, 1_000));
    assertThat(options("--disable-keepalive").load().population()).isEqualTo(Population.of(10, 1));
  }

  @Test
  void aBodyIsPostedFromAFileOrAWord() throws IOException {
    Files.writeString(dir.resolve("order.json"), "{}");
    Request fromFile = options("-b", "@order.json", "-H", "Accept: */*").load().request();
    assertThat(fromFile.method()).isEqualTo("POST");
    assertThat(fromFile.body().bytes()).asString().isEqualTo("{}");
    assertThat(fromFile.headers()).containsEntry("Accept", "*/*");
    Path order = dir.resolve("order.json");
    assertThat(options("-b", "@" + order).load().request().body().bytes())
        .asString()
        .isEqualTo("{}");
    Request put = options("-b", "word", "-m", "PUT").load().request();
    assertThat(put.method()).isEqualTo("PUT");
    assertThat(put.body().length()).isEqualTo(4);
  }

  @Test
  void untilWarmsUpUntilSteadyAndCutsTheWindow() {
    LoadOptions options = options("--until=2%", "--max-duration=90s");
    assertThat(options.phases())
        .isEqualTo(
            new LoadPhases(
                new LoadPhases.Warmup.Steady(Duration.ofMinutes(1)),
                new LoadPhases.Length.Precision(0.02, Duration.ofSeconds(90)),
                Duration.ofMillis(500)));
    assertThat(options("--until=2%", "--warmup=3s").phases().warmup()).isEqualTo(warmup(3));
  }

  @Test
  void filesOfIntervalsCutTheWindow() {
    assertThat(options("--timeseries=t").phases().interval()).isEqualTo(Duration.ofSeconds(1));
    assertThat(options("--hdr=h", "--interval=200ms").phases().interval())
        .isEqualTo(Duration.ofMillis(200));
    assertThat(options("--hgrm=h").phases().interval()).isZero();
  }

  @Test
  void gatesAreJudgedInOrderAndAnErrorRateAllowsErrors() {
    LoadOptions options =
        options("--max-error-rate=0.1%", "--slo-p99=5ms", "--slo=p99.9=20ms", "--slo=p50=1ms");
    assertThat(options.gates())
        .containsExactly(
            new Gate.Percentile(99, Duration.ofMillis(5)),
            new Gate.Percentile(99.9, Duration.ofMillis(20)),
            new Gate.Percentile(50, Duration.ofMillis(1)),
            new Gate.ErrorRate(0.001));
    assertThat(options.errorsAllowed()).isTrue();
  }

  @Test
  void aSpikeIsAShape() {
    Shape spike = new Shape.Spike(3, Duration.ofSeconds(10), Duration.ofSeconds(30));
    assertThat(options("--spike=3,10s,30s", "-c1k", "-d40s").load().shape()).isEqualTo(spike);
    assertThat(options("--shape=spike:3,10s,30s", "-d1m").load().shape()).isEqualTo(spike);
  }

  @Test
  void aShapeMayTakeAllOfTheWindowAndAllOfTheLoad() {
    assertThat(options("--shape=steps:10,1s").load().shape())
        .isEqualTo(new Shape.Steps(10, Duration.ofSeconds(1)));
    assertThat(options("--shape=steps:20,100ms", "-R5").load().arrival())
        .isEqualTo(new Arrival.Open(5, Spacing.CONSTANT));
    assertThat(options("--shape=slope:10,10s", "--warmup=0s").load().clients()).isEqualTo(10);
    assertThat(options("--shape=spike:3,1s,2s", "-n9").load().limits().requests()).isEqualTo(9);
  }

  @Test
  void aDeviceMayTakeSeveralOutputs() {
    LoadOutput output = options("-o/dev/null", "--hdr=/dev/null", "--hgrm=h").output();
    assertThat(output.hdr()).isEqualTo(output.report());
  }

  @Test
  void deadlinesAreApartFromTimeouts() {
    LoadOptions options = options("--deadline=50ms", "--timeout=2s");
    assertThat(options.load().limits().deadline()).isEqualTo(Duration.ofMillis(50));
    assertThat(options.load().limits().timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(options.output().report()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"steady", "spike:3,10s,30s", "steps:4,500ms", "slope:0.5,1m"})
  void readsShapes(String text) {
    assertThat(ShapeText.format(ShapeText.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "spike", "spike:3,10s", "hill:1,2s", "steps:4", "spike:3,0s,1s"})
  void refusesOtherShapes(String text) {
    assertThatThrownBy(() -> ShapeText.parse(text)).isInstanceOf(InvalidInputException.class);
  }
}
