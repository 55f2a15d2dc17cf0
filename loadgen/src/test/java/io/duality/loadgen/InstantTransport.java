package io.duality.loadgen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.loadgen.net.NetFailure;
import io.duality.loadgen.net.Transport;
import java.util.function.LongSupplier;

/**
 * A transport with its own clock on which everything succeeds at once, and which allocates nothing:
 * what a loop allocates on it is its own.
 */
final class InstantTransport implements Transport, LongSupplier {
  private final byte[] response = ScriptedServer.ok("hello").getBytes(ISO_8859_1);
  private final byte[] buffer = new byte[4_096];
  private final int[] answered;
  private final int[] ready;
  private final int[] flags;
  private int waiting;
  private int batch;
  private int requests;
  private long nowNanos = 1_000_000_000L;

  InstantTransport(int slots) {
    answered = new int[slots];
    ready = new int[2 * slots];
    flags = new int[2 * slots];
  }

  /** How many were sent. */
  int requests() {
    return requests;
  }

  @Override
  public long getAsLong() {
    return nowNanos;
  }

  private void tell(int slot, int what) {
    ready[waiting] = slot;
    flags[waiting] = what;
    waiting++;
  }

  @Override
  public boolean connect(int slot, int source, int receiveBufferBytes) {
    tell(slot, WRITABLE);
    return true;
  }

  @Override
  public boolean finishConnect(int slot) {
    return true;
  }

  @Override
  public int read(int slot, int limit) {
    int length = Math.min(limit, answered[slot]);
    System.arraycopy(response, response.length - answered[slot], buffer, 0, length);
    answered[slot] -= length;
    return length;
  }

  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public int write(int slot, int from, int to) {
    requests++;
    answered[slot] = response.length;
    tell(slot, READABLE);
    return to - from;
  }

  @Override
  public void close(int slot) {
    answered[slot] = 0;
  }

  @Override
  public int poll(long nanos) {
    // What is told while a batch is handled stands behind it.
    System.arraycopy(ready, batch, ready, 0, waiting - batch);
    System.arraycopy(flags, batch, flags, 0, waiting - batch);
    waiting -= batch;
    batch = waiting;
    nowNanos += batch == 0 ? nanos : 1_000;
    return batch;
  }

  @Override
  public int readySlot(int i) {
    return ready[i];
  }

  @Override
  public int readyFlags(int i) {
    return flags[i];
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
