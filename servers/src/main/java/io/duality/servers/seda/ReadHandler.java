package io.duality.servers.seda;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The read stage: moves bytes from the socket to the session. Confined to one thread. */
final class ReadHandler implements Pipeline.Work {
  /** As Haboob's read buffer; holds a burst of some hundred pipelined requests. */
  private static final int INPUT_BYTES = 16 << 10;

  private static final int LINGER_BYTES = 1 << 20;

  private final Pipeline pipeline;
  private final Readiness readiness;
  private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES);

  ReadHandler(Pipeline pipeline, Readiness readiness) {
    this.pipeline = pipeline;
    this.readiness = readiness;
  }

  @Override
  public void on(Connection connection) throws IOException {
    int count = read(connection);
    if (count < 0) {
      readiness.close(connection);
    } else if (connection.isLingering()) {
      if (connection.discard(count) > LINGER_BYTES) {
        readiness.close(connection);
      } else {
        readiness.awaitDiscarding(connection);
      }
    } else {
      feed(connection, count);
    }
  }

  /** A reset between two requests is one of the ways in which clients leave. */
  private int read(Connection connection) throws IOException {
    try {
      return connection.channel().read(input.clear());
    } catch (IOException e) {
      if (connection.session().isMidRequest() && !connection.isLingering()) {
        throw e;
      }
      return -1;
    } finally {
      readiness.taken();
    }
  }

  /** The bytes have to outlive this stage, so they get an array of their own. */
  private void feed(Connection connection, int count) {
    byte[] bytes = new byte[count];
    input.flip().get(bytes);
    connection.session().feed(bytes, 0, count);
    pipeline.toParse(connection);
  }
}
