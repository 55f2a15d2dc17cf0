package io.duality.loadgen;

import java.time.Duration;

/**
 * What makes a request due.
 *
 * <p>Rates are totals over all processes of a load (see {@link Part}), and at a rate it is the
 * schedule alone that makes something due: it never waits for responses. If no client is free at
 * that time the request starts late, and its response time still runs from when it was due.
 */
public sealed interface Arrival {
  /** Requests, or sessions, per second at most. */
  double MOST_PER_SECOND = 10_000_000;

  /**
   * Each client sends, waits for the response, thinks, and begins anew: a slow server is asked less
   * often.
   *
   * @param think between the bursts
   * @param burst requests one after the other, each as soon as the one before is answered; 1 to
   *     1,000,000
   */
  record Closed(Think think, int burst) implements Arrival {
    public Closed {
      Range.require("burst", burst, 1, MOST_REQUESTS);
    }

    /** The pause that a request has on average: Z in Little's law X * (R + Z) = N. */
    public Duration thinkPerRequest() {
      return think.mean().dividedBy(burst);
    }
  }

  /**
   * Single requests at a rate; clients are the connections that they may take.
   *
   * @param perSecond requests of all processes, 0.001 to 10,000,000
   * @param spacing of the requests
   */
  record Open(double perSecond, Spacing spacing) implements Arrival {
    public Open {
      requireRate(perSecond);
    }
  }

  /**
   * Partially open (Schroeder et al., NSDI'06): sessions come at a rate, and the requests of a
   * session are sequential, on one connection of its own. A session of which a request fails (by a
   * lost connection, a timeout, an answer that is no HTTP) ends. Clients are the sessions that may
   * be under way at a time.
   *
   * @param perSecond sessions of all processes, 0.001 to 10,000,000
   * @param spacing of the sessions
   * @param requests of a session, 1 to 1,000,000
   * @param burst requests, such as those of one page, between two inactive pauses; 1 to 1,000,000
   * @param inactive pause after each burst, such as {@link #INACTIVE}
   * @param active pause between two requests of a burst, such as {@link #ACTIVE}
   */
  record Sessions(
      double perSecond, Spacing spacing, int requests, int burst, Think inactive, Think active)
      implements Arrival {
    /** The off-period between pages in Pariag et al., EuroSys'07. */
    public static final Duration INACTIVE = Duration.ofSeconds(3);

    /** The off-period inside a page in Pariag et al., EuroSys'07. */
    public static final Duration ACTIVE = Duration.ofMillis(343);

    /** The limit for a response in Pariag et al., EuroSys'07, which makes overload visible. */
    public static final Duration TIMEOUT = Duration.ofSeconds(15);

    public Sessions {
      requireRate(perSecond);
      Range.require("session-requests", requests, 1, MOST_REQUESTS);
      Range.require("burst", burst, 1, MOST_REQUESTS);
    }
  }

  /**
   * Rooms whose users all talk and all listen, as in VolanoMark: each message goes to all others of
   * its room, and a user sends his next when he has heard what the others have said as often as he.
   * Each user has two clients: one listens to a stream without end, the other talks. What is
   * counted is each message that a listener hears.
   *
   * @param roomSize users of a room, 2 to 100; 20 in VolanoMark
   * @param messageBytes of each message, its line feed included, 16 to 4,096; about 100 there
   */
  record Chat(int roomSize, int messageBytes) implements Arrival {
    public Chat {
      Range.require("room-size", roomSize, 2, 100);
      Range.require("message-bytes", messageBytes, 16, 4_096);
    }

    /** Clients of a room. */
    public int connectionsPerRoom() {
      return 2 * roomSize;
    }

    @Override
    public int inseparable() {
      return connectionsPerRoom();
    }

    /** Whole rooms of so many clients. */
    public int rooms(int clients) {
      return clients / connectionsPerRoom();
    }
  }

  /** Requests of a burst or a session at most. */
  int MOST_REQUESTS = 1_000_000;

  /** Clients that have to stay together: one is on its own, but for those of a chat's room. */
  default int inseparable() {
    return 1;
  }

  /** Into how many processes, or loops, so many clients can be divided at most. */
  default int parts(int clients) {
    return clients / inseparable();
  }

  /**
   * The clients of one of several processes, or loops: whole rooms of a chat.
   *
   * @throws IllegalArgumentException if there are fewer of them than parts
   */
  default Population share(Population all, Part part) {
    return all.share(part).withClients(part.of(parts(all.clients())) * inseparable());
  }

  /** A closed loop of single requests. */
  static Closed closed(Think think) {
    return new Closed(think, 1);
  }

  private static void requireRate(double perSecond) {
    Range.require("rate", perSecond, 0.001, MOST_PER_SECOND);
  }
}
