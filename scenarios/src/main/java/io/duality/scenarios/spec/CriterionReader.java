package io.duality.scenarios.spec;

import io.duality.results.Metric;
import io.duality.results.claim.Criterion;
import io.duality.results.claim.Criterion.Position.Mark;
import io.duality.results.claim.Criterion.Reading;
import io.duality.results.claim.Limits;
import io.duality.results.claim.Place;
import io.duality.results.claim.Refusal;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * Reads the test of a claim.
 *
 * <pre>
 * kind: ratio         metric, model, at; to-metric, to-model, to-at: what it is divided by, the
 *                     same where left out; at-least, at-most, or within: a margin about 1
 * kind: equivalence   metric, model, to-model; from, to: a range of points; margin
 * kind: slope         metric, model; from, to; plus-think; at-least, at-most
 * kind: position      model; of: peak or knee; per-cpu; at-least, at-most
 * kind: level         metric, model, at; at-least, at-most
 * kind: refusal       model, to-model; at-least, at-most
 * </pre>
 */
final class CriterionReader {
  private final Vocabulary vocabulary;
  private final Kind kind;
  private final Section test;

  /** The tests there are, with their keys. */
  private enum Kind {
    RATIO("metric model at to-metric to-model to-at at-least at-most within"),
    EQUIVALENCE("metric model to-model from to margin"),
    SLOPE("metric model from to plus-think at-least at-most"),
    POSITION("model of per-cpu at-least at-most"),
    LEVEL("metric model at at-least at-most"),
    REFUSAL("model to-model at-least at-most");

    private final List<String> keys;

    Kind(String keys) {
      this.keys = List.of(("kind " + keys).split(" ", -1));
    }

    private String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Kind of(String text) {
      return Arrays.stream(values())
          .filter(kind -> kind.key().equals(text))
          .findFirst()
          .orElseThrow(() ->
              new InvalidInputException(
                  "unknown kind of test '"
                      + text
                      + "'"
                      + NearestName.hint(text, Arrays.stream(values()).map(Kind::key).toList())));
    }
  }

  CriterionReader(Vocabulary vocabulary, Section claim) {
    this.vocabulary = vocabulary;
    List<String> all =
        Arrays.stream(Kind.values()).flatMap(kind -> kind.keys.stream()).distinct().toList();
    this.kind = claim.section("test", "a mapping", all).value("kind", "a kind of test", Kind::of);
    this.test = claim.section("test", "a mapping with the keys of its kind", kind.keys);
  }

  Criterion read() {
    return switch (kind) {
      case RATIO -> ratio();
      case EQUIVALENCE -> equivalence();
      case SLOPE -> slope();
      case POSITION -> position();
      case LEVEL -> level();
      case REFUSAL -> refusal();
    };
  }

  private Criterion ratio() {
    Reading of = reading();
    Reading to =
        new Reading(
            test.value("to-model", of.model(), "a model", vocabulary::model),
            test.value("to-metric", of.metric(), "a metric", ChartReader::metric),
            test.value("to-at", of.at(), "a place", CriterionReader::place));
    if (test.has("within") && (test.has("at-least") || test.has("at-most"))) {
      throw test.error("within", "within: stands for both limits; leave at-least and at-most out");
    }
    Limits limits = test.has("within") ? margin("within") : limits();
    return test.build(() -> new Criterion.Ratio(of, to, limits));
  }

  private Criterion equivalence() {
    String model = model();
    String other = test.value("to-model", "a model", vocabulary::model);
    Metric metric = metric();
    Optional<Place> from = maybePlace("from");
    Optional<Place> to = maybePlace("to");
    Limits limits = margin("margin");
    return test.build(() -> new Criterion.Equivalence(model, other, metric, from, to, limits));
  }

  private Criterion slope() {
    String model = model();
    Metric metric = metric();
    boolean plusThink = test.value("plus-think", false, "true or false", ChartReader::flag);
    Place from = test.value("from", "a place", CriterionReader::place);
    Optional<Place> to = maybePlace("to");
    Limits limits = limits();
    return test.build(() -> new Criterion.Slope(model, metric, plusThink, from, to, limits));
  }

  private Criterion position() {
    String model = model();
    Mark of = test.value("of", "peak or knee", CriterionReader::mark);
    boolean perCpu = test.value("per-cpu", false, "true or false", ChartReader::flag);
    Limits limits = limits();
    return test.build(() -> new Criterion.Position(model, of, perCpu, limits));
  }

  private Criterion refusal() {
    String model = model();
    String other = test.value("to-model", "a model", vocabulary::model);
    Limits limits = limits();
    return test.build(() -> new Refusal(model, other, limits));
  }

  private Criterion level() {
    Reading of = reading();
    Limits limits = limits();
    return test.build(() -> new Criterion.Level(of, limits));
  }

  private Reading reading() {
    return new Reading(model(), metric(), test.value("at", "a place", CriterionReader::place));
  }

  private String model() {
    return test.value("model", "a model", vocabulary::model);
  }

  private Metric metric() {
    return test.value("metric", "a metric", ChartReader::metric);
  }

  private Optional<Place> maybePlace(String key) {
    return test.has(key)
        ? Optional.of(test.value(key, "a place", CriterionReader::place))
        : Optional.empty();
  }

  private Limits margin(String key) {
    return test.value(
        key,
        "a margin such as 10%",
        text -> {
          double share = Rates.share(text);
          return refusing(() -> Limits.equal(share));
        });
  }

  private Limits limits() {
    OptionalDouble atLeast = bound("at-least");
    OptionalDouble atMost = bound("at-most");
    return test.build(() -> new Limits(atLeast, atMost));
  }

  private OptionalDouble bound(String key) {
    return test.has(key)
        ? OptionalDouble.of(test.value(key, "a limit", CriterionReader::number))
        : OptionalDouble.empty();
  }

  private static double number(String text) {
    if (!text.matches("-?\\d{1,9}(\\.\\d{1,9})? ?%?")) {
      throw new InvalidInputException(
          "expected a number such as 0.85, 85% or 6, found '" + text + "'");
    }
    BigDecimal value = new BigDecimal(text.replaceAll("[ %]", ""));
    return (text.endsWith("%") ? value.movePointLeft(2) : value).doubleValue();
  }

  private static Mark mark(String text) {
    return switch (text) {
      case "peak" -> Mark.PEAK;
      case "knee" -> Mark.KNEE;
      default -> throw new InvalidInputException("expected peak or knee, found '" + text + "'");
    };
  }

  /** As {@link Place} is written, and with k for 1,024. */
  private static Place place(String text) {
    return text.matches("\\d+[kKmM]?")
        ? new Place.At(XValues.parseOne(text))
        : refusing(() -> Place.parse(text));
  }

  private static <T> T refusing(Supplier<T> construction) {
    try {
      return construction.get();
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()));
    }
  }
}
