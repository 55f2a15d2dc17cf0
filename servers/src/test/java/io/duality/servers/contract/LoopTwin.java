package io.duality.servers.contract;

import io.duality.servers.ServerConfig;
import io.duality.servers.events.Interest;
import io.duality.servers.events.LoopModel;
import io.duality.servers.events.Network;
import io.duality.servers.events.Poller;
import io.duality.servers.events.Ready;
import io.duality.servers.events.Socket;
import io.duality.servers.posix.PosixNetwork;
import io.duality.servers.posix.PosixNetwork.Mechanism;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The loop over edge-triggered epoll with one fault, made to show that the contract finds it. */
final class LoopTwin extends LoopModel {

  enum Fault {
    NONE,
    /** Other threads are heard when something else happens. */
    DROPS_WAKE_UPS,
    /** What is told while nobody wants it is not told again. */
    MISSES_EDGES
  }

  private final Fault fault;

  LoopTwin(Fault fault) {
    super("loop-twin", fault.name(), "made for a test");
    this.fault = fault;
  }

  @Override
  protected Network open(ServerConfig config, int loops) throws IOException {
    return new FaultyNetwork(PosixNetwork.open(config, loops, Mechanism.EPOLL_EDGE), fault);
  }

  /** Two, so that what one brings for the other needs a wake-up. */
  @Override
  protected int loops(ServerConfig config) {
    return 2;
  }

  private record FaultyNetwork(Network sound, Fault fault) implements Network {
    @Override
    public int port() {
      return sound.port();
    }

    @Override
    public List<? extends Poller> pollers() {
      List<? extends Poller> pollers = sound.pollers();
      return fault == Fault.DROPS_WAKE_UPS
          ? pollers.stream().map(DeafPoller::new).toList()
          : pollers;
    }

    @Override
    public void register(Ready owner) throws IOException {
      sound.register(owner);
    }

    @Override
    public void want(Interest wanted) throws IOException {
      sound.want(wanted);
    }

    @Override
    public @Nullable Socket accept(int loop) throws IOException {
      Socket socket = sound.accept(loop);
      return socket != null && fault == Fault.MISSES_EDGES ? new ForgetfulSocket(socket) : socket;
    }

    @Override
    public void stopListening() throws IOException {
      sound.stopListening();
    }

    @Override
    public void close() {
      sound.close();
    }
  }

  private record DeafPoller(Poller sound) implements Poller {
    @Override
    public void poll(long millis) throws IOException {
      sound.poll(millis);
    }

    @Override
    public void wakeup() {}

    @Override
    public void close() {
      sound.close();
    }
  }

  /** Keeps its interest to itself, so that the poller below never learns what is still wanted. */
  private static final class ForgetfulSocket implements Socket {
    private final Socket sound;
    private Interest interest = Interest.READ;

    ForgetfulSocket(Socket sound) {
      this.sound = sound;
    }

    @Override
    public void register(Ready owner) throws IOException {
      sound.register(() -> {
        if (interest == Interest.READ) {
          owner.onReady();
        }
      });
    }

    @Override
    public Interest interest() {
      return interest;
    }

    @Override
    public void want(Interest wanted) {
      interest = wanted;
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
      return sound.read(into);
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
      sound.write(from);
    }

    @Override
    public void shutdownOutput() throws IOException {
      sound.shutdownOutput();
    }

    @Override
    public void close() {
      sound.close();
    }
  }
}
