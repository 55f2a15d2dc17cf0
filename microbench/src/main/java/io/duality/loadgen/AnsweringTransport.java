package io.duality.loadgen;

import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import io.duality.loadgen.net.NetFailure;
import io.duality.loadgen.net.Transport;

/** No network: each request is answered at once, and readiness comes in full batches. */
final class AnsweringTransport implements Transport {
  /** As many as a poll of epoll tells at most. */
  static final int BATCH = 64;

  private final int slots;
  private final byte[] buffer = new byte[64 * 1024];
  private final int responseBytes;
  private int first;

  private AnsweringTransport(int slots, byte[] response) {
    this.slots = slots;
    responseBytes = response.length;
    System.arraycopy(response, 0, buffer, 0, response.length);
  }

  /** A loop over it, of clients without think time. */
  static EventLoop loop(int clients, byte[] response) {
    LoadConfig config = LoadConfig.to(new Target("127.0.0.1", 1, "/")).clients(clients).build();
    HeadReader heads = new HeadReader();
    Client[] all = new Client[clients];
    for (int i = 0; i < clients; i++) {
      all[i] = new Client(i, -1, new ResponseParser(heads));
    }
    return new EventLoop(
        config,
        RequestBytes.table(config),
        all,
        new AnsweringTransport(clients, response),
        System::nanoTime,
        LoopPlan.only(config));
  }

  @Override
  public boolean connect(int slot, int source, int receiveBufferBytes) {
    return true;
  }

  @Override
  public boolean finishConnect(int slot) {
    return true;
  }

  @Override
  public int read(int slot, int limit) {
    return responseBytes;
  }

  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public int write(int slot, int from, int to) {
    return to - from;
  }

  @Override
  public void close(int slot) {}

  @Override
  public int poll(long nanos) {
    first = (first + BATCH) % slots;
    return Math.min(BATCH, slots);
  }

  @Override
  public int readySlot(int i) {
    return (first + i) % slots;
  }

  @Override
  public int readyFlags(int i) {
    return READABLE | WRITABLE;
  }

  @Override
  public void wakeup() {}

  @Override
  public NetFailure failure() {
    throw new IllegalStateException("nothing fails here");
  }

  @Override
  public void close() {}
}
