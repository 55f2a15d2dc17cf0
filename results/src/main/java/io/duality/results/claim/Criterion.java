package io.duality.results.claim;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.duality.results.Checks;
import io.duality.results.Metric;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What has to be measured for a claim to hold, with the margin fixed in advance. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Criterion.Ratio.class, name = "ratio"),
  @JsonSubTypes.Type(value = Criterion.Equivalence.class, name = "equivalence"),
  @JsonSubTypes.Type(value = Criterion.Slope.class, name = "slope"),
  @JsonSubTypes.Type(value = Criterion.Position.class, name = "position"),
  @JsonSubTypes.Type(value = Criterion.Level.class, name = "level"),
  @JsonSubTypes.Type(value = Refusal.class, name = "refusal")
})
public sealed interface Criterion
    permits Criterion.Ratio,
        Criterion.Equivalence,
        Criterion.Slope,
        Criterion.Position,
        Criterion.Level,
        Refusal {

  /** Where the claim puts the figure. */
  Limits limits();

  /** Models whose trials decide it. */
  List<String> models();

  /** The quantity that is compared; throughput where a test is about a curve's shape alone. */
  default Metric metric() {
    return Metric.THROUGHPUT;
  }

  /** What is tested, in words, without the limits. */
  String text();

  /**
   * A quantity of one model at one place.
   *
   * @param model the concurrency model's id
   * @param metric what is read there
   * @param at where
   */
  record Reading(String model, Metric metric, Place at) {
    public Reading {
      Checks.present("model", model);
      Checks.present("metric", metric);
      Checks.present("at", at);
    }

    String text() {
      return metric.key() + " of " + model + " at " + at.text();
    }
  }

  /**
   * One reading over another: two models at one place, or two places of one model, as in "keeps 85
   * % of its peak at 16 times its knee".
   */
  record Ratio(Reading of, Reading to, Limits limits) implements Criterion {
    public Ratio {
      Checks.present("of", of);
      Checks.present("to", to);
      Limits.requireOfARatio(limits);
      if (of.equals(to)) {
        throw new IllegalArgumentException("the ratio of " + of.text() + " to itself is always 1");
      }
    }

    @Override
    public List<String> models() {
      return List.copyOf(new LinkedHashSet<>(List.of(of.model, to.model)));
    }

    @Override
    public Metric metric() {
      return of.metric;
    }

    @Override
    public String text() {
      return "ratio of " + of.text() + " to " + to.text();
    }
  }

  /**
   * Two models are the same at every point that is valid for both: two one-sided tests at each
   * (Schuirmann, Journal of Pharmacokinetics and Biopharmaceutics 15, 1987).
   *
   * @param model one of them
   * @param other the other
   * @param metric what is compared
   * @param from the first point; the first of the run without it
   * @param to the last; the last that is valid for both without it. Of two knees the larger
   * @param limits of the ratio, see {@link Limits#equal}
   */
  record Equivalence(
      String model,
      String other,
      Metric metric,
      Optional<Place> from,
      Optional<Place> to,
      Limits limits)
      implements Criterion {
    public Equivalence {
      Checks.present("model", model);
      Checks.present("other", other);
      Checks.present("metric", metric);
      Checks.present("from", from);
      Checks.present("to", to);
      Limits.requireOfARatio(limits);
      if (limits.low() >= 1 || limits.high() <= 1 || Double.isInfinite(limits.high())) {
        throw new IllegalArgumentException("equivalence has 1 between its limits, and two of them");
      }
      Range.requireNoPeak(from);
      Range.requireNoPeak(to);
      if (model.equals(other)) {
        throw new IllegalArgumentException("'" + model + "' is always equivalent to itself");
      }
    }

    @Override
    public List<String> models() {
      return List.of(model, other);
    }

    @Override
    public String text() {
      return "equivalence of "
          + metric.key()
          + " of "
          + model
          + " and "
          + other
          + from.map(place -> ", from " + place.text()).orElse("")
          + to.map(place -> ", up to " + place.text()).orElse("");
    }
  }

  /**
   * The slope of a quantity against x where both axes are logarithmic: 0 is flat, 1 is linear.
   *
   * @param model whose
   * @param metric what stands on the y axis
   * @param plusThink adds the think time, so that a closed loop's response time becomes its cycle
   * @param from the first point
   * @param to the last; the end of the valid curve without it
   * @param limits of the slope
   */
  record Slope(
      String model, Metric metric, boolean plusThink, Place from, Optional<Place> to, Limits limits)
      implements Criterion {
    public Slope {
      Checks.present("model", model);
      Checks.present("metric", metric);
      Checks.present("from", from);
      Checks.present("to", to);
      Checks.present("limits", limits);
      Range.requireNoPeak(Optional.of(from));
      Range.requireNoPeak(to);
      if (plusThink && !metric.unit().equals("ms")) {
        throw new IllegalArgumentException(
            "a think time is added to a time, not to '" + metric.key() + "'");
      }
    }

    @Override
    public List<String> models() {
      return List.of(model);
    }

    @Override
    public String text() {
      return "log-log slope of "
          + metric.key()
          + (plusThink ? " and think time" : "")
          + " of "
          + model
          + " from "
          + from.text()
          + to.map(place -> " to " + place.text()).orElse("");
    }
  }

  /**
   * Where on the x axis a curve of throughput has its peak, or its knee.
   *
   * @param model whose
   * @param of which of the two
   * @param perCpu counts x in CPUs of the machine
   * @param limits of x
   */
  record Position(String model, Mark of, boolean perCpu, Limits limits) implements Criterion {
    /** A marked point of a curve. */
    public enum Mark {
      PEAK,
      KNEE
    }

    public Position {
      Checks.present("model", model);
      Checks.present("of", of);
      Limits.requireOfARatio(limits);
    }

    @Override
    public List<String> models() {
      return List.of(model);
    }

    @Override
    public String text() {
      return "x of the "
          + (of == Mark.PEAK ? "peak" : "knee")
          + " of "
          + model
          + (perCpu ? ", per CPU" : "");
    }
  }

  /** A figure as it is, such as Jain's index. */
  record Level(Reading of, Limits limits) implements Criterion {
    public Level {
      Checks.present("of", of);
      Checks.present("limits", limits);
    }

    @Override
    public List<String> models() {
      return List.of(of.model);
    }

    @Override
    public Metric metric() {
      return of.metric;
    }

    @Override
    public String text() {
      return of.text();
    }
  }
}
