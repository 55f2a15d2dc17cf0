package io.duality.microbench.experiments;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Two threads of which one runs while the other is parked, in turn.
 *
 * <p>A player makes itself known before it looks whose turn it is, and the other sets the turn
 * before it looks whom to wake: one of them sees the other.
 */
class PingPong {
  private final AtomicReferenceArray<Thread> players = new AtomicReferenceArray<>(2);
  private final Progress switches;
  private volatile int turn;

  PingPong(Progress switches) {
    this.switches = switches;
  }

  /**
   * Waits for its turn, and gives it to the other.
   *
   * @param player 0 or 1, each always from the same thread
   */
  final void play(int player) throws InterruptedException {
    if (players.get(player) == null) {
      players.set(player, Thread.currentThread());
    }
    while (turn != player) {
      LockSupport.park(this);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
    played(player);
    switches.step();
    turn = 1 - player;
    wake(players.get(1 - player));
  }

  /** It is this one's turn. */
  void played(int player) {}

  void wake(Thread player) {
    LockSupport.unpark(player);
  }
}
