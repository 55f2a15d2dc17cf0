package io.duality.servers.nonblocking;

import java.util.ArrayList;
import java.util.List;

/**
 * The conversations of one loop: the look at their deadlines, their common end. Confined to the
 * loop's thread.
 */
public final class Conversations {
  private final List<Conversation> all = new ArrayList<>();
  private boolean draining;

  /** A new one; while draining it ends at once. */
  public void join(Conversation conversation) {
    conversation.setPlace(all.size());
    all.add(conversation);
    if (draining) {
      conversation.endIfIdle();
    }
  }

  /** One has ended: called by {@link Link#close}. */
  public void leave(Conversation conversation) {
    Conversation last = all.removeLast();
    if (!last.equals(conversation)) {
      last.setPlace(conversation.place());
      all.set(conversation.place(), last);
    }
  }

  /** Looks at all deadlines. Backwards, because one that ends puts the last one in its place. */
  public void sweep(long nowNanos) {
    for (int i = all.size() - 1; i >= 0; i--) {
      all.get(i).sweep(nowNanos);
    }
  }

  /** From now on none is begun; ends the idle ones, the others end after their response. */
  public void drain() {
    draining = true;
    for (int i = all.size() - 1; i >= 0; i--) {
      all.get(i).endIfIdle();
    }
  }

  /** Ends all. */
  public void cut() {
    draining = true;
    while (!all.isEmpty()) {
      all.getLast().close();
    }
  }

  /** Counts all, whose sockets their loop has closed with its own end. */
  public void abandon() {
    draining = true;
    all.forEach(Conversation::abandon);
    all.clear();
  }

  /** Whether {@link #drain} was called. */
  public boolean isDraining() {
    return draining;
  }

  /** Whether none is left after {@link #drain}. */
  public boolean isDrained() {
    return draining && all.isEmpty();
  }
}
