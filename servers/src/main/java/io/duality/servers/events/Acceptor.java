package io.duality.servers.events;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.accept.Deferral;
import io.duality.servers.accept.Room;
import io.duality.servers.nonblocking.Core;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The listening socket in the first loop; gives connections to all loops in turn. */
final class Acceptor implements Ready {
  /** Pause after a failure: descriptors or memory run out, and spinning would not free any. */
  private static final Duration BACKOFF = Duration.ofMillis(10);

  /** Until the others, or the room, are looked at again: as short as a loop waits. */
  private static final Duration DEFERRAL = Duration.ofMillis(1);

  private final Network network;
  private final List<EventLoop> loops;
  private final EventLoop first;
  private final Core core;
  private final Rules rules;
  private final Room room;
  private final Deferral deferral;
  private boolean noticed;
  private int turn;

  /**
   * How it accepts.
   *
   * @param limit connections that one turn accepts at most, so that a storm of them does not starve
   *     those that are open; what is left waits for the next turn. One that favours active
   *     connections takes one at a time whatever it is
   * @param most connections that are open at once; 0 is no limit
   * @param nanoTime the clock that deferrals are measured by
   * @param notices receives a line for the user when the mechanism has no room for a connection,
   *     once
   */
  record Rules(
      AcceptPolicy policy, int limit, int most, LongSupplier nanoTime, Consumer<String> notices) {}

  /** Registers with the first loop. */
  Acceptor(Network network, List<EventLoop> loops, Core core, Rules rules) throws IOException {
    this.network = network;
    this.loops = loops;
    this.core = core;
    this.rules = rules;
    room = new Room(rules.most(), core.service().tally()::open);
    deferral = new Deferral(core.activity(), rules.nanoTime());
    first = loops.getFirst();
    network.register(this);
  }

  @Override
  public void onReady() {
    if (room.isFull()) {
      defer();
      return;
    }
    switch (rules.policy()) {
      case NEW -> accept(rules.limit());
      // After the events of this turn, when it is known whether there were any.
      case ACTIVE -> first.execute(this::acceptUnlessActive);
    }
  }

  /** To ask for it at once would spin, and take the CPU from the loops that are active. */
  private void defer() {
    want(Interest.NONE);
    wantIn(DEFERRAL);
  }

  private void acceptUnlessActive() {
    if (deferral.isOver(first.isActive())) {
      deferral.accepted();
      accept(1);
    } else if (first.isActive()) {
      want(Interest.READ);
    } else {
      defer();
    }
  }

  private void accept(int most) {
    try {
      for (int i = 0; i < most && !room.isFull() && acceptOne(); i++) {}
      want(Interest.READ);
    } catch (ClosedChannelException e) {
      want(Interest.NONE);
    } catch (IOException e) {
      want(Interest.NONE);
      wantIn(BACKOFF);
    }
  }

  private void wantIn(Duration delay) {
    first.schedule(delay, () -> want(Interest.READ));
  }

  private void want(Interest wanted) {
    try {
      network.want(wanted);
    } catch (IOException e) {
      // Nothing else would ask again for what the kernel has refused.
      if (wanted == Interest.READ && !first.isDraining()) {
        wantIn(BACKOFF);
      }
    }
  }

  private boolean acceptOne() throws IOException {
    try {
      Socket socket = network.accept(turn);
      if (socket != null) {
        core.service().tally().accepted();
        give(socket);
      }
      return socket != null;
    } catch (PastLimitException e) {
      refused(e);
      return true;
    }
  }

  private void refused(PastLimitException cause) {
    core.service().tally().accepted();
    core.service().tally().refused();
    core.service().tally().closed();
    if (!noticed) {
      noticed = true;
      rules.notices().accept(cause.getMessage());
    }
  }

  private void give(Socket socket) {
    EventLoop loop = loops.get(turn);
    turn = (turn + 1) % loops.size();
    Connection connection = new Connection(loop, core, socket);
    if (loop.equals(first)) {
      connection.adopt();
    } else {
      loop.execute(connection::adopt);
    }
  }
}
