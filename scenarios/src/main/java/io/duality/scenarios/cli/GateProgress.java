package io.duality.scenarios.cli;

import io.duality.results.Reason;
import io.duality.scenarios.gate.Course;
import io.duality.scenarios.gate.GateListener;
import io.duality.scenarios.gate.GatePlan;
import io.duality.scenarios.gate.GateTrial;
import io.duality.scenarios.gate.GatedMetric;
import io.duality.scenarios.gate.Judged;
import io.duality.scenarios.gate.ScenarioPlan;
import io.duality.scenarios.gate.Turn;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.Durations;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a gate sets out to do, and a line for each trial. Where a person watches, the line stands
 * there while the trial is under way.
 */
final class GateProgress implements GateListener, AutoCloseable {
  private final PrintStream to;
  private final World world;
  private final GatePlan plan;
  private final Course course;
  private final boolean live;
  private final int before;
  private long beganMillis;
  private boolean open;

  /**
   * @param course before the first trial
   */
  GateProgress(World world, GatePlan plan, Course course, boolean plain) {
    this.world = world;
    this.to = world.err();
    this.plan = plan;
    this.course = course;
    this.before = course.trials();
    this.live = world.terminal() && !plain;
  }

  /** Base, head, what is measured, and the limits that were fixed in advance. */
  void announce(Path folder) {
    to.println("base: " + plan.base().label());
    to.println("head: " + plan.head().label());
    plan.scenarios().forEach(scenario -> to.println(scenario(scenario)));
    to.println(
        "a pair is made again if "
            + new TreeMap<>(plan.limits())
                .entrySet().stream()
                    .map(limit -> limit.getKey() + " > " + percent(limit.getValue()))
                    .collect(Collectors.joining(", "))
            + "; at most "
            + Counted.plain(plan.mostRepeats(), "pairs")
            + " of all");
    to.println(
        Counted.plain(course.left(), "trials")
            + (before == 0 ? "" : ", " + before + " are there already")
            + ", about "
            + TimeLeft.text(estimate())
            + "; seed "
            + plan.seed()
            + "; results in "
            + folder);
  }

  private String scenario(ScenarioPlan scenario) {
    return scenario.name()
        + ": "
        + plan.pairs()
        + " pairs and "
        + plan.pairs() / 2
        + " of the base against itself, "
        + (scenario.baseModel().equals(scenario.headModel())
            ? scenario.baseModel()
            : scenario.baseModel() + " against " + scenario.headModel())
        + " at "
        + Counted.plain(scenario.clients(), "clients")
        + ", "
        + seconds(scenario.durationSeconds())
        + " after "
        + seconds(scenario.warmupSeconds())
        + "; "
        + scenario.judged().stream()
            .map(judged -> judged.metric() + " " + percent(judged.delta()))
            .collect(Collectors.joining(", "));
  }

  private static String seconds(double seconds) {
    return Durations.format(Durations.ofSeconds(seconds));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.3g", share * 100).replaceFirst("\\.?0+$", "") + "%";
  }

  /** Processes take about as long to start and to end as a short window. */
  private Duration estimate() {
    double trial =
        plan.scenarios().stream()
            .mapToDouble(scenario -> scenario.warmupSeconds() + scenario.durationSeconds() + 2)
            .average()
            .orElse(0);
    return Duration.ofMillis((long) (course.left() * trial * 1e3));
  }

  @Override
  public void begins(Turn turn) {
    if (before == course.trials()) {
      beganMillis = world.clock().millis();
    }
    if (live) {
      to.print(head(turn, course.trials() + 1) + " ...");
      to.flush();
      open = true;
    }
  }

  @Override
  public void ended(Turn turn, GateTrial trial, Course after) {
    to.println(
        (open ? "\r" : "") + head(turn, after.trials()) + figures(turn, trial) + rest(after));
    open = false;
  }

  private String head(Turn turn, int number) {
    return String.format(
        Locale.ROOT,
        "[%d/%d] %s, pair %d%s, %s%s: ",
        number,
        Math.max(number, course.trials() + course.left()),
        turn.pair().scenario(),
        turn.pair().id(),
        turn.attempt() == 0 ? "" : " again",
        turn.pair().control() ? "control, " : "",
        turn.side().key());
  }

  private String figures(Turn turn, GateTrial trial) {
    List<Reason> against = new ArrayList<>(trial.disturbances());
    against.addAll(trial.faults());
    return values(turn, trial)
        + (against.isEmpty()
            ? ""
            : " ("
                + (trial.disturbances().isEmpty() ? "" : "to be made again: ")
                + against.getFirst().message()
                + ")");
  }

  private String values(Turn turn, GateTrial trial) {
    List<String> values = new ArrayList<>();
    for (ScenarioPlan scenario : plan.scenarios()) {
      if (scenario.name().equals(turn.pair().scenario())) {
        for (Judged judged : scenario.judged()) {
          GatedMetric metric = GatedMetric.named(judged.metric());
          OptionalDouble value = metric.metric().of(trial.trial());
          value.ifPresent(v ->
              values.add(
                  (metric.shortName() + " " + Figures.number(v) + " " + metric.metric().unit())
                      .strip()));
        }
      }
    }
    return String.join(", ", values);
  }

  private String rest(Course after) {
    int made = after.trials() - before;
    if (after.left() == 0 || made == 0) {
      return "";
    }
    long each = (world.clock().millis() - beganMillis) / made;
    return "  (" + TimeLeft.text(Duration.ofMillis(each * after.left())) + " left)";
  }

  /** Ends a line that is under way. */
  @Override
  public void close() {
    if (open) {
      to.println();
      open = false;
    }
  }
}
