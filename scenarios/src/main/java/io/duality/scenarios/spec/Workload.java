package io.duality.scenarios.spec;

import io.duality.loadgen.Arrival;
import io.duality.loadgen.Limits;
import io.duality.loadgen.Population;
import io.duality.loadgen.Shape;
import io.duality.loadgen.Think;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the clients, the tasks made in the process, or the operations of a benchmark do. */
public sealed interface Workload {

  /**
   * Clients over the network.
   *
   * @param content what they ask for
   * @param population the clients; what x counts of it is 1 until {@link #at}
   * @param arrival what makes a request due; at a rate the clients are the connections that
   *     requests, or sessions, may take. A rate that x is, is 1 until {@link #at}
   * @param shape how many clients, or what rate, over time
   * @param limits how long they wait
   * @param axis what x counts
   * @param overload whether more is offered than can be served
   */
  record Http(
      Content content,
      Population population,
      Arrival arrival,
      Shape shape,
      Limits limits,
      Axis axis,
      Overload overload)
      implements Workload {
    public Http {
      if (axis == Axis.Load.RATE && arrival instanceof Arrival.Closed) {
        throw new IllegalArgumentException(
            "x-is rate: clients in a closed loop come at no rate; write arrival: open or sessions");
      }
      if (arrival instanceof Arrival.Chat != content.equals(Content.CHAT)) {
        throw new IllegalArgumentException(
            "arrival chat: belongs to route /chat, and to no other content; write both or none");
      }
      if (arrival instanceof Arrival.Chat && axis != Axis.Load.CLIENTS) {
        throw new IllegalArgumentException(
            "x-is: of a chat x counts the rooms; leave it out, or write another arrival");
      }
    }

    /** Clients on the axis that all ask for one file. */
    public Http(int fileBytes, Arrival arrival, int requestsPerConnection, Duration timeout) {
      this(
          new Content.OneFile(fileBytes),
          Population.of(1, requestsPerConnection),
          arrival,
          Shape.STEADY,
          Limits.timeout(timeout),
          Axis.Load.CLIENTS,
          Overload.NONE);
    }

    /** A closed loop of single requests, with pauses that are all the same. */
    public Http(int fileBytes, Duration think, int requestsPerConnection, Duration timeout) {
      this(fileBytes, Arrival.closed(Think.fixed(think)), requestsPerConnection, timeout);
    }

    /**
     * The workload of a point, in which nothing is left open.
     *
     * @throws IllegalArgumentException if x is out of the range of what it counts
     */
    public Http at(long x) {
      return switch (axis) {
        case Axis.Load.CLIENTS ->
            with(population.withClients(Math.toIntExact(x * connections())), arrival);
        case Axis.Load.IDLE -> with(population.withIdle(Math.toIntExact(x)), arrival);
        case Axis.Load.RATE -> with(arrivalAt((double) x));
        case Axis.Load.COST -> with(contentAt(x));
        case Axis.Option _ -> this;
      };
    }

    /** Of each of those that x counts. */
    private int connections() {
      return arrival.inseparable();
    }

    /** The same with requests that are due otherwise. */
    public Http with(Arrival due) {
      return with(population, due);
    }

    /**
     * The same in turns with another load, each as long as here.
     *
     * @param second whether the other one has the first turn
     */
    public Http inTurns(Duration each, boolean second) {
      return new Http(
          content, population, arrival, new Shape.Turns(each, second), limits, axis, overload);
    }

    /**
     * How long it takes, by the clock on the wall, until so much of the load's own time is over.
     */
    public Duration wall(Duration own) {
      return turns() ? own.multipliedBy(2) : own;
    }

    /**
     * The most of the load's own time that a window may hold for which so much is asked: one in
     * turns may begin anywhere, and be no whole number of rounds.
     */
    public Duration longest(Duration own) {
      return shape instanceof Shape.Turns(Duration each, boolean _) ? own.plus(each) : own;
    }

    private boolean turns() {
      return shape instanceof Shape.Turns;
    }

    private Http with(Population crowd, Arrival due) {
      return new Http(content, crowd, due, shape, limits, axis, overload);
    }

    private Http with(Content asked) {
      return new Http(asked, population, arrival, shape, limits, axis, overload);
    }

    private Content contentAt(long x) {
      return content instanceof Content.Route route ? route.at(x) : content;
    }

    private Arrival arrivalAt(double perSecond) {
      return switch (arrival) {
        case Arrival.Closed _, Arrival.Chat _ -> arrival;
        case Arrival.Open open -> new Arrival.Open(perSecond, open.spacing());
        case Arrival.Sessions sessions ->
            new Arrival.Sessions(
                perSecond,
                sessions.spacing(),
                sessions.requests(),
                sessions.burst(),
                sessions.inactive(),
                sessions.active());
      };
    }

    /** What x counts, in words. */
    public String xName() {
      return switch (axis) {
        case Axis.Load.CLIENTS -> arrival instanceof Arrival.Chat ? "rooms" : "clients";
        case Axis.Load.IDLE -> "idle connections";
        case Axis.Load.RATE ->
            arrival instanceof Arrival.Sessions ? "sessions per second" : "requests per second";
        case Axis.Load.COST -> content instanceof Content.Route route ? route.cost() : "cost";
        case Axis.Option(String option) -> option;
      };
    }

    /** The pause that a client makes for each request, on average; zero at a rate. */
    public Duration think() {
      return switch (arrival) {
        case Arrival.Closed closed -> closed.thinkPerRequest();
        case Arrival.Open _, Arrival.Sessions _, Arrival.Chat _ -> Duration.ZERO;
      };
    }

    /**
     * How long it takes until all of the load is there: clients begin within a think time, and
     * there are as many sessions under way as there will be when the first of them are over. Zero
     * with a shape, which begins with the load and belongs into the window.
     */
    public Duration onset() {
      if (!steady() && !turns()) {
        return Duration.ZERO;
      }
      return switch (arrival) {
        case Arrival.Closed closed -> closed.think().mean();
        case Arrival.Open _, Arrival.Chat _ -> Duration.ZERO;
        case Arrival.Sessions sessions -> pauses(sessions);
      };
    }

    private static Duration pauses(Arrival.Sessions sessions) {
      int all = sessions.requests() - 1;
      int inactive = all / sessions.burst();
      return sessions
          .inactive()
          .mean()
          .multipliedBy(inactive)
          .plus(sessions.active().mean().multipliedBy(all - inactive));
    }

    /** Whether it is all there all the time. */
    public boolean steady() {
      return shape.equals(Shape.STEADY);
    }

    /**
     * The clients of a closed loop, of which Little's law holds; 0 at a rate, where their number
     * changes, or where refused requests are no part of the law.
     */
    public long looping() {
      boolean constant = arrival instanceof Arrival.Closed && steady() && !overload.expected();
      return constant ? population.clients() : 0;
    }
  }

  /**
   * Operations of a JMH benchmark, in a process of its own.
   *
   * @param xParam the benchmark's parameter that x is the value of
   * @param xName what x counts, in words
   * @param unit what is completed, in the plural: {@code messages}
   * @param series what is compared, by name; at least one
   */
  record Jmh(String xParam, String xName, String unit, Map<String, Series> series)
      implements Workload {
    /**
     * Iterations of a window, whose spread the record tells: enough for one, and each long enough
     * for JMH's own timer.
     */
    public static final int ITERATIONS = 10;

    /** In a longer window there are more, each so long. */
    public static final Duration LONGEST_ITERATION = Duration.ofSeconds(1);

    public Jmh {
      series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
      if (series.isEmpty()) {
        throw new IllegalArgumentException("servers: expected at least one series, found none");
      }
    }

    /**
     * One curve.
     *
     * @param benchmark full name of the class and its method
     * @param params the parameters that are not at their defaults, but for x
     * @param jvmFlags of its processes, beyond those of all trials
     */
    public record Series(String benchmark, Map<String, String> params, List<String> jvmFlags) {
      public Series {
        params = Collections.unmodifiableMap(new TreeMap<>(params));
        jvmFlags = List.copyOf(jvmFlags);
      }
    }
  }

  /**
   * Tasks made inside the server's process, each one read of a file that the kernel has cached.
   *
   * @param readBytes bytes that each task reads, 1 byte to 1 MiB
   */
  record Tasks(int readBytes) implements Workload {
    public Tasks {
      if (readBytes < 1 || readBytes > 1 << 20) {
        throw new IllegalArgumentException(
            "read-size " + readBytes + ": from 1 byte to 1 MiB can be read");
      }
    }
  }
}
