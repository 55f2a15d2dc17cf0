package io.duality.servers.blocking;

import io.duality.servers.accept.Activity;
import io.duality.servers.http.Await;
import io.duality.servers.http.BufferSlots;
import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Response;
import io.duality.servers.http.Session;
import io.duality.servers.http.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection, run in place: the calling thread blocks at the nodes of the graph
 * and until the answers are out. Confined to one thread at a time.
 */
final class Conversation {
  /** Where answers go. */
  @FunctionalInterface
  interface Outlet {
    /** Blocks until some of the bytes are out. */
    void write(ByteBuffer bytes) throws IOException, InterruptedException;
  }

  private final Session session;
  private final Patience patience;
  private final Activity.Member activity;
  private final BufferSlots buffers;
  private final Outlet outlet;
  private @Nullable ByteBuffer out;

  Conversation(
      Session session,
      Patience patience,
      Activity.Member activity,
      BufferSlots buffers,
      Outlet outlet) {
    this.session = session;
    this.patience = patience;
    this.activity = activity;
    this.buffers = buffers;
    this.outlet = outlet;
  }

  Session session() {
    return session;
  }

  /** Answers all requests that these bytes complete; the array may be used again afterwards. */
  void answer(byte[] received, int length) throws IOException, InterruptedException {
    session.feed(received, 0, length);
    while (session.parse()) {
      Step step = next();
      if (step != null) {
        patience.requestArrived();
        session.begin(runToReply(step));
        writeResponse();
      }
    }
    flush();
    session.retain();
  }

  /** Answers 408 to the request that has not arrived. */
  void answerTimeout() throws IOException, InterruptedException {
    session.begin(session.timedOut().response());
    writeResponse();
    flush();
  }

  /** Runs the handler; null if a body is still to come. */
  private @Nullable Step next() {
    if (!patience.isTimingARequest()) {
      return session.next();
    }
    long start = System.nanoTime();
    Step step = session.next();
    patience.extendRequest(System.nanoTime() - start);
    return step;
  }

  /** Walks the graph; the thread blocks at each node. */
  private Response runToReply(Step first) throws IOException, InterruptedException {
    Step step = first;
    while (true) {
      switch (step) {
        case Reply(Response response) -> {
          return response;
        }
        case ReadFile read -> {
          flush();
          activity.waits();
          step = read.run();
          activity.works();
        }
        case Pause(Duration length, Step then) -> {
          flush();
          activity.waits();
          Thread.sleep(length);
          activity.works();
          step = then;
        }
        case Await wait -> {
          flush();
          activity.waits();
          step = wait.block();
          activity.works();
        }
      }
    }
  }

  private void writeResponse() throws IOException, InterruptedException {
    while (!session.fill(output())) {
      flush();
    }
  }

  private ByteBuffer output() {
    ByteBuffer present = out;
    if (present == null) {
      present = buffers.borrow();
      out = present;
    }
    return present;
  }

  private void flush() throws IOException, InterruptedException {
    ByteBuffer present = out;
    if (present == null) {
      return;
    }
    present.flip();
    while (present.hasRemaining()) {
      outlet.write(present);
    }
    session.sent();
    release();
  }

  /** Gives back the memory that is held for answers. */
  void release() {
    ByteBuffer present = out;
    if (present != null) {
      out = null;
      buffers.giveBack(present);
    }
  }
}
