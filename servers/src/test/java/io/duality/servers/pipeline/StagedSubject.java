package io.duality.servers.pipeline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.servers.Answer;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerCounters;
import io.duality.servers.stages.Stages;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A running server of a staged model, with stages of the test's making, and its clients. Confined
 * to one thread.
 *
 * @param <S> the stages
 */
public final class StagedSubject<S extends Stages> implements AutoCloseable {
  public static final int PATIENCE_MILLIS = 30_000;

  /** Starts a model. */
  public interface Starter {
    RunningServer start(ServerConfig config, Function<Consumer<Throwable>, Stages> maker)
        throws IOException;
  }

  /** The server's. */
  public final S stages;

  private final RunningServer server;
  private final List<Socket> sockets = new ArrayList<>();

  private StagedSubject(RunningServer server, S stages) {
    this.server = server;
    this.stages = stages;
  }

  public static <S extends Stages> StagedSubject<S> start(
      Starter starter, ServerConfig config, Function<Consumer<Throwable>, S> maker)
      throws IOException {
    AtomicReference<@Nullable S> made = new AtomicReference<>();
    RunningServer server =
        starter.start(
            config,
            failed -> {
              S stages = maker.apply(failed);
              made.set(stages);
              return stages;
            });
    return new StagedSubject<>(server, Objects.requireNonNull(made.get()));
  }

  public Socket connect(int patienceMillis) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    sockets.add(socket);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(patienceMillis);
    return socket;
  }

  public static void ask(Socket socket, String target) throws IOException {
    socket
        .getOutputStream()
        .write(("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n").getBytes(ISO_8859_1));
  }

  public static Answer answer(Socket socket) throws IOException {
    return Objects.requireNonNull(Answer.read(socket.getInputStream(), false), "an answer");
  }

  /** Waits until something holds, for a while. */
  public static void await(BooleanSupplier holds) {
    long start = System.nanoTime();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE_MILLIS * 1_000_000L) {
        throw new AssertionError("did not come to hold");
      }
      Thread.onSpinWait();
    }
  }

  /** Ends the server. */
  public ServerCounters stop() {
    server.close();
    return server.counters();
  }

  public ServerCounters counters() {
    return server.counters();
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }
}
