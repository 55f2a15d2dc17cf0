package io.duality.servers.pipeline;

import io.duality.servers.http.Session;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Fills responses and hands them to the kernel. Confined to one thread. */
public final class Writer implements Endings.Work {
  /** Holds a page of 8 KB with its head; a connection that stalls keeps at most so much. */
  private static final int OUTPUT_BYTES = 32 << 10;

  /** Buffers written for one connection before the others get their turn. */
  private static final int BUFFERS_PER_TURN = 16;

  private final Readiness readiness;
  private final Endings endings;
  private final Route route;
  private final ByteBuffer output = ByteBuffer.allocateDirect(OUTPUT_BYTES);

  /** Where a connection goes from here. */
  public interface Route {

    /** The kernel takes no more of its output. */
    void stalled(Connection connection);

    /** It has more to write, and others get their turn first; false if it may go on at once. */
    boolean later(Connection connection);

    /** Its response is written, and more of it, or a further request, has arrived already. */
    void ahead(Connection connection);
  }

  /** A writer of one thread. */
  public Writer(Parts parts, Route route) {
    readiness = parts.readiness();
    endings = parts.endings();
    this.route = route;
  }

  @Override
  public void on(Connection connection) throws IOException {
    if (!connection.writeUnsent()) {
      route.stalled(connection);
      return;
    }
    Session session = connection.session();
    for (int buffers = 1; session.isResponding(); buffers++) {
      session.fill(output.clear());
      connection.channel().write(output.flip());
      if (output.hasRemaining()) {
        connection.keep(output);
        route.stalled(connection);
        return;
      }
      if (buffers % BUFFERS_PER_TURN == 0 && session.isResponding() && route.later(connection)) {
        return;
      }
    }
    finish(connection, session);
  }

  private void finish(Connection connection, Session session) {
    session.sent();
    if (session.isClosing()) {
      endings.end(connection);
    } else if (session.isMidRequest()) {
      route.ahead(connection);
    } else {
      readiness.await(connection);
    }
  }
}
