package io.duality.servers.posix;

import io.duality.servers.events.Interest;
import io.duality.servers.events.Ready;
import io.duality.servers.events.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection by its descriptor. */
final class NativeSocket extends Pollable implements Socket {
  private final NativePoller poller;

  NativeSocket(NativePoller poller, int fd) {
    super(fd);
    this.poller = poller;
  }

  @Override
  public void register(Ready owner) throws IOException {
    poller.descriptors().setNoDelay(fd());
    poller.register(this, owner);
  }

  @Override
  public void want(Interest wanted) throws IOException {
    poller.want(this, wanted);
  }

  /** {@inheritDoc} A read that comes up short has used up the readiness (epoll(7), questions). */
  @Override
  public int read(ByteBuffer into) throws IOException {
    int count = poller.descriptors().read(fd(), into);
    if (into.hasRemaining()) {
      poller.usedUp(this, Interest.READ);
    }
    return count;
  }

  @Override
  public void write(ByteBuffer from) throws IOException {
    poller.descriptors().write(fd(), from);
    if (from.hasRemaining()) {
      poller.usedUp(this, Interest.WRITE);
    }
  }

  @Override
  public void shutdownOutput() throws IOException {
    poller.descriptors().shutdownOutput(fd());
  }

  @Override
  public void close() {
    poller.forget(this);
    poller.descriptors().close(fd());
  }
}
