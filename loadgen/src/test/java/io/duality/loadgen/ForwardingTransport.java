package io.duality.loadgen;

import io.duality.loadgen.net.NetFailure;
import io.duality.loadgen.net.Transport;

/** Passes all on, for twins that break one thing. */
class ForwardingTransport implements Transport {
  private final Transport real;

  ForwardingTransport(Transport real) {
    this.real = real;
  }

  @Override
  public boolean connect(int slot, int source, int receiveBufferBytes) {
    return real.connect(slot, source, receiveBufferBytes);
  }

  @Override
  public boolean finishConnect(int slot) {
    return real.finishConnect(slot);
  }

  @Override
  public int read(int slot, int limit) {
    return real.read(slot, limit);
  }

  @Override
  public byte[] buffer() {
    return real.buffer();
  }

  @Override
  public int write(int slot, int from, int to) {
    return real.write(slot, from, to);
  }

  @Override
  public void close(int slot) {
    real.close(slot);
  }

  @Override
  public int poll(long nanos) {
    return real.poll(nanos);
  }

  @Override
  public void rest(long nanos) {
    real.rest(nanos);
  }

  @Override
  public int readySlot(int i) {
    return real.readySlot(i);
  }

  @Override
  public int readyFlags(int i) {
    return real.readyFlags(i);
  }

  @Override
  public void wakeup() {
    real.wakeup();
  }

  @Override
  public NetFailure failure() {
    return real.failure();
  }

  @Override
  public void close() {
    real.close();
  }
}
