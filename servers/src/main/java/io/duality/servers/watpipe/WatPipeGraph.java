package io.duality.servers.watpipe;

import io.duality.servers.http.Await;
import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Step;
import io.duality.servers.http.Timeouts;
import io.duality.servers.lifecycle.Timer;
import io.duality.servers.pipeline.Connection;
import io.duality.servers.pipeline.Endings;
import io.duality.servers.pipeline.Graph;
import io.duality.servers.pipeline.Parts;
import io.duality.servers.pipeline.Reader;
import io.duality.servers.pipeline.Workers;
import io.duality.servers.pipeline.Writer;
import io.duality.servers.stages.EventHandler;
import io.duality.servers.tasks.Threads;
import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The stages behind the acceptor.
 *
 * <pre>
 *   accept --> read and handle --> write-select --> writers 1..N --> read
 *              1 thread            1 thread            |
 *                  ^  a pause: a timer  ^              | not all was taken, or more to come
 *                  +------------------->+--------------+
 * </pre>
 *
 * A writer also waits for the disk, as WatPipe's do in sendfile, and goes on with what has been
 * read behind a request: no readiness tells the read stage of it again.
 */
final class WatPipeGraph implements Graph, Writer.Route {
  private final Parts parts;
  private final WriteSelect writeSelect;
  private final Timer timer;
  private final Reader reader = new Reader();
  private final EventHandler<Connection> read;
  private final EventHandler<Connection> toWrite;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closed;

  /**
   * A graph without threads.
   *
   * @param selector of the write-select stage; closed with it
   * @param writers at least 1
   */
  WatPipeGraph(Parts parts, Timeouts timeouts, Selector selector, int writers) {
    this.parts = parts;
    Endings endings = parts.endings();
    writeSelect = new WriteSelect(selector, timeouts, endings, System.nanoTime());
    timer = new Timer("watpipe-timer", parts.failed());
    read = endings.guarded(this::doRead);
    toWrite = endings.guarded(writeSelect::add);
    threads.add(Workers.thread("watpipe-write-select", writeSelect::run, parts.failed()));
    for (int i = 0; i < writers; i++) {
      threads.add(Workers.thread("watpipe-write-" + i, this::write, parts.failed()));
    }
  }

  @Override
  public void start() {
    threads.forEach(Thread::start);
  }

  @Override
  public void readable(Connection connection) {
    read.handle(connection);
  }

  private void doRead(Connection connection) throws IOException {
    int count = reader.read(connection);
    if (count < 0) {
      parts.endings().close(connection);
    } else {
      reader.lend(connection, count);
      goOn(connection);
    }
  }

  /**
   * Handles the next request that has been read whole; this thread has nothing to do with it then.
   */
  private void goOn(Connection connection) {
    Step step = connection.session().next();
    connection.session().retain();
    if (step == null) {
      parts.readiness().await(connection);
    } else {
      advance(connection, step);
    }
  }

  @Override
  public void advance(Connection connection, Step first) {
    connection.expect(false);
    switch (first.untilItWaits()) {
      case Reply reply -> {
        connection.session().begin(reply.response());
        toWrite.handle(connection);
      }
      case ReadFile wait -> {
        connection.setStep(wait);
        toWrite.handle(connection);
      }
      case Pause(Duration length, Step then) ->
          timer.after(length, () -> advance(connection, then));
      case Await wait -> wait.event().whenReady(() -> advance(connection, wait));
    }
  }

  /** The body of a writer. */
  private void write() throws InterruptedException {
    Writer writer = new Writer(parts, this);
    EventHandler<Connection> work =
        parts.endings().guarded(connection -> readAndWrite(connection, writer));
    while (!closed) {
      work.handle(writeSelect.take());
    }
  }

  private void readAndWrite(Connection connection, Writer writer) throws IOException {
    Step step = connection.takeStep();
    if (step instanceof ReadFile wait) {
      Step next = wait.run();
      switch (next) {
        case Reply reply -> connection.session().begin(reply.response());
        case ReadFile _, Pause _, Await _ -> {
          advance(connection, next);
          return;
        }
      }
    }
    writer.on(connection);
  }

  @Override
  public void stalled(Connection connection) {
    toWrite.handle(connection);
  }

  @Override
  public boolean later(Connection connection) {
    toWrite.handle(connection);
    return true;
  }

  @Override
  public void ahead(Connection connection) {
    goOn(connection);
  }

  /** Not used: connections wait for the kernel in the write-select stage. */
  @Override
  public void writable(Connection connection) {
    throw new IllegalStateException("no connection waits here for the kernel to take output");
  }

  @Override
  public void closed() {
    writeSelect.wakeUp();
  }

  @Override
  public void close() {
    closed = true;
    timer.close();
    writeSelect.end();
    threads.forEach(Thread::interrupt);
    Threads.joinAll(threads);
    writeSelect.close();
  }
}
