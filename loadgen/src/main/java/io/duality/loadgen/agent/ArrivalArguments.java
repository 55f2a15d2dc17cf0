package io.duality.loadgen.agent;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An arrival as arguments, in both directions. */
final class ArrivalArguments {
  private static final String THINK = "think-nanos";
  private static final String ACTIVE_THINK = "active-think-nanos";
  private static final String LAW = "think-law";
  private static final String ACTIVE_LAW = "active-think-law";

  private ArrivalArguments() {}

  static Arrival read(Arguments arguments) {
    Duration mean = arguments.nanos(THINK);
    Think.Law law = Arguments.choice(LAW, arguments.take(LAW, "fixed"), Think.Law.class);
    Think think = new Think(mean, law);
    String kind = arguments.take("arrival", "closed");
    return switch (kind) {
      case "closed" -> new Arrival.Closed(think, arguments.count("burst", 1));
      case "open" -> new Arrival.Open(rate(arguments), spacing(arguments));
      case "sessions" ->
          new Arrival.Sessions(
              rate(arguments),
              spacing(arguments),
              arguments.count("session-requests"),
              arguments.count("burst", 1),
              think,
              active(arguments, law));
      case "chat" ->
          new Arrival.Chat(arguments.count("room-size"), arguments.count("message-bytes"));
      default ->
          throw new IllegalArgumentException(
              "arrival '" + kind + "': has to be closed, open, sessions or chat");
    };
  }

  private static Think active(Arguments arguments, Think.Law otherwise) {
    String law = arguments.take(ACTIVE_LAW, Arguments.word(otherwise));
    return new Think(
        Arguments.nanos(ACTIVE_THINK, arguments.take(ACTIVE_THINK, "0")),
        Arguments.choice(ACTIVE_LAW, law, Think.Law.class));
  }

  private static double rate(Arguments arguments) {
    return Arguments.decimal("rate", arguments.take("rate"));
  }

  private static Spacing spacing(Arguments arguments) {
    return Arguments.choice("spacing", arguments.take("spacing", "constant"), Spacing.class);
  }

  static List<String> write(Arrival arrival) {
    return switch (arrival) {
      case Arrival.Closed closed -> write(closed);
      case Arrival.Chat chat -> write(chat);
      case Arrival.Open open ->
          List.of(
              THINK + "=0",
              "arrival=open",
              "rate=" + open.perSecond(),
              "spacing=" + Arguments.word(open.spacing()));
      case Arrival.Sessions sessions ->
          List.of(
              THINK + "=" + sessions.inactive().mean().toNanos(),
              LAW + "=" + Arguments.word(sessions.inactive().law()),
              "arrival=sessions",
              "rate=" + sessions.perSecond(),
              "spacing=" + Arguments.word(sessions.spacing()),
              "session-requests=" + sessions.requests(),
              "burst=" + sessions.burst(),
              ACTIVE_THINK + "=" + sessions.active().mean().toNanos(),
              ACTIVE_LAW + "=" + Arguments.word(sessions.active().law()));
    };
  }

  private static List<String> write(Arrival.Chat chat) {
    return List.of(
        THINK + "=0",
        "arrival=chat",
        "room-size=" + chat.roomSize(),
        "message-bytes=" + chat.messageBytes());
  }

  private static List<String> write(Arrival.Closed closed) {
    List<String> arguments = new ArrayList<>();
    arguments.add(THINK + "=" + closed.think().mean().toNanos());
    if (closed.think().law() != Think.Law.FIXED) {
      arguments.add(LAW + "=" + Arguments.word(closed.think().law()));
    }
    if (closed.burst() != 1) {
      arguments.add("burst=" + closed.burst());
    }
    return arguments;
  }
}
