package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.loadgen.Mix.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A load of several requests, of which one is drawn each time. */
class MixLoadTest {
  @TempDir Path temp = Path.of("");
  private Mix mix = new Mix(List.of(new Share("/", 1, Path.of(""))));

  @BeforeEach
  void aMix() throws IOException {
    Path page = Files.writeString(temp.resolve("page"), "page of some length");
    Path done = Files.writeString(temp.resolve("done"), "done");
    mix = new Mix(List.of(new Share("/page", 85, page), new Share("/pause?millis=1", 15, done)));
  }

  private static ScriptedServer serving(UnaryOperator<String> body) throws IOException {
    return new ScriptedServer(peer -> {
      for (String head = peer.readHead(); !head.isEmpty(); head = peer.readHead()) {
        peer.send(ScriptedServer.ok(body.apply(head.split(" ", 3)[1])));
      }
    });
  }

  private static String right(String path) {
    return path.equals("/page") ? "page of some length" : "done";
  }

  private LoadTotals load(ScriptedServer server, int sample) throws InterruptedException {
    LoadConfig config = LoadConfig.to(server.target()).mix(mix).clients(2).sample(sample).build();
    try (LoadGenerator generator = LoadGenerator.open(config)) {
      generator.load();
      while (generator.progress().completed() + generator.progress().errors() < 200) {
        LockSupport.parkNanos(500_000);
      }
      return generator.stop();
    }
  }

  @Test
  void eachResponseIsThatOfItsRequest() throws Exception {
    try (ScriptedServer server = serving(MixLoadTest::right)) {
      LoadTotals totals = load(server, 1);
      assertThat(totals.errors()).isEmpty();
      assertThat(totals.completed()).isEqualTo(server.requests());
    }
  }

  @Test
  void theAnswerToAnotherRequestIsWrongByItsLength() throws Exception {
    try (ScriptedServer server = serving(path -> right(path.equals("/page") ? "/" : "/page"))) {
      LoadTotals totals = load(server, 0);
      assertThat(totals.completed()).isZero();
      assertThat(totals.errors()).containsOnlyKeys(ErrorKind.BODY);
      assertThat(totals.firstFailure()).get().asString().contains("are right");
    }
  }

  @Test
  void otherBytesOfTheSameLengthAreWrongInASample() throws Exception {
    try (ScriptedServer server = serving(path -> right(path).replace('e', 'i'))) {
      assertThat(load(server, 1).errors()).containsOnlyKeys(ErrorKind.BODY);
    }
  }

  /** Of 10,000 draws 15 % are 1,500, and their standard deviation is 36. */
  @Test
  void requestsAreDrawnByTheirWeightsAndAgainTheSameFromASeed() {
    int[] draws = draws(7);
    long second = Arrays.stream(draws).filter(share -> share == 1).count();
    assertThat(second).isBetween(1_250L, 1_750L);
    assertThat(draws(7)).isEqualTo(draws);
    assertThat(draws(8)).isNotEqualTo(draws);
  }

  private int[] draws(long seed) {
    IntSupplier picks = mix.picks(seed);
    return IntStream.generate(picks).limit(10_000).toArray();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, 1e7})
  void refusesAWeightThatIsNone(double weight) {
    assertThatThrownBy(() -> new Share("/", weight, Path.of("any")))
        .hasMessageContaining("has to be above 0 and at most a million");
  }

  @Test
  void refusesPathsThatAreNoneAndASecondBody() {
    Mix bad = new Mix(List.of(new Share("page", 1, Path.of("any"))));
    assertThatThrownBy(() -> LoadConfig.to(new Target("h", 1, "/")).mix(bad).build())
        .hasMessageContaining("path 'page': has to start with /");
    LoadConfigBuilder two =
        LoadConfig.to(new Target("h", 1, "/")).mix(mix).expected(ExpectedBody.of(new byte[1]));
    assertThatThrownBy(two::build).hasMessageContaining("one of both");
    assertThatThrownBy(() -> new Mix(List.of())).hasMessageContaining("shares of the mix 0");
  }

  @Test
  void aBodyThatCannotBeReadFailsTheLoadWithItsName() throws Exception {
    mix = new Mix(List.of(new Share("/page", 1, temp.resolve("gone"))));
    try (ScriptedServer server = serving(MixLoadTest::right)) {
      assertThatThrownBy(() -> load(server, 1))
          .isInstanceOf(LoadFailedException.class)
          .hasMessageContaining("gone' cannot be read");
    }
  }

  @Test
  void aRequestIsAGetOfEachPath() {
    Request request = Request.get(new Target("h", 1, "/"), mix);
    assertThat(request.mix()).isEqualTo(Optional.of(mix));
    assertThat(request.method()).isEqualTo("GET");
  }
}
