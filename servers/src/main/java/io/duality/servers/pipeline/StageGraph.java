package io.duality.servers.pipeline;

import io.duality.servers.http.Await;
import io.duality.servers.http.Step;
import io.duality.servers.stages.Stage;
import io.duality.servers.stages.StageRules;
import io.duality.servers.stages.Stages;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What graphs have in common whose every node is a stage with a queue: each has a stage that parses
 * and one that writes, and what a stage refuses is answered 503.
 */
public abstract class StageGraph implements Graph, Writer.Route {
  /** What it is built on. */
  protected final Parts parts;

  private final Stages stages;

  /**
   * A graph without stages.
   *
   * @param stages makes them
   */
  protected StageGraph(Parts parts, Stages stages) {
    this.parts = parts;
    this.stages = stages;
  }

  /** Adds a stage. Called by constructors. */
  protected final Stage<Connection> stage(
      String name, StageRules rules, Supplier<Endings.Work> work) {
    return stages.add(name, rules, () -> parts.endings().guarded(work.get()));
  }

  /** The stage that a request begins with. */
  protected abstract Stage<Connection> parse();

  /** The stage that a response ends with. */
  protected abstract Stage<Connection> write();

  /**
   * Hands a connection on, or refuses its request: a new request asks admission control, one that
   * has waited for its body and the rest of a response have been admitted already.
   */
  protected final void admit(Stage<Connection> stage, Connection connection) {
    boolean taken =
        connection.session().isContinued() ? stage.enqueue(connection) : stage.admit(connection);
    if (!taken) {
      parts.refusals().refuse(connection);
    }
  }

  /** Hands a connection on that was read from; the rest of a request has been admitted already. */
  protected final void begin(Connection connection) {
    if (connection.isMidRequest()) {
      enqueue(parse(), connection);
    } else {
      admit(parse(), connection);
    }
  }

  /** Hands on a connection whose request is under way, or refuses it if the queue is full. */
  protected final void enqueue(Stage<Connection> stage, Connection connection) {
    if (!stage.enqueue(connection)) {
      parts.refusals().refuse(connection);
    }
  }

  /** The work of a stage that parses. */
  protected final void parse(Connection connection, Stage<Connection> next) {
    if (connection.session().parse()) {
      admit(next, connection);
    } else {
      parts.readiness().await(connection);
    }
  }

  /**
   * The work of a stage that handles: the next step of a request, or one that it has waited for.
   */
  protected final void handle(Connection connection) {
    Step step = next(connection);
    if (step != null) {
      advance(connection, step);
    }
  }

  /**
   * The next step of a request, or one that it has waited for; null if more has to arrive, which
   * the connection waits for from now on.
   */
  protected final @Nullable Step next(Connection connection) {
    Step resumed = connection.takeStep();
    Step step = resumed != null ? resumed : connection.session().next();
    if (step == null) {
      parts.readiness().await(connection);
    }
    return step;
  }

  /** Hands on a connection whose request pauses, when the pause is over. */
  protected final void enqueueAfter(
      Duration pause, Step then, Stage<Connection> stage, Connection connection) {
    connection.setStep(then);
    stages.timer().after(pause, () -> enqueue(stage, connection));
  }

  /** Hands on a connection whose request waits for another one, when that has come. */
  protected final void enqueueWhenReady(
      Await wait, Stage<Connection> stage, Connection connection) {
    connection.setStep(wait);
    wait.event().whenReady(() -> enqueue(stage, connection));
  }

  @Override
  public void start() {
    stages.start();
  }

  @Override
  public void writable(Connection connection) {
    enqueue(write(), connection);
  }

  @Override
  public void stalled(Connection connection) {
    parts.readiness().awaitWritable(connection);
  }

  @Override
  public boolean later(Connection connection) {
    return write().enqueue(connection);
  }

  @Override
  public void ahead(Connection connection) {
    admit(parse(), connection);
  }

  @Override
  public void close() {
    stages.close();
  }
}
