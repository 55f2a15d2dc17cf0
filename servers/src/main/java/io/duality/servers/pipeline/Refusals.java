package io.duality.servers.pipeline;

import io.duality.servers.http.Session;
import io.duality.servers.stages.EventHandler;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a request gets that is not admitted: 503 and the end of its connection, written at once as
 * far as the kernel takes it. Never silent: behind the first bytes of another response only the end
 * can say so. Methods are called by the connection's owner.
 */
public final class Refusals {
  /** Holds any error response. */
  private static final int REFUSAL_BYTES = 1_024;

  private final Readiness readiness;
  private final Endings endings;
  private final EventHandler<Connection> refusal;
  private volatile boolean ended;

  Refusals(Readiness readiness) {
    this.readiness = readiness;
    endings = readiness.endings();
    refusal = endings.guarded(this::doRefuse);
  }

  /** Refuses a request, and with it the connection. */
  public void refuse(Connection connection) {
    if (!ended) {
      refusal.handle(connection);
    }
  }

  /**
   * Refuses a connection whose bytes nobody has read yet. They are read first: a peer that leaves
   * has sent no request that could be refused, and no answer reaches it.
   *
   * @param reader of the calling thread
   */
  public void refuseUnread(Connection connection, Reader reader) {
    int count;
    try {
      count = reader.read(connection);
    } catch (IOException e) {
      endings.fail(connection);
      return;
    }
    if (count < 0) {
      endings.close(connection);
    } else if (count == 0) {
      readiness.await(connection);
    } else {
      refuse(connection);
    }
  }

  private void doRefuse(Connection connection) throws IOException {
    if (connection.hasUnsent()) {
      endings.fail(connection);
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
    endings.end(connection);
  }

  /** The server ends: what its stages refuse now is no overload. */
  void end() {
    ended = true;
  }
}
