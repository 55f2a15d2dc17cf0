package io.duality.frameworks.microhttp;

import io.duality.frameworks.Answer;
import io.duality.frameworks.Application;
import io.duality.frameworks.Content;
import io.duality.frameworks.Miss;
import io.duality.frameworks.Pause;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.Listener;
import io.duality.servers.lifecycle.Lifecycle;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.microhttp.EventLoop;
import org.microhttp.Header;
import org.microhttp.Options;
import org.microhttp.OptionsBuilder;
import org.microhttp.Request;
import org.microhttp.Response;

/** The loops, and a thread for what they must not wait for. */
final class MicrohttpServer {
  private static final byte[] NO_BODY = new byte[0];

  private final Application application;
  private final EventLoop loop;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("pauses").daemon().factory());

  private MicrohttpServer(Application application, ServerConfig config) throws IOException {
    this.application = application;
    loop = new EventLoop(options(config), this::handle);
  }

  static RunningServer start(Application application, ServerConfig config) throws IOException {
    try {
      MicrohttpServer server = new MicrohttpServer(application, config);
      Lifecycle lifecycle = new Lifecycle(application.service(), server::stop);
      int port = server.loop.getPort();
      server.loop.start();
      Thread.ofVirtual().start(() -> server.watch(lifecycle));
      return lifecycle.started(port);
    } catch (IOException e) {
      throw Listener.failure(config, e);
    }
  }

  private static Options options(ServerConfig config) {
    return OptionsBuilder.newBuilder()
        .withHost(config.address().getHostAddress())
        .withPort(config.port())
        .withReuseAddr(true)
        .withReusePort(config.reusePort())
        .withAcceptLength(config.backlog())
        .withConcurrency(config.parallelism())
        .withRequestTimeout(config.idleTimeout())
        .build();
  }

  /** A loop that dies takes all others with it, and says nothing. */
  private void watch(Lifecycle lifecycle) {
    try {
      loop.join();
      lifecycle.fail(new IllegalStateException("an event loop of microhttp has ended"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(Request request, Consumer<Response> reply) {
    String target = request.uri();
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    String query = mark < 0 ? "" : target.substring(mark + 1);
    boolean head = Application.isHead(request.method());
    Answer answer = application.answer(request.method(), path, query);
    switch (answer) {
      case Content content -> send(content, head, reply);
      case Pause pause -> {
        long nanos = pause.length().toNanos();
        var _ = timer.schedule(() -> send(pause.then(), head, reply), nanos, TimeUnit.NANOSECONDS);
      }
      case Miss miss ->
          Thread.ofVirtual().name("disk").start(() -> send(miss.read().get(), head, reply));
    }
  }

  private void send(Content content, boolean head, Consumer<Response> reply) {
    List<Header> headers =
        List.of(
            new Header("Content-Type", content.type()),
            new Header("Content-Length", content.length()));
    application.answered(content, head);
    reply.accept(
        new Response(content.status(), content.reason(), headers, head ? NO_BODY : content.body()));
    application.finished();
  }

  /** It knows no end of its own but the one at once. */
  private void stop(Duration grace) {
    application.awaitQuiet(grace);
    timer.shutdownNow();
    loop.stop();
    try {
      loop.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
