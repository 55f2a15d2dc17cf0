package io.duality.loadgen;

import java.util.BitSet;

/**
 * Slots whose socket may hold more than one turn reads, in order, each at most once. Not linked
 * through the clients as the other queues are, for a client can fail and be scheduled while it is
 * here.
 */
final class UnreadSlots {
  private final int[] ring;
  private final BitSet present;
  private int head;
  private int size;

  UnreadSlots(int slots) {
    ring = new int[slots];
    present = new BitSet(slots);
  }

  int size() {
    return size;
  }

  void add(int slot) {
    if (!present.get(slot)) {
      present.set(slot);
      ring[(head + size) % ring.length] = slot;
      size++;
    }
  }

  /** Takes the oldest of at least one. */
  int remove() {
    int slot = ring[head];
    head = (head + 1) % ring.length;
    size--;
    present.clear(slot);
    return slot;
  }
}
