package io.duality.servers.posix;

import io.duality.servers.events.Interest;
import io.duality.servers.events.Poller;
import io.duality.servers.events.Ready;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the native pollers have in common: their descriptors by number, and the way to wake them.
 * Confined to one thread at a time, but for {@link #wakeup}.
 */
abstract class NativePoller implements Poller {
  private static final int FEW = 256;

  private final Libc libc;
  private final Descriptors descriptors;
  private final Wakeup wakeup;
  private @Nullable Pollable[] byDescriptor = new Pollable[FEW];

  /**
   * Without sockets.
   *
   * @param arena collected with this object: of all arenas the one whose segments cost a call
   *     nothing
   * @throws IOException if there is no descriptor for it
   */
  NativePoller(Arena arena) throws IOException {
    libc = new Libc(arena);
    descriptors = new Descriptors(libc, arena);
    wakeup = new Wakeup(libc, arena);
  }

  final Libc libc() {
    return libc;
  }

  final Descriptors descriptors() {
    return descriptors;
  }

  /** Empty if it has room for a descriptor of that number, else what to tell the user. */
  String refusal(int fd) {
    return "";
  }

  final void register(Pollable pollable, Ready owner) throws IOException {
    int fd = pollable.fd();
    if (fd >= byDescriptor.length) {
      byDescriptor = Arrays.copyOf(byDescriptor, Math.max(fd + 1, 2 * byDescriptor.length));
    }
    pollable.setOwner(owner);
    byDescriptor[fd] = pollable;
    add(pollable);
  }

  /** Begins to watch a descriptor, with interest in reads. */
  abstract void add(Pollable pollable) throws IOException;

  abstract void want(Pollable pollable, Interest wanted) throws IOException;

  /** A call has found out that no more can be done now. */
  void usedUp(Pollable pollable, Interest what) {}

  /** The descriptor is about to be closed. */
  void forget(Pollable pollable) {
    int fd = pollable.fd();
    if (fd < byDescriptor.length && pollable.equals(byDescriptor[fd])) {
      byDescriptor[fd] = null;
    }
    pollable.setInterest(Interest.NONE);
  }

  /** The owner of a number that the kernel reports; null for the wake-up, which is dealt with. */
  final @Nullable Pollable reported(int fd) {
    if (fd == wakeup.fd()) {
      wakeup.clear();
      return null;
    }
    return byDescriptor[fd];
  }

  final int wakeupDescriptor() {
    return wakeup.fd();
  }

  @Override
  public final void wakeup() {
    wakeup.signal();
  }

  @Override
  public void close() {
    wakeup.close();
  }
}
