package io.duality.servers.seda;

import io.duality.servers.http.Await;
import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Step;
import io.duality.servers.pipeline.Connection;
import io.duality.servers.pipeline.Endings;
import io.duality.servers.pipeline.Parts;
import io.duality.servers.pipeline.Reader;
import io.duality.servers.pipeline.StageGraph;
import io.duality.servers.pipeline.Writer;
import io.duality.servers.stages.Stage;
import io.duality.servers.stages.StageOptions;
import io.duality.servers.stages.Stages;
import java.time.Duration;

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
 * Parse, handle and cache-miss ask their admission control about a request that is new to them.
 */
final class SedaGraph extends StageGraph {
  private final Stage<Connection> read;
  private final Stage<Connection> parse;
  private final Stage<Connection> handle;
  private final Stage<Connection> miss;
  private final Stage<Connection> write;
  private final boolean sleeps;
  private final Handover handover = new Handover();

  /** Of the thread of readiness, for what the read stage refuses. */
  private final Reader refused = new Reader();

  /**
   * A graph without threads.
   *
   * @param stages makes them
   * @param sleeps whether threads of the handle stage sleep through pauses, and so are what the
   *     pool's controller is about; without it no thread waits for a pause
   */
  SedaGraph(Parts parts, Stages stages, StageOptions.Parsed options, boolean sleeps) {
    super(parts, stages);
    this.sleeps = sleeps;
    read = stage("read", options.socket(), this::reading);
    parse = stage("parse", options.work(), () -> this::doParse);
    handle =
        stage("handle", sleeps ? options.work().oneByOne() : options.work(), () -> this::handle);
    miss = stage("miss", options.disk(), () -> c -> advance(c, c.takeRead().run()));
    write = stage("write", options.socket(), () -> new Writer(parts, this));
  }

  @Override
  protected Stage<Connection> parse() {
    return parse;
  }

  @Override
  protected Stage<Connection> write() {
    return write;
  }

  @Override
  public void readable(Connection connection) {
    handover.given();
    if (!read.enqueue(connection)) {
      handover.taken();
      parts.refusals().refuseUnread(connection, refused);
    }
  }

  @Override
  public void settle() {
    handover.await();
  }

  private Endings.Work reading() {
    Reader reader = new Reader();
    return connection -> {
      int count;
      try {
        count = reader.read(connection);
      } finally {
        handover.taken();
      }
      if (count < 0) {
        parts.endings().close(connection);
      } else {
        reader.feed(connection, count);
        begin(connection);
      }
    };
  }

  private void doParse(Connection connection) {
    parse(connection, handle);
  }

  @Override
  public void advance(Connection connection, Step first) {
    connection.expect(false);
    switch (first.untilItWaits()) {
      case Reply reply -> {
        connection.session().begin(reply.response());
        enqueue(write, connection);
      }
      case ReadFile wait -> {
        connection.setStep(wait);
        admit(miss, connection);
      }
      case Pause(Duration length, Step then) -> {
        if (sleeps) {
          sleep(length, then, connection);
        } else {
          enqueueAfter(length, then, handle, connection);
        }
      }
      case Await wait -> enqueueWhenReady(wait, handle, connection);
    }
  }

  /** An interrupt is the server's end, which closes the connection where it stands. */
  private void sleep(Duration length, Step then, Connection connection) {
    try {
      Thread.sleep(length);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    advance(connection, then);
  }

  @Override
  public void close() {
    super.close();
    handover.end();
  }
}
