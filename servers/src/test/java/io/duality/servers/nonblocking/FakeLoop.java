package io.duality.servers.nonblocking;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** A loop with one connection, whose kernel takes what the test lets it. */
final class FakeLoop implements Turns, Link {
  final Conversations conversations = new Conversations();
  final Conversation conversation;
  final List<Wait> waits = new ArrayList<>();
  final Queue<Runnable> timers = new ArrayDeque<>();
  private final ByteBuffer output = ByteBuffer.allocate(4 << 10);
  private final StringBuilder sent = new StringBuilder();
  private Runnable onOutput = () -> {};
  private boolean stuck;
  private boolean closed;
  private boolean halfClosed;
  private @Nullable IOException failure;

  FakeLoop(Core core) {
    conversation = new Conversation(core, this, this);
    conversations.join(conversation);
  }

  void receive(String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    conversation.received(bytes, 0, bytes.length);
  }

  void get(String target) {
    receive("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");
  }

  /** From now on the kernel takes nothing. */
  void stick() {
    stuck = true;
  }

  /** The kernel takes all again. */
  void release() {
    stuck = false;
    conversation.written();
  }

  void failWith(IOException cause) {
    failure = cause;
  }

  /** What to look at whenever the conversation has output. */
  void onOutput(Runnable look) {
    onOutput = look;
  }

  void runTimer() {
    Objects.requireNonNull(timers.poll()).run();
  }

  /** Status lines sent so far. */
  List<String> statusLines() {
    return sent.toString().lines().filter(line -> line.startsWith("HTTP/1.1 ")).toList();
  }

  Wait lastWait() {
    return waits.getLast();
  }

  boolean isClosed() {
    return closed;
  }

  boolean isHalfClosed() {
    return halfClosed;
  }

  @Override
  public void execute(Runnable task) {
    task.run();
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    timers.add(task);
  }

  @Override
  public boolean isDraining() {
    return conversations.isDraining();
  }

  @Override
  public ByteBuffer output() {
    return output;
  }

  @Override
  public boolean flush() throws IOException {
    if (failure != null) {
      throw failure;
    }
    boolean any = output.position() > 0;
    onOutput.run();
    sent.append(US_ASCII.decode(output.flip()));
    output.clear();
    return !any || !stuck;
  }

  @Override
  public long writeProgress() {
    return 0;
  }

  @Override
  public void await(Wait what) {
    waits.add(what);
  }

  @Override
  public void shutdownOutput() {
    halfClosed = true;
  }

  @Override
  public void close() {
    closed = true;
    output.clear();
    conversations.leave(conversation);
  }
}
