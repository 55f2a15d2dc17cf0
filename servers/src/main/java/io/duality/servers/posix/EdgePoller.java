package io.duality.servers.posix;

import io.duality.servers.events.Interest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayDeque;

/**
 * Edge-triggered epoll: a descriptor is registered once, for everything, and its interest is never
 * changed in the kernel. An edge is told once, so what it said is remembered until a call uses it
 * up; wanting what is remembered tells it again in the next turn, which then does not wait.
 */
final class EdgePoller extends EpollPoller {
  private static final int ALL = Epoll.IN | Epoll.OUT | Epoll.RDHUP | Epoll.ET;
  private static final int READABLE = 1;
  private static final int WRITABLE = 2;

  /** The peer has ended, or there is an error: stays readable, for no further edge will say so. */
  private static final int ENDED = 4;

  private final ArrayDeque<Pollable> again = new ArrayDeque<>();

  EdgePoller(Arena arena) throws IOException {
    super(arena);
  }

  @Override
  void add(Pollable pollable) throws IOException {
    epoll().add(pollable.fd(), ALL);
    pollable.setInterest(Interest.READ);
  }

  @Override
  void want(Pollable pollable, Interest wanted) {
    pollable.setInterest(wanted);
    if (isDue(pollable) && !pollable.isQueued()) {
      pollable.setQueued(true);
      again.add(pollable);
    }
  }

  private static boolean isDue(Pollable pollable) {
    return (pollable.remembered() & mask(pollable.interest())) != 0;
  }

  private static int mask(Interest interest) {
    return switch (interest) {
      case NONE -> 0;
      case READ -> READABLE | ENDED;
      case WRITE -> WRITABLE;
    };
  }

  @Override
  void usedUp(Pollable pollable, Interest what) {
    int used = what == Interest.READ ? READABLE : WRITABLE;
    pollable.setRemembered(pollable.remembered() & ~used);
  }

  @Override
  public void poll(long millis) throws IOException {
    await(again.isEmpty() ? millis : 0);
    // Those only that are there now: what is told may want again at once.
    for (int left = again.size(); left > 0; left--) {
      Pollable pollable = again.remove();
      pollable.setQueued(false);
      tellIfDue(pollable);
    }
  }

  @Override
  void told(Pollable pollable, int bits) {
    pollable.setRemembered(pollable.remembered() | remembered(bits));
    tellIfDue(pollable);
  }

  private static int remembered(int bits) {
    int told = (bits & Epoll.IN) != 0 ? READABLE : 0;
    if ((bits & Epoll.OUT) != 0) {
      told |= WRITABLE;
    }
    if ((bits & (Epoll.RDHUP | Epoll.HUP | Epoll.ERR)) != 0) {
      // An error has to be fetched by whoever waits for whatever.
      told |= READABLE | WRITABLE | ENDED;
    }
    return told;
  }

  /** What was closed meanwhile has no interest. */
  private static void tellIfDue(Pollable pollable) {
    if (isDue(pollable)) {
      pollable.tell();
    }
  }
}
