package io.duality.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointsTest {
  @Test
  void followsThePlansModelsAndThenX() {
    Points points =
        points(
            Sample.failed("seda", 64, 0),
            Sample.failed("added-later", 1, 0),
            Sample.failed("threaded", 1024, 0),
            Sample.failed("threaded", 1, 0),
            Sample.failed("seda", 64, 1));

    assertThat(points.all())
        .extracting(point -> point.model() + " " + point.x())
        .containsExactly("threaded 1", "threaded 1024", "seda 64", "added-later 1");
    assertThat(points.of("threaded")).extracting(Point::x).containsExactly(1L, 1024L);
    assertThat(points.of("unknown")).isEmpty();
  }

  @Test
  void standsOnValidTrialsAloneIfThereIsOne() {
    Point point =
        point(
            Sample.disturbed("seda", 64, 0, 900),
            Sample.valid("seda", 64, 1, 500),
            Sample.valid("seda", 64, 2, 300),
            Sample.failed("seda", 64, 3));

    assertThat(point.outcome()).isEqualTo(Outcome.VALID);
    assertThat(point.n()).isEqualTo(2);
    assertThat(point.trials()).isEqualTo(4);
    assertThat(point.value(Metric.THROUGHPUT)).contains(new Spread(2, 400, 300, 500));
    assertThat(point.reasons()).containsExactly(Sample.STOLEN, Sample.OUT_OF_MEMORY);
  }

  /** A fast trial takes it there: the median of what is left would lean low. */
  @Test
  void standsOnAllTrialsOrNoneWhereTheGeneratorWasAtItsLimit() {
    TrialRecord slow = Sample.valid("seda", 64, 0, 300);
    TrialRecord fast = Sample.invalid("seda", 64, 1, 900);
    TrialRecord between = Sample.disturbed("seda", 64, 2, 500);
    Point point = point(slow, fast, between, Sample.failed("seda", 64, 3));

    assertThat(point.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(point.counted()).containsExactly(slow, fast, between);
    assertThat(point.trials()).isEqualTo(4);
    assertThat(point.value(Metric.THROUGHPUT)).contains(new Spread(3, 500, 300, 900));
    assertThat(point.reasons())
        .containsExactly(Sample.GENERATOR_BUSY, Sample.STOLEN, Sample.OUT_OF_MEMORY);
  }

  @Test
  void aValidTrialCountsAsOneOnlyWhereItsPointIsValid() {
    TrialRecord alone = Sample.valid("seda", 1, 0, 300);
    TrialRecord left = Sample.valid("seda", 64, 0, 300);
    TrialRecord fast = Sample.invalid("seda", 64, 1, 900);
    TrialRecord failed = Sample.failed("seda", 64, 2);
    Points points = points(alone, left, fast, failed);

    assertThat(List.of(alone, left, fast, failed))
        .extracting(points::outcome)
        .containsExactly(Outcome.VALID, Outcome.INVALID, Outcome.INVALID, Outcome.FAILED);
  }

  @Test
  void showsInvalidTrialsIfNoneIsValid() {
    Point point =
        point(
            Sample.failed("seda", 64, 0),
            Sample.invalid("seda", 64, 1, 900),
            Sample.invalid("seda", 64, 2, 700));

    assertThat(point.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(point.n()).isEqualTo(2);
    assertThat(point.value(Metric.THROUGHPUT)).contains(new Spread(2, 800, 700, 900));
    assertThat(point.reasons()).containsExactly(Sample.OUT_OF_MEMORY, Sample.GENERATOR_BUSY);
  }

  @Test
  void hasNoValueIfNoTrialHasFigures() {
    Point mixed =
        point(
            Sample.impossible("seda", 64, 0, Sample.GENERATOR_BUSY), Sample.failed("seda", 64, 1));
    assertThat(mixed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(mixed.n()).isEqualTo(1);
    assertThat(mixed.values()).isEmpty();
    assertThat(mixed.reasons()).hasSize(2);

    Point impossible = point(Sample.impossible("seda", 64, 0, Sample.OUT_OF_MEMORY));
    assertThat(impossible.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
    assertThat(impossible.value(Metric.BANDWIDTH)).isEmpty();
  }

  @Test
  void hasEveryQuantityAndItsBand() {
    TrialRecord[] trials =
        IntStream.range(0, 10)
            .mapToObj(i -> Sample.valid("seda", 64, i, 1000 + i))
            .toArray(TrialRecord[]::new);
    Point point = point(trials);

    assertThat(EnumSet.complementOf(EnumSet.copyOf(point.values().keySet())))
        .containsExactly(Metric.OPERATION_TIME, Metric.START_PER_THREAD, Metric.RSS_PER_THREAD);
    assertThat(point.value(Metric.THROUGHPUT)).contains(new Spread(10, 1004.5, 1001, 1008));
    assertThat(point.value(Metric.RESPONSE_P99)).contains(new Spread(10, 20, 20, 20));
    assertThat(point.value(Metric.RSS)).contains(new Spread(10, 100, 100, 100));
  }

  @Test
  void hasNoResponseTimeWhereNothingWasCompleted() {
    LatencySummary none = LatencySummary.NONE;
    ProcessUsage unknown = new ProcessUsage(1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);
    Measurement nothing =
        new Measurement(
            2, 0, 0, 0, 0, 0, 0, Map.of(), Map.of(), none, none, Map.of(), 0, 0, 64, unknown, null,
            null, Map.of());
    TrialRecord template = Sample.invalid("seda", 64, 0, 1);
    Point point =
        point(
            new TrialRecord(
                template.schema(),
                template.scenario(),
                template.model(),
                template.x(),
                template.repeat(),
                template.sequence(),
                template.startedAt(),
                template.outcome(),
                template.reasons(),
                template.setup(),
                nothing));

    assertThat(point.values())
        .containsOnlyKeys(Metric.THROUGHPUT, Metric.BANDWIDTH, Metric.JAIN, Metric.EFFECTIVE_N);
  }

  private static Points points(TrialRecord... trials) {
    return Points.of(Sample.plan("threaded", "seda"), List.of(trials));
  }

  private static Point point(TrialRecord... trials) {
    List<Point> all = points(trials).all();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
