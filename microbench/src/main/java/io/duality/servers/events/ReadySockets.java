package io.duality.servers.events;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A poller whose sockets are ready in turn, so many in each turn: each has a request to read, and
 * takes whatever is written. No kernel.
 */
final class ReadySockets implements Poller {
  private final byte[] request;
  private final List<Ready> owners = new ArrayList<>();
  private int batch = 1;
  private int next;
  private long writtenBytes;

  ReadySockets(byte[] request) {
    this.request = request;
  }

  /** How many are ready in the turns to come. */
  void setBatch(int ready) {
    batch = ready;
  }

  /** Bytes that all sockets have taken. */
  long writtenBytes() {
    return writtenBytes;
  }

  /** A further socket. */
  Socket socket() {
    return new AlwaysReady();
  }

  @Override
  public void poll(long millis) {
    for (int i = 0; i < batch; i++) {
      owners.get(next).onReady();
      next = next + 1 == owners.size() ? 0 : next + 1;
    }
  }

  @Override
  public void wakeup() {}

  @Override
  public void close() {}

  private final class AlwaysReady implements Socket {
    private Interest interest = Interest.NONE;

    @Override
    public void register(Ready owner) {
      owners.add(owner);
      interest = Interest.READ;
    }

    @Override
    public Interest interest() {
      return interest;
    }

    @Override
    public void want(Interest wanted) {
      interest = wanted;
    }

    @Override
    public int read(ByteBuffer into) {
      into.put(request);
      return request.length;
    }

    @Override
    public void write(ByteBuffer from) {
      writtenBytes += from.remaining();
      from.position(from.limit());
    }

    @Override
    public void shutdownOutput() {}

    @Override
    public void close() {}
  }
}
