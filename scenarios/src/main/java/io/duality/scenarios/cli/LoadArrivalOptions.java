package io.duality.scenarios.cli;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.scenarios.spec.InvalidInputException;
import io.duality.scenarios.spec.ShapeText;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** When it is due. */
@Command(optionListHeading = "%nArrival:%n")
final class LoadArrivalOptions {
  @Option(
      names = {"-R", "--rate"},
      paramLabel = "N",
      description =
          "Requests per second in total, across all connections (k is 1000), from a"
              + " schedule that never waits; of sessions with --arrival sessions. 0, as without it: closed loop.")
  private CommandLines.@Nullable PerSecond rate;

  @Option(
      names = "--arrival",
      paramLabel = "closed|open|sessions",
      description = "closed without --rate, open with it.")
  private @Nullable String arrival;

  @Option(
      names = "--spacing",
      paramLabel = "constant|poisson",
      description = "Of what comes at a rate. constant.")
  private @Nullable String spacing;

  @Option(
      names = "--think",
      paramLabel = "TIME",
      description =
          "Pause of a client between a response and its next request, or burst. 0s; 3s"
              + " in sessions.")
  private @Nullable Duration think;

  @Option(
      names = "--think-law",
      paramLabel = "fixed|exponential",
      description = "How pauses are distributed. fixed.")
  private @Nullable String thinkLaw;

  @Option(names = "--burst", paramLabel = "N", description = "Requests between two pauses. 1.")
  private @Nullable Integer burst;

  @Option(names = "--session-requests", paramLabel = "N", description = "Requests of a session.")
  private @Nullable Integer sessionRequests;

  @Option(
      names = "--active-think",
      paramLabel = "TIME",
      description = "Pause inside a burst of a session. 343ms.")
  private @Nullable Duration activeThink;

  @Option(
      names = "--shape",
      paramLabel = "SHAPE",
      description =
          "Of clients, or of the rate, over time: spike:BASE,BEFORE,LENGTH,"
              + " steps:COUNT,EACH or slope:BASE,LENGTH. Begins with the load, without a warm-up.")
  private @Nullable String shape;

  @Option(
      names = "--spike",
      paramLabel = "BASE,BEFORE,LENGTH",
      description = "--shape spike: 3,10s,30s is 3 for 10 s, all for 30 s, then 3.")
  private @Nullable String spike;

  /** Checked. */
  Arrival arrival() {
    String kind = Optional.ofNullable(arrival).orElse(withoutRate() ? "closed" : "open");
    return switch (kind) {
      case "closed" -> closed();
      case "open" -> open();
      case "sessions" -> sessions();
      default ->
          throw new InvalidInputException(
              "--arrival: expected closed, open or sessions, found '" + kind + "'");
    };
  }

  private Arrival closed() {
    Checked.together(
        withoutRate(),
        "--rate: a closed loop has no rate: clients wait for their responses; leave it out");
    refuse(spacing, "--spacing", "it is the spacing of a --rate");
    refuseOfSessions();
    Think pause = Checked.made(() -> pause(Optional.ofNullable(think).orElse(Duration.ZERO)));
    Checked.together(
        thinkLaw == null || think != null, "--think-law: there are no pauses; add --think TIME");
    return Checked.made(() -> new Arrival.Closed(pause, burst()));
  }

  private Arrival open() {
    refuse(think, "--think", "requests at a rate wait for no client to think");
    refuse(thinkLaw, "--think-law", "requests at a rate wait for no client to think");
    refuse(burst, "--burst", "requests at a rate come one by one");
    refuseOfSessions();
    return Checked.made(() -> new Arrival.Open(rate(), spacing()));
  }

  private Arrival sessions() {
    Checked.together(
        sessionRequests != null,
        "--arrival sessions: says not how many requests a session has; add --session-requests N");
    int requests = Optional.ofNullable(sessionRequests).orElse(1);
    Duration inactive = Optional.ofNullable(think).orElse(Arrival.Sessions.INACTIVE);
    Duration active = Optional.ofNullable(activeThink).orElse(Arrival.Sessions.ACTIVE);
    return Checked.made(() ->
        new Arrival.Sessions(rate(), spacing(), requests, burst(), pause(inactive), pause(active)));
  }

  private void refuseOfSessions() {
    refuse(sessionRequests, "--session-requests", "only --arrival sessions has sessions");
    refuse(activeThink, "--active-think", "only --arrival sessions has sessions");
  }

  private static void refuse(@Nullable Object given, String option, String why) {
    Checked.together(given == null, option + ": " + why + "; leave it out");
  }

  private boolean withoutRate() {
    return rate == null || rate.value() == 0;
  }

  private double rate() {
    if (rate == null || rate.value() == 0) {
      throw new InvalidInputException("--arrival " + arrival + ": needs a rate; add --rate N");
    }
    return rate.value();
  }

  private int burst() {
    return Optional.ofNullable(burst).orElse(1);
  }

  private Spacing spacing() {
    String name = Optional.ofNullable(spacing).orElse("constant");
    return switch (name) {
      case "constant" -> Spacing.CONSTANT;
      case "poisson" -> Spacing.POISSON;
      default ->
          throw new InvalidInputException(
              "--spacing: expected constant or poisson, found '" + name + "'");
    };
  }

  private Think pause(Duration mean) {
    String law = Optional.ofNullable(thinkLaw).orElse("fixed");
    return switch (law) {
      case "fixed" -> Think.fixed(mean);
      case "exponential" -> Think.exponential(mean);
      default ->
          throw new InvalidInputException(
              "--think-law: expected fixed or exponential, found '" + law + "'");
    };
  }

  /** Checked. */
  Shape shape() {
    Checked.together(shape == null || spike == null, "--spike: is a --shape; give one of them");
    if (spike != null) {
      return named("--spike", "spike:" + spike);
    }
    return shape == null ? Shape.STEADY : named("--shape", shape);
  }

  private static Shape named(String option, String text) {
    try {
      return ShapeText.parse(text);
    } catch (InvalidInputException e) {
      throw new InvalidInputException(option + ": " + e.getMessage());
    }
  }
}
