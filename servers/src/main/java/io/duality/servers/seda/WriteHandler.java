package io.duality.servers.seda;

import io.duality.servers.http.Session;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The write stage: fills responses and hands them to the kernel. Confined to one thread. */
final class WriteHandler implements Pipeline.Work {
  /** Holds a page of 8 KB with its head; a connection that stalls keeps at most so much. */
  private static final int OUTPUT_BYTES = 32 << 10;

  /** Buffers written for one connection before the others get their turn. */
  private static final int BUFFERS_PER_TURN = 16;

  private final Pipeline pipeline;
  private final Readiness readiness;
  private final ByteBuffer output = ByteBuffer.allocateDirect(OUTPUT_BYTES);

  WriteHandler(Pipeline pipeline, Readiness readiness) {
    this.pipeline = pipeline;
    this.readiness = readiness;
  }

  @Override
  public void on(Connection connection) throws IOException {
    if (!connection.writeUnsent()) {
      readiness.awaitWritable(connection);
      return;
    }
    Session session = connection.session();
    for (int buffers = 1; session.isResponding(); buffers++) {
      session.fill(output.clear());
      connection.channel().write(output.flip());
      if (output.hasRemaining()) {
        connection.keep(output);
        readiness.awaitWritable(connection);
        return;
      }
      if (buffers % BUFFERS_PER_TURN == 0
          && session.isResponding()
          && pipeline.toWrite(connection)) {
        return;
      }
    }
    finish(connection, session);
  }

  private void finish(Connection connection, Session session) throws IOException {
    session.sent();
    if (session.isClosing()) {
      readiness.end(connection);
    } else if (session.isMidRequest()) {
      pipeline.toParse(connection);
    } else {
      readiness.await(connection);
    }
  }
}
