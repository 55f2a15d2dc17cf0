package io.duality.scenarios.spec;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Spacing;
import io.duality.loadgen.Think;
import java.time.Duration;
import java.util.List;

/** Reads what makes the requests of a workload due. */
final class ArrivalReader {
  static final List<String> KEYS =
      List.of(
          "arrival",
          "think",
          "think-law",
          "burst",
          "rate",
          "spacing",
          "session-requests",
          "active-think",
          "room-size",
          "message-size");

  private static final List<String> OF_A_RATE = List.of("rate", "spacing");
  private static final List<String> OF_SESSIONS = List.of("session-requests", "active-think");
  private static final List<String> OF_A_CHAT = List.of("room-size", "message-size");
  private static final List<String> OF_CLIENTS = List.of("think", "think-law", "burst");

  private static final String OTHER_THAN_CHAT =
      "only a chat has it; leave it out, or write arrival: chat";

  /** What x stands for until a point says what it is. */
  private static final double ANY = 1;

  private enum Kind {
    CLOSED,
    OPEN,
    SESSIONS,
    CHAT
  }

  private final Section workload;
  private final Axis axis;

  ArrivalReader(Section workload, Axis axis) {
    this.workload = workload;
    this.axis = axis;
  }

  Arrival read() {
    Kind kind =
        workload.value(
            "arrival", Kind.CLOSED, "closed, open, sessions or chat", ArrivalReader::kind);
    return switch (kind) {
      case CLOSED -> closed();
      case OPEN -> open();
      case SESSIONS -> sessions();
      case CHAT -> chat();
    };
  }

  private Arrival chat() {
    String why = "whoever talks in a chat waits for the others; leave it out";
    refuse(OF_A_RATE, why);
    refuse(OF_SESSIONS, why);
    refuse(OF_CLIENTS, why);
    int size = workload.value("room-size", "a whole number", text -> Section.whole(text, 2));
    long bytes = workload.value("message-size", "a size", Sizes::parse);
    return workload.build(() -> new Arrival.Chat(size, (int) Math.min(bytes, Integer.MAX_VALUE)));
  }

  private Arrival closed() {
    refuse(
        OF_A_RATE,
        "clients in a closed loop come at no rate; leave it out, or write arrival: open");
    refuse(OF_SESSIONS, "only sessions have it; leave it out, or write arrival: sessions");
    refuse(OF_A_CHAT, OTHER_THAN_CHAT);
    Think think = think("think", Duration.ZERO);
    int burst = burst();
    return workload.build(() -> new Arrival.Closed(think, burst));
  }

  private Arrival open() {
    refuse(
        OF_CLIENTS,
        "requests at a rate wait for no client; leave it out, or write arrival: closed");
    refuse(OF_SESSIONS, "only sessions have it; leave it out, or write arrival: sessions");
    refuse(OF_A_CHAT, OTHER_THAN_CHAT);
    double rate = rate();
    Spacing spacing = spacing();
    return workload.build(() -> new Arrival.Open(rate, spacing));
  }

  private Arrival sessions() {
    refuse(OF_A_CHAT, OTHER_THAN_CHAT);
    double rate = rate();
    Spacing spacing = spacing();
    int requests =
        workload.value("session-requests", "a whole number", text -> Section.whole(text, 1));
    int burst = burst();
    Think inactive = think("think", Arrival.Sessions.INACTIVE);
    Think active = think("active-think", Arrival.Sessions.ACTIVE);
    return workload.build(
        () -> new Arrival.Sessions(rate, spacing, requests, burst, inactive, active));
  }

  private void refuse(List<String> keys, String why) {
    for (String key : keys) {
      if (workload.has(key)) {
        throw workload.error(key, key + ": " + why);
      }
    }
  }

  private double rate() {
    if (axis != Axis.Load.RATE) {
      return workload.value("rate", "a rate a second", Rates::perSecond);
    }
    if (workload.has("rate")) {
      throw workload.error("rate", "rate: x is the rate; leave it out, or change x-is");
    }
    return ANY;
  }

  private Spacing spacing() {
    return workload.value(
        "spacing", Spacing.CONSTANT, "constant or poisson", ArrivalReader::spacing);
  }

  private int burst() {
    return workload.value("burst", 1, "a whole number", text -> Section.whole(text, 1));
  }

  private Think think(String key, Duration otherwise) {
    Duration mean = workload.value(key, otherwise, "a duration", Durations::parse);
    Think.Law law =
        workload.value("think-law", Think.Law.FIXED, "fixed or exponential", ArrivalReader::law);
    return workload.build(() -> new Think(mean, law));
  }

  private static Kind kind(String text) {
    return switch (text) {
      case "closed" -> Kind.CLOSED;
      case "open" -> Kind.OPEN;
      case "sessions" -> Kind.SESSIONS;
      case "chat" -> Kind.CHAT;
      default ->
          throw new InvalidInputException(
              "expected closed, open, sessions or chat, found '" + text + "'");
    };
  }

  private static Think.Law law(String text) {
    return switch (text) {
      case "fixed" -> Think.Law.FIXED;
      case "exponential" -> Think.Law.EXPONENTIAL;
      default ->
          throw new InvalidInputException("expected fixed or exponential, found '" + text + "'");
    };
  }

  private static Spacing spacing(String text) {
    return switch (text) {
      case "constant" -> Spacing.CONSTANT;
      case "poisson" -> Spacing.POISSON;
      default ->
          throw new InvalidInputException("expected constant or poisson, found '" + text + "'");
    };
  }
}
