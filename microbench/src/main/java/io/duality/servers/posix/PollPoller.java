package io.duality.servers.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import io.duality.servers.events.Interest;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * poll(2): each call hands the kernel an entry for each descriptor, and looks through them all for
 * what it has to tell. The servers' poll is the JDK's, which takes no descriptors but its own.
 * Owners do not change interests while they are told.
 */
// A restricted method is what it calls the kernel by.
@SuppressWarnings("restricted")
final class PollPoller extends NativePoller {
  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;
  private static final int NOWHERE = -1;
  private static final int FEW = 64;

  // struct pollfd { int fd; short events; short revents; }
  private static final long ENTRY_BYTES = 8;
  private static final long EVENTS = 4;
  private static final long REVENTS = 6;

  private static final MethodHandle POLL =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("poll"),
              FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private final Arena arena;
  private MemorySegment entries;
  private int[] places = {};
  private int count;

  PollPoller(Arena arena) throws IOException {
    super(arena);
    this.arena = arena;
    entries = arena.allocate(FEW * ENTRY_BYTES, Integer.BYTES);
    append(wakeupDescriptor(), POLLIN);
  }

  private void append(int fd, short events) {
    long at = count * ENTRY_BYTES;
    if (at == entries.byteSize()) {
      entries = arena.allocate(2 * at, Integer.BYTES).copyFrom(entries);
    }
    if (fd >= places.length) {
      int before = places.length;
      places = Arrays.copyOf(places, Math.max(fd + 1, 2 * before));
      Arrays.fill(places, before, places.length, NOWHERE);
    }
    entries.set(JAVA_INT, at, fd);
    entries.set(JAVA_SHORT, at + EVENTS, events);
    entries.set(JAVA_SHORT, at + REVENTS, (short) 0);
    places[fd] = count++;
  }

  /** The last entry takes its place. */
  private void remove(int fd) {
    int place = places[fd];
    places[fd] = NOWHERE;
    count--;
    if (place != count) {
      MemorySegment.copy(entries, count * ENTRY_BYTES, entries, place * ENTRY_BYTES, ENTRY_BYTES);
      places[entries.get(JAVA_INT, place * ENTRY_BYTES)] = place;
    }
  }

  @Override
  void add(Pollable pollable) {
    append(pollable.fd(), POLLIN);
    pollable.setInterest(Interest.READ);
  }

  @Override
  void want(Pollable pollable, Interest wanted) {
    if (pollable.interest() == wanted) {
      return;
    }
    if (pollable.interest() != Interest.NONE) {
      remove(pollable.fd());
    }
    if (wanted != Interest.NONE) {
      append(pollable.fd(), wanted == Interest.READ ? POLLIN : POLLOUT);
    }
    pollable.setInterest(wanted);
  }

  /** {@inheritDoc} A call that a signal breaks off is one without events, as is one that fails. */
  @Override
  public void poll(long millis) {
    int left = poll(entries, count, (int) Math.min(millis, Integer.MAX_VALUE));
    for (int i = 0; left > 0; i++) {
      if (entries.get(JAVA_SHORT, i * ENTRY_BYTES + REVENTS) != 0) {
        left--;
        tell(entries.get(JAVA_INT, i * ENTRY_BYTES));
      }
    }
  }

  private static int poll(MemorySegment entries, long count, int millis) {
    try {
      return (int) POLL.invokeExact(entries, count, millis);
    } catch (Throwable e) {
      throw new AssertionError("a call whose types do not fit", e);
    }
  }

  private void tell(int fd) {
    Pollable pollable = reported(fd);
    if (pollable != null) {
      pollable.tell();
    }
  }
}
