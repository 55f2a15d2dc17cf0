package io.duality.servers.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Moves bytes from sockets to sessions. Confined to one thread. */
public final class Reader {
  /** As Haboob's read buffer; holds a burst of some hundred pipelined requests. */
  private static final int INPUT_BYTES = 16 << 10;

  private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES);
  private final byte[] lent = new byte[INPUT_BYTES];

  /**
   * Reads what is there.
   *
   * @return how many bytes; -1 if the peer has left between two requests, which it may do by a
   *     reset, too
   * @throws IOException if it has left within a request
   */
  public int read(Connection connection) throws IOException {
    try {
      return connection.channel().read(input.clear());
    } catch (IOException e) {
      if (connection.session().isMidRequest()) {
        throw e;
      }
      return -1;
    }
  }

  /**
   * Lends the bytes just read to the session: its {@link io.duality.servers.http.Session#retain}
   * has to be called before this reader reads again.
   */
  public void lend(Connection connection, int count) {
    input.flip().get(lent, 0, count);
    connection.session().feed(lent, 0, count);
  }

  /** Gives the bytes just read to the session, in an array of their own: they outlive this call. */
  public void feed(Connection connection, int count) {
    byte[] bytes = new byte[count];
    input.flip().get(bytes);
    connection.session().feed(bytes, 0, count);
  }
}
