package io.duality.servers.posix;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.duality.servers.events.Interest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * select(2): each call hands the kernel a bit for each descriptor and gets them back. Benign errno:
 * EINTR, a signal; the loop comes again.
 */
final class SelectPoller extends NativePoller {
  /** Of the C library and of POSIX; descriptors from this number on have no bit. */
  static final int FD_SETSIZE = 1_024;

  private static final int WORDS = FD_SETSIZE / Long.SIZE;

  private final long[] readers = new long[WORDS];
  private final long[] writers = new long[WORDS];
  private final MemorySegment readable;
  private final MemorySegment writable;
  private final MemorySegment timeval;

  /** One past the highest descriptor that was ever watched; most programs never lower it. */
  private int count;

  SelectPoller(Arena arena) throws IOException {
    super(arena);
    readable = arena.allocate(JAVA_LONG, WORDS);
    writable = arena.allocate(JAVA_LONG, WORDS);
    timeval = arena.allocate(JAVA_LONG, 2);
    try {
      watch(wakeupDescriptor());
    } catch (IOException e) {
      super.close();
      throw e;
    }
  }

  @Override
  String refusal(int fd) {
    if (fd < FD_SETSIZE) {
      return "";
    }
    return "select refuses connections whose descriptor is "
        + FD_SETSIZE
        + " (FD_SETSIZE) or above, as "
        + fd
        + " is: use fewer clients, more --shards, or epoll-level";
  }

  private void watch(int fd) throws IOException {
    if (fd >= FD_SETSIZE) {
      throw new IOException(refusal(fd));
    }
    count = Math.max(count, fd + 1);
    set(readers, fd, true);
  }

  @Override
  void add(Pollable pollable) throws IOException {
    watch(pollable.fd());
    pollable.setInterest(Interest.READ);
  }

  @Override
  void want(Pollable pollable, Interest wanted) {
    if (pollable.interest() != wanted) {
      pollable.setInterest(wanted);
      set(readers, pollable.fd(), wanted == Interest.READ);
      set(writers, pollable.fd(), wanted == Interest.WRITE);
    }
  }

  @Override
  void forget(Pollable pollable) {
    want(pollable, Interest.NONE);
    super.forget(pollable);
  }

  private static void set(long[] bits, int fd, boolean value) {
    long bit = 1L << fd;
    int word = fd / Long.SIZE;
    bits[word] = value ? bits[word] | bit : bits[word] & ~bit;
  }

  @Override
  public void poll(long millis) throws IOException {
    load();
    timeval.setAtIndex(JAVA_LONG, 0, millis / 1_000);
    timeval.setAtIndex(JAVA_LONG, 1, millis % 1_000 * 1_000);
    int ready = libc().select(count, readable, writable, timeval);
    if (ready < 0) {
      ready = selectAgain();
    }
    int words = ready > 0 ? (count + Long.SIZE - 1) / Long.SIZE : 0;
    for (int word = 0; word < words; word++) {
      long bits = readable.getAtIndex(JAVA_LONG, word) | writable.getAtIndex(JAVA_LONG, word);
      tell(word * Long.SIZE, bits);
    }
  }

  private void load() {
    MemorySegment.copy(readers, 0, readable, JAVA_LONG, 0, WORDS);
    MemorySegment.copy(writers, 0, writable, JAVA_LONG, 0, WORDS);
  }

  /** Finds out why select failed by another one, which does not wait. */
  private int selectAgain() throws IOException {
    load();
    timeval.setAtIndex(JAVA_LONG, 0, 0);
    timeval.setAtIndex(JAVA_LONG, 1, 0);
    int ready = libc().selectCaptured(count, readable, writable, timeval);
    if (ready < 0 && libc().errno() != Errno.EINTR) {
      throw Errno.failure("select", libc().errno());
    }
    return ready;
  }

  private void tell(int first, long bits) {
    for (long left = bits; left != 0; left &= left - 1) {
      Pollable pollable = reported(first + Long.numberOfTrailingZeros(left));
      if (pollable != null) {
        pollable.tell();
      }
    }
  }
}
