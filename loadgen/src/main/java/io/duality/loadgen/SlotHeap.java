package io.duality.loadgen;

import java.util.Arrays;

/**
 * Slots ordered by a time, each in it at most once: a heap with four children a node, for which a
 * row of children is one cache line, over arrays made once. A turn (the first out, and in again)
 * costs 40 to 360 ns with 64 to 65,536 slots, where a queue costs 5 to 10 ({@code
 * ScheduleBenchmark}): it is for delays that are not all the same. Confined to one thread.
 */
final class SlotHeap {
  private static final int ABSENT = -1;

  private final long[] nanos;
  private final int[] slots;

  /** Where in the heap each slot is. */
  private final int[] positions;

  private int size;

  SlotHeap(int slots) {
    nanos = new long[slots];
    this.slots = new int[slots];
    positions = new int[slots];
    Arrays.fill(positions, ABSENT);
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The earliest time; there has to be one. */
  long leastNanos() {
    return nanos[0];
  }

  boolean contains(int slot) {
    return positions[slot] != ABSENT;
  }

  /** Adds a slot, or moves it to another time. */
  void put(int slot, long atNanos) {
    remove(slot);
    rise(size++, slot, atNanos);
  }

  /** Takes the slot with the earliest time; there has to be one. */
  int poll() {
    int first = slots[0];
    remove(first);
    return first;
  }

  /** Removes a slot, if it is there. */
  void remove(int slot) {
    int at = positions[slot];
    if (at == ABSENT) {
      return;
    }
    positions[slot] = ABSENT;
    size--;
    if (at < size) {
      int last = slots[size];
      long lastNanos = nanos[size];
      int settled = sink(at, lastNanos);
      rise(settled, last, lastNanos);
    }
  }

  /** Moves children up into the gap until the time fits there; the gap's new place. */
  private int sink(int gap, long atNanos) {
    int at = gap;
    for (int child = leastChild(at); child < size; child = leastChild(at)) {
      if (nanos[child] - atNanos >= 0) {
        break;
      }
      set(at, slots[child], nanos[child]);
      at = child;
    }
    return at;
  }

  private int leastChild(int parent) {
    int least = 4 * parent + 1;
    int end = Math.min(least + 4, size);
    for (int child = least + 1; child < end; child++) {
      if (nanos[child] - nanos[least] < 0) {
        least = child;
      }
    }
    return least;
  }

  private void rise(int gap, int slot, long atNanos) {
    int at = gap;
    while (at > 0 && atNanos - nanos[(at - 1) / 4] < 0) {
      int parent = (at - 1) / 4;
      set(at, slots[parent], nanos[parent]);
      at = parent;
    }
    set(at, slot, atNanos);
  }

  private void set(int at, int slot, long atNanos) {
    slots[at] = slot;
    nanos[at] = atNanos;
    positions[slot] = at;
  }
}
