package io.duality.loadgen;

import io.duality.loadgen.files.FilePicks;
import io.duality.loadgen.net.Transport;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What a configuration means for one of the loops of a process. */
class LoopPlan {
  private final LoadConfig config;
  private final @Nullable Budget budget;
  private final Part loop;

  /** Which of all loops of all processes. */
  private final Part part;

  /**
   * Makes a loop's plan.
   *
   * @param loop which of the loops of this process
   * @param budget of requests that the loops of this process share, or null
   */
  LoopPlan(LoadConfig config, Part loop, @Nullable Budget budget) {
    this.config = config;
    this.budget = budget;
    this.loop = loop;
    part = config.engine().part().part(loop.index(), loop.count());
  }

  /** The plan of a process's only loop. */
  static LoopPlan only(LoadConfig config) {
    return new LoopPlan(config, Part.WHOLE, budget(config));
  }

  /** The requests that a process may begin, or null. */
  static @Nullable Budget budget(LoadConfig config) {
    long limit = config.limits().requests();
    return limit == 0 ? null : new Budget(config.engine().part().of(limit));
  }

  /** How many connections stay idle. */
  int idle() {
    return loop.of(config.population().idle());
  }

  /** Connects of the ramp in a second; 0 is as many as there can be. */
  double connectsPerSecond() {
    return part.of(config.population().connectsPerSecond());
  }

  /** How requests are exchanged. */
  Exchanges exchanges(
      RequestTable requests,
      Transport transport,
      Client[] clients,
      BodyWitness witness,
      Endings endings,
      LongSupplier clock) {
    Population population = config.population();
    if (config.arrival() instanceof Arrival.Chat) {
      return new ChatExchanges(
          requests, transport, clients, witness, endings, population.receiveBufferBytes(), clock);
    }
    return population.paced()
        ? new PacedExchanges(
            requests, picks(), transport, clients, witness, endings, population, clock)
        : new Exchanges(
            requests,
            picks(),
            transport,
            clients,
            witness,
            endings,
            population.receiveBufferBytes());
  }

  /** Which request is sent next: of one always the same. */
  private IntSupplier picks() {
    Request request = config.request();
    if (request.files().isEmpty() && request.mix().isEmpty()) {
      return () -> 0;
    }
    // A series that is not the one of the arrivals.
    long seed = ~random().nextLong();
    return request
        .mix()
        .map(mix -> mix.picks(seed))
        .orElseGet(() -> new FilePicks(request.files().orElseThrow(), seed)::next);
  }

  /**
   * When requests begin.
   *
   * @param all clients, the idle ones included
   * @param active those that send requests
   */
  Arrivals arrivals(
      Exchanges exchanges, Endings endings, Client[] all, Client[] active, LongSupplier clock) {
    RandomGenerator random = random();
    // What an open loop's share of the requests is, its timetable says, which is its share of all.
    long requests = budget == null ? Long.MAX_VALUE : part.of(config.limits().requests());
    @Nullable Budget own = budget == null || closed() ? budget : new Budget(requests);
    Gate gate = new Gate(exchanges, endings, all, own);
    return switch (config.arrival()) {
      case Arrival.Closed closed -> {
        Course course = Course.ofClients(config.shape(), active.length, part);
        yield new ClosedLoop(
            gate,
            endings,
            active,
            closed,
            new Membership(course, part),
            TurnClock.of(config.shape()),
            random,
            clock);
      }
      case Arrival.Open open -> {
        Course course = Course.ofRate(config.shape(), open.perSecond(), part);
        Offers offers = new Offers(endings, course, open.spacing(), part, random, requests);
        yield new OpenLoop(gate, active, offers, clock);
      }
      case Arrival.Sessions sessions -> {
        Course course = Course.ofRate(config.shape(), sessions.perSecond(), part);
        Offers offers = new Offers(endings, course, sessions.spacing(), part, random, requests);
        yield new SessionLoop(gate, endings, active, sessions, offers, random, clock);
      }
      case Arrival.Chat chat ->
          new ChatLoop(
              (ChatExchanges) exchanges, endings, active, new Seats(chat, loop), part, clock);
    };
  }

  private boolean closed() {
    return switch (config.arrival()) {
      case Arrival.Closed _ -> true;
      case Arrival.Open _, Arrival.Sessions _, Arrival.Chat _ -> false;
    };
  }

  /** Not the seed and the loop's number added up, which another process's loop could have too. */
  private RandomGenerator random() {
    SplittableRandom seeds = new SplittableRandom(config.engine().seed());
    long own = seeds.nextLong();
    for (int i = 0; i < loop.index(); i++) {
      own = seeds.nextLong();
    }
    return new SplittableRandom(own);
  }
}
