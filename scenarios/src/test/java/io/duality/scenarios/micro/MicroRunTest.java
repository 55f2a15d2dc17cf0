package io.duality.scenarios.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.duality.results.gate.Finding;
import io.duality.results.gate.Rule.Better;
import io.duality.results.gate.Verdict;
import io.duality.scenarios.side.SideFailedException;
import io.duality.scenarios.spec.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MicroRunTest {
  /** A machine whose speed wanders, and on which each fork is a bit off: as in the experiments. */
  private static final class Machine {
    private final Random random;
    private final double drift;
    private final double noise;
    private final List<String> forks = new ArrayList<>();
    private double speed;

    Machine(long seed, double drift, double noise) {
      random = new Random(seed);
      this.drift = drift;
      this.noise = noise;
    }

    double time(double nanos) {
      speed += drift * random.nextGaussian();
      return nanos * Math.exp(speed + noise * random.nextGaussian());
    }
  }

  private record FakeSide(Machine machine, String name, Map<String, Double> nanos)
      implements Benchmarks {
    @Override
    public List<String> names() {
      return List.copyOf(nanos.keySet());
    }

    @Override
    public Map<String, Figure> fork(String benchmark) throws SideFailedException {
      Double nanosHere = nanos.get(benchmark);
      if (nanosHere == null) {
        throw new SideFailedException(name + ": " + benchmark + " has failed");
      }
      machine.forks.add(name);
      double time = machine.time(nanosHere);
      Figure figure =
          new Figure(benchmark + " time", benchmark, "time", Better.LOWER, "ns/op", List.of(time));
      return Map.of(figure.id(), figure);
    }
  }

  private static List<Finding> judge(Machine machine, double base, double head, long seed)
      throws Exception {
    return new MicroRun(
            new FakeSide(machine, "base", Map.of("a.B.c", base)),
            new FakeSide(machine, "head", Map.of("a.B.c", head)),
            Deltas.with(Map.of()),
            seed,
            _ -> {})
        .judge(10)
        .findings();
  }

  private static long count(double slowdown, Verdict verdict) {
    return IntStream.range(0, 200)
        .filter(seed -> {
          try {
            Machine machine = new Machine(seed, 0.01, 0.02);
            return judge(machine, 100, 100 * slowdown, seed).getFirst().verdict() == verdict;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        })
        .count();
  }

  /** Fixed seeds: these are the same 200 machines each time. */
  @Test
  void findsASlowdownOfTenPercentOnADriftingMachine() {
    assertThat(count(1.1, Verdict.FAIL)).isGreaterThanOrEqualTo(190);
  }

  @Test
  void neverFailsWhatIsTheSame() {
    assertThat(count(1, Verdict.FAIL)).isZero();
  }

  @Test
  void makesForksInTurnAndAsManyOfEachSide() throws Exception {
    Machine machine = new Machine(1, 0, 0);
    assertThat(judge(machine, 100, 100, 1)).allMatch(f -> f.verdict() == Verdict.PASS);

    assertThat(machine.forks).hasSize(2 * 10 + 2 * 5);
    assertThat(machine.forks.stream().filter("head"::equals)).hasSize(10);
    List<List<String>> pairs =
        IntStream.range(0, 15)
            .mapToObj(i -> machine.forks.subList(2 * i, 2 * i + 2))
            .<List<String>>map(List::copyOf)
            .toList();
    assertThat(pairs.stream().filter(List.of("base", "head")::equals)).hasSize(5);
    assertThat(pairs.stream().filter(List.of("head", "base")::equals)).hasSize(5);
    assertThat(pairs.stream().filter(List.of("base", "base")::equals)).hasSize(5);
    assertThat(pairs).isNotEqualTo(pairs.stream().sorted(MicroRunTest::byText).toList());
  }

  private static int byText(List<String> one, List<String> other) {
    return one.toString().compareTo(other.toString());
  }

  @Test
  void makesAsManyPairsAgainBeforeItFailsAnything() throws Exception {
    Machine machine = new Machine(1, 0, 0.001);
    assertThat(judge(machine, 100, 120, 1))
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
          assertThat(finding.pairs()).isEqualTo(20);
        });
    assertThat(machine.forks).hasSize(60);
  }

  @Test
  void anotherSeedIsAnotherOrder() throws Exception {
    Machine first = new Machine(1, 0, 0);
    Machine second = new Machine(1, 0, 0);
    Machine again = new Machine(1, 0, 0);
    judge(first, 100, 100, 1);
    judge(second, 100, 100, 2);
    judge(again, 100, 100, 1);
    assertThat(again.forks).isEqualTo(first.forks).isNotEqualTo(second.forks);
  }

  @Test
  void refusesSidesThatHaveNothingInCommonAndTooFewPairs() {
    Machine machine = new Machine(1, 0, 0);
    FakeSide base = new FakeSide(machine, "base", Map.of("a.B.c", 1.0));
    FakeSide head = new FakeSide(machine, "head", Map.of("a.B.d", 1.0));
    MicroRun run = new MicroRun(base, head, Deltas.with(Map.of()), 1, _ -> {});
    assertThatThrownBy(() -> run.judge(10))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no benchmark in common");
    assertThatThrownBy(() -> run.judge(5))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--pairs: expected at least 6, found 5");
  }

  @Test
  void endsWithTheSideOnWhichABenchmarkFails() {
    Machine machine = new Machine(1, 0, 0);
    Benchmarks base = new FakeSide(machine, "base", Map.of("a.B.c", 1.0));
    Benchmarks broken =
        new Benchmarks() {
          @Override
          public List<String> names() {
            return List.of("a.B.c");
          }

          @Override
          public Map<String, Figure> fork(String name) throws SideFailedException {
            throw new SideFailedException("head: a.B.c has failed");
          }
        };
    MicroRun run = new MicroRun(base, broken, Deltas.with(Map.of()), 1, _ -> {});
    assertThatThrownBy(() -> run.judge(6))
        .isInstanceOf(SideFailedException.class)
        .hasMessage("head: a.B.c has failed");
  }

  @Test
  void judgesEachBenchmarkThatBothHave() throws Exception {
    Machine machine = new Machine(1, 0, 0.001);
    Map<String, Double> base = new LinkedHashMap<>();
    base.put("a.B.same", 100.0);
    base.put("a.B.slower", 100.0);
    base.put("a.B.gone", 100.0);
    MicroOutcome outcome =
        new MicroRun(
                new FakeSide(machine, "base", base),
                new FakeSide(machine, "head", Map.of("a.B.same", 100.0, "a.B.slower", 130.0)),
                Deltas.with(Map.of()),
                1,
                _ -> {})
            .judge(10);
    assertThat(outcome.notes()).containsExactly("not judged, only the base has it: a.B.gone");
    assertThat(outcome.findings())
        .extracting(finding -> finding.rule().scenario() + " " + finding.verdict())
        .containsExactlyInAnyOrder("a.B.same PASS", "a.B.slower FAIL");
  }
}
