package io.duality.servers.pipeline;

import io.duality.servers.http.Linger;
import io.duality.servers.http.Service;
import io.duality.servers.stages.EventHandler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/**
 * How connections end: in order, lingering behind an error, or by a failure. Methods are called by
 * whoever owns the connection.
 */
public final class Endings {
  private static final int DISCARD_BYTES = 16 << 10;

  private final Service service;
  private final Readiness readiness;
  private final ByteBuffer discarded = ByteBuffer.allocateDirect(DISCARD_BYTES);

  Endings(Service service, Readiness readiness) {
    this.service = service;
    this.readiness = readiness;
  }

  /** What is done with a connection. */
  public interface Work {
    /** Does it, and hands the connection on as its last act. */
    void on(Connection connection) throws IOException;
  }

  /** The error boundary: whatever an event brings ends its connection and no other. */
  public EventHandler<Connection> guarded(Work work) {
    return connection -> {
      try {
        work.on(connection);
      } catch (ClosedChannelException e) {
        close(connection);
      } catch (IOException | RuntimeException | OutOfMemoryError e) {
        // Memory outside the heap may be short for a while.
        fail(connection);
      } catch (Error e) {
        fail(connection);
        throw e;
      }
    };
  }

  /** The last response is written: closes, behind an error not before the peer has read it. */
  public void end(Connection connection) {
    if (!connection.session().shouldLinger()) {
      close(connection);
      return;
    }
    try {
      connection.channel().shutdownOutput();
    } catch (IOException e) {
      close(connection);
      return;
    }
    connection.renew();
    connection.linger();
    readiness.awaitReadable(connection);
  }

  /**
   * Throws away what the peer of a lingering connection still sends. Called by the thread of
   * readiness, which does it itself: a queue that is full would cut the peer off from its answer.
   */
  void discard(Connection connection) {
    int count;
    try {
      count = connection.channel().read(discarded.clear());
    } catch (IOException e) {
      count = -1;
    }
    if (count < 0 || connection.discard(count) > Linger.BYTES) {
      close(connection);
    } else {
      readiness.awaitReadable(connection);
    }
  }

  /** Its peer took too long: the end, without a word. Called by whoever owns the connection. */
  public void expire(Connection connection) {
    service.tally().timedOut();
    close(connection);
  }

  /** An error of the network or of this server. */
  public void fail(Connection connection) {
    if (connection.state() != Connection.State.CLOSED) {
      service.tally().failed();
      close(connection);
    }
  }

  /** Closes a connection, once. */
  public void close(Connection connection) {
    if (!connection.end()) {
      return;
    }
    try {
      connection.channel().close();
    } catch (IOException e) {
      // The descriptor is released all the same.
    }
    service.tally().closed();
    readiness.closed();
  }
}
