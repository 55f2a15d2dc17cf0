package io.duality.servers.posix;

import io.duality.servers.events.Interest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/**
 * The benchmark that libevent and libev are compared with: socket pairs that are all watched, a few
 * of which get a byte to begin with. Whoever is told reads a byte, and as long as there are writes
 * left writes one into the next pair. Confined to one thread.
 */
public final class EventRounds implements AutoCloseable {
  /** By what the loop is told. */
  public enum Mechanism {
    /** As the servers' model of that name; refuses descriptors from 1,024 on. */
    SELECT,
    /** The system call, not the JDK's selector over it. */
    POLL,
    /** Level-triggered, as the servers' model {@code epoll-level}. */
    EPOLL
  }

  private final NativePoller poller;
  private final SocketPairs pairs;
  private final int active;
  private final int events;
  private final long patienceMillis;
  private final IntConsumer witness;
  private final Pollable[] watched;
  private int writes;
  private int begun;
  private int fired;

  private EventRounds(NativePoller poller, SocketPairs pairs, Round round, IntConsumer witness) {
    this.poller = poller;
    this.pairs = pairs;
    this.witness = witness;
    active = round.active;
    events = round.events;
    patienceMillis = round.patience.toMillis();
    watched = new Pollable[pairs.count()];
  }

  /**
   * What happens in a round.
   *
   * @param active pairs that get a byte at the beginning, evenly spaced, at least 1
   * @param events in all, at least {@code active}: the others are written on
   * @param patience for an event to be told
   */
  public record Round(int active, int events, Duration patience) {
    public Round {
      if (active < 1 || events < active) {
        throw new IllegalArgumentException(
            active
                + " active and "
                + events
                + " events: active has to be 1 at least, and at most"
                + " the events");
      }
    }
  }

  /**
   * So many pairs, all watched.
   *
   * @param descriptors watched, at least as many as are active
   * @throws IOException if the mechanism or the process cannot have so many; nothing is open then
   */
  public static EventRounds open(Mechanism mechanism, int descriptors, Round round)
      throws IOException {
    if (round.active > descriptors) {
      throw new IllegalArgumentException(
          round.active + " active of " + descriptors + " descriptors: take fewer of the first");
    }
    return over(open(mechanism), descriptors, round, pair -> {});
  }

  /**
   * Over a poller, which is closed with this, or if this fails.
   *
   * @param witness is told each pair that a byte was read from
   */
  static EventRounds over(NativePoller poller, int descriptors, Round round, IntConsumer witness)
      throws IOException {
    SocketPairs pairs;
    try {
      pairs = SocketPairs.open(poller.libc(), Arena.ofAuto(), descriptors);
    } catch (IOException e) {
      poller.close();
      throw e;
    }
    EventRounds rounds = new EventRounds(poller, pairs, round, witness);
    try {
      rounds.watch();
    } catch (IOException e) {
      rounds.close();
      throw e;
    }
    return rounds;
  }

  static NativePoller open(Mechanism mechanism) throws IOException {
    return switch (mechanism) {
      case SELECT -> new SelectPoller(Arena.ofAuto());
      case POLL -> new PollPoller(Arena.ofAuto());
      case EPOLL -> new LevelPoller(Arena.ofAuto());
    };
  }

  private void watch() throws IOException {
    for (int i = 0; i < watched.length; i++) {
      int fd = pairs.reader(i);
      if (!poller.refusal(fd).isEmpty()) {
        throw new IOException(
            String.format(
                Locale.ROOT,
                "select watches descriptors below %,d (FD_SETSIZE) only, room for %,d of the %,d here: take fewer",
                SelectPoller.FD_SETSIZE,
                i,
                watched.length));
      }
      int pair = i;
      watched[i] = new Pollable(fd);
      poller.register(watched[i], () -> onReady(pair));
    }
  }

  /** Leaves all descriptors and watches them again, as published before each round. */
  public void watchAgain() throws IOException {
    for (Pollable pollable : watched) {
      poller.want(pollable, Interest.NONE);
      poller.want(pollable, Interest.READ);
    }
  }

  /** Gives the active ones their bytes. */
  public void begin() throws IOException {
    int space = watched.length / active;
    for (int i = 0; i < active; i++) {
      pairs.send(i * space);
    }
    begun = active;
    fired = 0;
    writes = events - active;
  }

  /**
   * Deals with all events of a round that was begun.
   *
   * @return how many there were
   * @throws IOException if one is not told, or told without a byte
   */
  public int run() throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    while (fired < begun) {
      int before = fired;
      try {
        // As published, without waiting: there is always a byte, and to join the queues of
        // descriptors, so as to be woken, would cost select and poll extra.
        poller.poll(0);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      if (fired == before && System.nanoTime() - end >= 0) {
        throw new IOException(
            "no event within " + patienceMillis + " ms: " + fired + " of " + begun + " were told");
      }
    }
    return fired;
  }

  private void onReady(int pair) {
    try {
      pairs.receive(pair);
      witness.accept(pair);
      fired++;
      if (writes > 0) {
        writes--;
        begun++;
        pairs.send(pair + 1 == watched.length ? 0 : pair + 1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    poller.close();
    pairs.close();
  }
}
