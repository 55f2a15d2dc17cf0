package io.duality.servers.haboob;

import io.duality.servers.http.Await;
import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Step;
import io.duality.servers.pipeline.Connection;
import io.duality.servers.pipeline.Parts;
import io.duality.servers.pipeline.Reader;
import io.duality.servers.pipeline.StageGraph;
import io.duality.servers.pipeline.Writer;
import io.duality.servers.stages.EventHandler;
import io.duality.servers.stages.Stage;
import io.duality.servers.stages.StageOptions;
import io.duality.servers.stages.StageRules;
import io.duality.servers.stages.Stages;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Haboob's stages and what follows on what.
 *
 * <pre>
 *   aSocket Listen, the acceptor
 *         |
 *   aSocket Read --> HttpParse --> HttpRecv --> PageCache -------------> HttpSend --> aSocket Write
 *   (readiness)          ^            |             |  miss                  ^             |
 *         ^              |            |             +--> CacheMiss ----------+             |
 *         |              |            |                   |    ^             |             |
 *         |              |            |                   v    |             |             |
 *         |              |            |                 aFile -+             |             |
 *         |              |            +--> dynamic page ---------------------+             |
 *         |              |                 (a pause: dynamic page again, by a timer)       |
 *         +--------------+-----------------------------------------------------------------+
 * </pre>
 *
 * As in Haboob, the thread that polls for readiness reads in place, in an order that it shuffles so
 * that none of the connections comes first for ever, and PageCache passes on the {@linkplain
 * ShortestFirst shortest first}. Other than there, output that stalls is polled for by the same
 * thread.
 */
final class HaboobGraph extends StageGraph {
  private static final long SEED = 1;

  private final Stage<Connection> parse;
  private final Stage<Connection> receive;
  private final Stage<Connection> cache;
  private final Stage<Connection> miss;
  private final Stage<Connection> disk;
  private final Stage<Connection> dynamic;
  private final Stage<Connection> send;
  private final Stage<Connection> write;

  /** The rest belongs to the thread of readiness. */
  private final List<Connection> readable = new ArrayList<>();

  private final Random order = new Random(SEED);
  private final Reader reader = new Reader();
  private final EventHandler<Connection> read;

  /**
   * A graph without threads.
   *
   * @param stages makes them
   */
  HaboobGraph(Parts parts, Stages stages, StageOptions.Parsed options) {
    super(parts, stages);
    StageRules work = options.work();
    read = parts.endings().guarded(this::doRead);
    parse = stage("parse", work, () -> this::doParse);
    receive = stage("receive", work, () -> this::doReceive);
    cache =
        stages.add("cache", work, () -> new ShortestFirst(parts.endings(), this::next, this::goOn));
    miss = stage("miss", work, () -> this::doMiss);
    disk = stage("file", options.disk(), () -> this::doReadFile);
    dynamic = stage("dynamic", work, () -> this::handle);
    send = stage("send", options.socket(), () -> this::doSend);
    write = stage("write", options.socket().withThreads(1), () -> new Writer(parts, this));
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
    readable.add(connection);
  }

  @Override
  public void settle() {
    Collections.shuffle(readable, order);
    readable.forEach(read::handle);
    readable.clear();
  }

  private void doRead(Connection connection) throws IOException {
    int count = reader.read(connection);
    if (count < 0) {
      parts.endings().close(connection);
    } else {
      reader.feed(connection, count);
      begin(connection);
    }
  }

  private void goOn(Connection connection) {
    Step step = connection.takeStep();
    if (step != null) {
      advance(connection, step);
    }
  }

  private void doParse(Connection connection) {
    parse(connection, receive);
  }

  private void doReceive(Connection connection) {
    admit(connection.session().isDynamic() ? dynamic : cache, connection);
  }

  @Override
  public void advance(Connection connection, Step first) {
    connection.expect(false);
    connection.setStep(first);
    switch (first) {
      case Await(Await.Event event) when event.isReady() -> advance(connection, event.take());
      case Await wait -> enqueueWhenReady(wait, dynamic, connection);
      case Reply reply -> enqueue(send, connection);
      case ReadFile wait -> admit(miss, connection);
      case Pause(Duration length, Step then) -> enqueueAfter(length, then, dynamic, connection);
    }
  }

  /** Once on the way to the disk, and once, with what was read, on the way back. */
  private void doMiss(Connection connection) {
    Step step = connection.takeStep();
    if (step instanceof ReadFile) {
      connection.setStep(step);
      enqueue(disk, connection);
    } else if (step != null) {
      advance(connection, step);
    }
  }

  private void doReadFile(Connection connection) {
    connection.setStep(connection.takeRead().run());
    enqueue(miss, connection);
  }

  private void doSend(Connection connection) {
    if (connection.takeStep() instanceof Reply reply) {
      connection.session().begin(reply.response());
      enqueue(write, connection);
    } else {
      throw new IllegalStateException("no response to be sent");
    }
  }
}
