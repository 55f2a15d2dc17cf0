package io.duality.servers.posix;

import io.duality.servers.ServerConfig;
import io.duality.servers.events.Interest;
import io.duality.servers.events.Network;
import io.duality.servers.events.PastLimitException;
import io.duality.servers.events.Poller;
import io.duality.servers.events.Ready;
import io.duality.servers.events.Socket;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Descriptors, and pollers of one mechanism. */
public final class PosixNetwork implements Network {

  /** How a poller learns what is ready. */
  public enum Mechanism {
    /** select(2). */
    SELECT,
    /** epoll(7), level-triggered. */
    EPOLL_LEVEL,
    /** epoll(7), edge-triggered, each connection registered once. */
    EPOLL_EDGE;

    private NativePoller open() throws IOException {
      return switch (this) {
        case SELECT -> new SelectPoller(Arena.ofAuto());
        case EPOLL_LEVEL -> new LevelPoller(Arena.ofAuto());
        case EPOLL_EDGE -> new EdgePoller(Arena.ofAuto());
      };
    }
  }

  /** Descriptors that select can watch: those of lower numbers. */
  public static final int SELECT_DESCRIPTORS = SelectPoller.FD_SETSIZE;

  private final Listening listening;
  private final List<NativePoller> pollers = new ArrayList<>();

  private PosixNetwork(Listening listening) {
    this.listening = listening;
  }

  /** Empty on Linux, on the processors it was made for, else one sentence that says so. */
  public static Optional<String> unavailable() {
    return Platform.isSupported()
        ? Optional.empty()
        : Optional.of("made for Linux on x86_64 and aarch64 only, not for " + Platform.name());
  }

  /** {@link Network.Opening} with one mechanism. */
  public static Network open(ServerConfig config, int loops, Mechanism mechanism)
      throws IOException {
    PosixNetwork network = new PosixNetwork(Listening.open(config));
    try {
      for (int i = 0; i < loops; i++) {
        network.pollers.add(mechanism.open());
      }
    } catch (IOException e) {
      network.close();
      throw e;
    }
    return network;
  }

  @Override
  public int port() {
    return listening.port();
  }

  @Override
  public List<? extends Poller> pollers() {
    return pollers;
  }

  @Override
  public void register(Ready owner) throws IOException {
    pollers.getFirst().register(listening, owner);
  }

  @Override
  public void want(Interest wanted) throws IOException {
    pollers.getFirst().want(listening, wanted);
  }

  @Override
  public @Nullable Socket accept(int loop) throws IOException {
    int fd = listening.accept();
    if (fd == Listening.NONE_WAITS) {
      pollers.getFirst().usedUp(listening, Interest.READ);
      return null;
    }
    NativePoller poller = pollers.get(loop);
    String refusal = poller.refusal(fd);
    if (!refusal.isEmpty()) {
      listening.refuse(fd);
      throw new PastLimitException(refusal);
    }
    return new NativeSocket(poller, fd);
  }

  @Override
  public void stopListening() {
    listening.stop();
  }

  @Override
  public void close() {
    listening.close();
    pollers.forEach(NativePoller::close);
  }
}
