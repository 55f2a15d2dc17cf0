package io.duality.servers.nio;

import io.duality.servers.ServerConfig;
import io.duality.servers.events.Interest;
import io.duality.servers.events.Network;
import io.duality.servers.events.Poller;
import io.duality.servers.events.Ready;
import io.duality.servers.events.Socket;
import io.duality.servers.http.Listener;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Channels and selectors. */
public final class NioNetwork implements Network {

  /** Opens selectors of one provider. */
  public interface Selectors {

    /**
     * A selector.
     *
     * @throws IOException if there is no descriptor for it
     */
    Selector open() throws IOException;
  }

  private final ServerSocketChannel listener;
  private final int port;
  private final List<NioPoller> pollers = new ArrayList<>();
  private @Nullable SelectionKey key;

  private NioNetwork(ServerSocketChannel listener) throws IOException {
    this.listener = listener;
    port = Listener.port(listener);
  }

  /** {@link Network.Opening} over selectors of one provider. */
  public static Network open(ServerConfig config, int loops, Selectors selectors)
      throws IOException {
    NioNetwork network = new NioNetwork(Listener.open(config));
    try {
      for (int i = 0; i < loops; i++) {
        network.pollers.add(new NioPoller(selectors.open()));
      }
    } catch (IOException e) {
      network.close();
      throw e;
    }
    return network;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public List<? extends Poller> pollers() {
    return pollers;
  }

  @Override
  public void register(Ready owner) throws IOException {
    key = pollers.getFirst().register(listener, SelectionKey.OP_ACCEPT, owner);
  }

  @Override
  public void want(Interest wanted) {
    int operations = wanted == Interest.READ ? SelectionKey.OP_ACCEPT : 0;
    try {
      if (key != null && key.interestOps() != operations) {
        key.interestOps(operations);
      }
    } catch (CancelledKeyException e) {
      // Another thread has stopped listening.
    }
  }

  @Override
  public @Nullable Socket accept(int loop) throws IOException {
    SocketChannel channel = listener.accept();
    return channel == null ? null : new NioSocket(pollers.get(loop), channel);
  }

  @Override
  public void stopListening() throws IOException {
    listener.close();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      // The descriptor is released all the same.
    }
    pollers.forEach(NioPoller::close);
  }
}
