package io.duality.servers.seda;

import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Service;
import io.duality.servers.http.Session;
import io.duality.servers.http.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The stages of one server and what follows on what.
 *
 * <pre>
 *   readiness --> read --> parse --> handle ------------> write --> readiness
 *                            ^          |  cache-miss       |
 *                            |          +--> cache-miss ----+  (a pause: handle again, by a timer)
 *                            +------------------------------+  (a pipelined request, or the rest)
 * </pre>
 *
 * Methods are called by whoever owns the connection, which then belongs to somebody else.
 */
final class Pipeline {
  /** Holds any error response. */
  private static final int REFUSAL_BYTES = 1_024;

  private final Service service;
  private final Readiness readiness;
  private final Timer timer;
  private final Stage<Connection> read;
  private final Stage<Connection> parse;
  private final Stage<Connection> handle;
  private final Stage<Connection> miss;
  private final Stage<Connection> write;
  private volatile boolean ended;

  Pipeline(
      Service service,
      Readiness readiness,
      Timer timer,
      Stage.Size size,
      Consumer<Throwable> failed) {
    this.service = service;
    this.readiness = readiness;
    this.timer = timer;
    read = stage("read", size, () -> new ReadHandler(this, readiness), failed);
    parse = stage("parse", size, () -> this::doParse, failed);
    handle = stage("handle", size, () -> this::doHandle, failed);
    miss = stage("miss", size, () -> c -> advance(c, c.takeRead().run()), failed);
    write = stage("write", size, () -> new WriteHandler(this, readiness), failed);
  }

  /** What a stage does with a connection. */
  interface Work {
    void on(Connection connection) throws IOException;
  }

  private Stage<Connection> stage(
      String name, Stage.Size size, Supplier<Work> work, Consumer<Throwable> failed) {
    return new Stage<>("seda-" + name, size, () -> guarded(work.get()), failed);
  }

  /** The error boundary: whatever an event brings ends its connection and no other. */
  private EventHandler<Connection> guarded(Work work) {
    return connection -> {
      try {
        work.on(connection);
      } catch (ClosedChannelException e) {
        readiness.close(connection);
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        // Memory outside the heap may be short for a while.
        fail(connection);
      } catch (Error e) {
        fail(connection);
        throw e;
      }
    };
  }

  List<Stage<Connection>> stages() {
    return List.of(read, parse, handle, miss, write);
  }

  boolean toRead(Connection connection) {
    return read.enqueue(connection);
  }

  void toParse(Connection connection) {
    pass(parse, connection);
  }

  boolean toWrite(Connection connection) {
    return write.enqueue(connection);
  }

  private void pass(Stage<Connection> stage, Connection connection) {
    if (!stage.enqueue(connection)) {
      refuse(connection);
    }
  }

  private void doParse(Connection connection) throws IOException {
    if (connection.session().parse()) {
      pass(handle, connection);
    } else {
      readiness.await(connection);
    }
  }

  private void doHandle(Connection connection) throws IOException {
    Step resumed = connection.takeStep();
    Step step = resumed != null ? resumed : connection.session().next();
    if (step == null) {
      readiness.await(connection);
    } else {
      advance(connection, step);
    }
  }

  /** Where a request goes from here: each node of the graph is a stage or a timer. */
  void advance(Connection connection, Step first) {
    connection.expect(false);
    Step step = first;
    while (step instanceof ReadFile read && read.resident()) {
      step = read.run();
    }
    switch (step) {
      case Reply reply -> {
        connection.session().begin(reply.response());
        pass(write, connection);
      }
      case ReadFile read -> {
        connection.setStep(read);
        pass(miss, connection);
      }
      case Pause(Duration length, Step then) -> {
        connection.setStep(then);
        timer.after(length.toNanos(), () -> pass(handle, connection));
      }
    }
  }

  /**
   * A queue is full: the answer is 503, written here and now as far as the kernel takes it, and the
   * end of the connection. Never silent: behind the first bytes of another response only the end
   * can say so.
   */
  void refuse(Connection connection) {
    if (ended) {
      return;
    }
    guarded(this::doRefuse).handle(connection);
  }

  private void doRefuse(Connection connection) throws IOException {
    if (connection.hasUnsent()) {
      fail(connection);
      return;
    }
    Session session = connection.session();
    session.begin(session.rejected().response());
    ByteBuffer out = ByteBuffer.allocate(REFUSAL_BYTES);
    session.fill(out);
    connection.channel().write(out.flip());
    if (!out.hasRemaining()) {
      session.sent();
    }
    readiness.end(connection);
  }

  /** An error of the network or of this server ends the connection. */
  void fail(Connection connection) {
    if (connection.state() != Connection.State.CLOSED) {
      service.tally().failed();
      readiness.close(connection);
    }
  }

  /** Ends the stages; connections that are in them stay open and belong to the caller. */
  void close() {
    ended = true;
    stages().forEach(Stage::close);
  }
}
