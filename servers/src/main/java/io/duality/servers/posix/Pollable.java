package io.duality.servers.posix;

import io.duality.servers.events.Interest;
import io.duality.servers.events.Ready;
import org.jspecify.annotations.Nullable;

/** A descriptor of a poller and what is known of it. Confined to the poller's thread. */
class Pollable {
  private final int fd;
  private @Nullable Ready owner;
  private Interest interest = Interest.NONE;

  /** What an edge has told and no call has used up: bits of {@link EdgePoller}. */
  private int remembered;

  private boolean queued;

  Pollable(int fd) {
    this.fd = fd;
  }

  final int fd() {
    return fd;
  }

  final void setOwner(Ready ready) {
    owner = ready;
  }

  final void tell() {
    if (owner != null) {
      owner.onReady();
    }
  }

  public final Interest interest() {
    return interest;
  }

  final void setInterest(Interest wanted) {
    interest = wanted;
  }

  final int remembered() {
    return remembered;
  }

  final void setRemembered(int bits) {
    remembered = bits;
  }

  /** Whether it waits to be told again. */
  final boolean isQueued() {
    return queued;
  }

  final void setQueued(boolean value) {
    queued = value;
  }
}
