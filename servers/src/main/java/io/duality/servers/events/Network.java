package io.duality.servers.events;

import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one server, by one mechanism: a listening socket, and a poller for each loop. The
 * listening socket belongs to the first of them.
 */
public interface Network {

  /** Opens the sockets of a server. */
  interface Opening {

    /**
     * Listens.
     *
     * @param loops how many pollers, at least 1
     * @throws IOException if that cannot be had; nothing is left open then
     */
    Network open(ServerConfig config, int loops) throws IOException;
  }

  /** The port it listens on. */
  int port();

  /** One for each loop. */
  List<? extends Poller> pollers();

  /** Tells the owner of connections that wait. In the first loop's thread, or before it runs. */
  void register(Ready owner) throws IOException;

  /** {@link Socket#want} of the listening socket: {@link Interest#READ} or none. */
  void want(Interest wanted) throws IOException;

  /**
   * Accepts. In the first loop's thread.
   *
   * @param loop the number of the poller that the socket is for; it is not registered yet
   * @return null if no connection waits
   * @throws PastLimitException if the connection was closed, because the mechanism has no room
   * @throws java.nio.channels.ClosedChannelException after {@link #stopListening}
   */
  @Nullable Socket accept(int loop) throws IOException;

  /** Refuses connections from the next turn of the first poller on. Any thread. */
  void stopListening() throws IOException;

  /** Releases all descriptors but the sockets', which have to be closed before. No loop runs. */
  void close();
}
