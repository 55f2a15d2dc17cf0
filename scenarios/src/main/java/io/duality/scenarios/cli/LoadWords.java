package io.duality.scenarios.cli;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import io.duality.scenarios.spec.Counted;
import io.duality.scenarios.spec.Durations;
import io.duality.scenarios.spec.ShapeText;
import java.util.Locale;

/** What a load is, in words for the report's head. */
final class LoadWords {
  private LoadWords() {}

  static String arrival(Arrival arrival, Shape shape) {
    String words =
        switch (arrival) {
          case Arrival.Closed(Think think, int burst) ->
              "Closed loop: clients wait for their responses"
                  + (think.mean().isZero() ? "" : ", think " + pause(think))
                  + (burst == 1 ? "" : ", in bursts of " + burst);
          case Arrival.Open(double rate, Spacing spacing) ->
              "Open loop: " + ShapeText.number(rate) + " requests/s, " + name(spacing);
          case Arrival.Chat(int roomSize, int messageBytes) ->
              "Chat: rooms of " + roomSize + ", messages of " + messageBytes + " bytes";
          case Arrival.Sessions sessions ->
              "Sessions: "
                  + ShapeText.number(sessions.perSecond())
                  + "/s, "
                  + name(sessions.spacing())
                  + ", "
                  + Counted.plain(sessions.requests(), "requests")
                  + " each, think "
                  + pause(sessions.inactive())
                  + (sessions.burst() == 1
                      ? ""
                      : ", in bursts of "
                          + sessions.burst()
                          + " with "
                          + pause(sessions.active())
                          + " inside");
        };
    return shape.equals(Shape.STEADY) ? words : words + "; " + ShapeText.format(shape);
  }

  static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static String pause(Think think) {
    return Durations.format(think.mean())
        + (think.law() == Think.Law.FIXED ? "" : " " + name(think.law()));
  }
}
