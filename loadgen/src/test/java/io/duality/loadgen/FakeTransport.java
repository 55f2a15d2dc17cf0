package io.duality.loadgen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.loadgen.net.NetFailure;
import io.duality.loadgen.net.Transport;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A transport without a network and with its own clock, which moves only when a poll waits. A test
 * scripts what becomes of connects and requests.
 */
final class FakeTransport implements Transport, LongSupplier {
  private record Ready(int slot, int flags) {}

  final List<Integer> connects = new ArrayList<>();
  final List<Integer> requests = new ArrayList<>();

  /** Up to where each write of the requests reached. */
  final List<Integer> requestEnds = new ArrayList<>();

  final Map<Integer, List<Long>> requestTimes = new HashMap<>();
  final List<Long> connectTimes = new ArrayList<>();
  final List<Integer> closes = new ArrayList<>();
  private final Set<Integer> hungUp = new HashSet<>();
  private final Map<Integer, Integer> closeCounts = new HashMap<>();
  private final byte[] buffer = new byte[4_096];
  private final Map<Integer, Deque<byte[]>> incoming = new HashMap<>();
  private final Deque<Ready> told = new ArrayDeque<>();
  private List<Ready> batch = List.of();
  private boolean refusing;
  private boolean holdingConnects;
  long restedNanos;
  private long nowNanos = 1_000_000_000L;

  void refuseConnects(boolean refuse) {
    refusing = refuse;
  }

  /** Leaves connects undecided until {@link #decide}. */
  void holdConnects() {
    holdingConnects = true;
  }

  void decide(int slot) {
    told.add(new Ready(slot, WRITABLE));
  }

  /** Lets bytes arrive on a slot, and an edge with them. */
  void arrive(int slot, String text) {
    incoming.computeIfAbsent(slot, s -> new ArrayDeque<>()).add(text.getBytes(ISO_8859_1));
    told.add(new Ready(slot, READABLE));
  }

  /** Lets the peer close, and an edge tell so. */
  void hangUp(int slot) {
    hungUp.add(slot);
    told.add(new Ready(slot, READABLE | HANGUP));
  }

  long closesOf(int slot) {
    return closeCounts.getOrDefault(slot, 0);
  }

  List<Long> requestTimes(int slot) {
    return requestTimes.getOrDefault(slot, List.of());
  }

  void pass(long nanos) {
    nowNanos += nanos;
  }

  @Override
  public long getAsLong() {
    return nowNanos;
  }

  @Override
  public boolean connect(int slot, int source, int receiveBufferBytes) {
    connects.add(slot);
    connectTimes.add(nowNanos);
    incoming.remove(slot);
    if (!holdingConnects && !refusing) {
      decide(slot);
    }
    return !refusing;
  }

  @Override
  public boolean finishConnect(int slot) {
    return true;
  }

  @Override
  public int read(int slot, int limit) {
    Deque<byte[]> waiting = incoming.getOrDefault(slot, new ArrayDeque<>());
    byte[] next = waiting.poll();
    if (next == null) {
      return hungUp.contains(slot) ? END : NOTHING;
    }
    int length = Math.min(next.length, limit);
    System.arraycopy(next, 0, buffer, 0, length);
    if (length < next.length) {
      waiting.addFirst(Arrays.copyOfRange(next, length, next.length));
    }
    return length;
  }

  @Override
  public byte[] buffer() {
    return buffer;
  }

  @Override
  public int write(int slot, int from, int to) {
    requests.add(slot);
    requestEnds.add(to);
    requestTimes.computeIfAbsent(slot, s -> new ArrayList<>()).add(nowNanos);
    return to - from;
  }

  @Override
  public void close(int slot) {
    closes.add(slot);
    hungUp.remove(slot);
    closeCounts.merge(slot, 1, Integer::sum);
    told.removeIf(ready -> ready.slot == slot);
  }

  @Override
  public int poll(long nanos) {
    batch = List.copyOf(told);
    told.clear();
    if (batch.isEmpty()) {
      nowNanos += nanos;
    }
    return batch.size();
  }

  @Override
  public void rest(long nanos) {
    nowNanos += nanos;
    restedNanos += nanos;
  }

  @Override
  public int readySlot(int i) {
    return batch.get(i).slot;
  }

  @Override
  public int readyFlags(int i) {
    return batch.get(i).flags;
  }

  @Override
  public void wakeup() {}

  @Override
  public NetFailure failure() {
    return new NetFailure(NetFailure.Cause.REFUSED, "nobody listens");
  }

  @Override
  public void close() {}
}
