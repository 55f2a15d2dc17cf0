package io.duality.frameworks.vertx;

import io.duality.frameworks.Answer;
import io.duality.frameworks.Application;
import io.duality.frameworks.Content;
import io.duality.frameworks.Miss;
import io.duality.frameworks.Pause;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.Listener;
import io.duality.servers.lifecycle.Lifecycle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The loops and the servers on them. */
final class VertxServer {
  private final Application application;
  private final Vertx vertx;
  private final Queue<HttpServer> servers = new ConcurrentLinkedQueue<>();

  private VertxServer(Application application, int loops) {
    this.application = application;
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setPreferNativeTransport(true)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
  }

  static RunningServer start(Application application, ServerConfig config) throws IOException {
    VertxServer server = new VertxServer(application, config.parallelism());
    try {
      join(server.deploy(config));
    } catch (CompletionException e) {
      server.stop(Duration.ZERO);
      throw Listener.failure(config, e.getCause() instanceof Exception cause ? cause : e);
    }
    return new Lifecycle(application.service(), server::stop)
        .started(server.servers.element().actualPort());
  }

  /** Instances that listen on the same address share it. */
  private Future<String> deploy(ServerConfig config) {
    HttpServerOptions options = options(config);
    String host = config.address().getHostAddress();
    SocketAddress address =
        config.port() == 0
            ? SocketAddress.sharedRandomPort(1, host)
            : SocketAddress.inetSocketAddress(config.port(), host);
    return vertx.deployVerticle(
        () -> context -> listen(options, address),
        new DeploymentOptions().setInstances(config.parallelism()));
  }

  private static HttpServerOptions options(ServerConfig config) {
    return new HttpServerOptions()
        .setAcceptBacklog(config.backlog())
        .setReusePort(config.reusePort())
        .setIdleTimeout(Math.toIntExact(config.idleTimeout().toMillis()))
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
  }

  private Future<HttpServer> listen(HttpServerOptions options, SocketAddress address) {
    HttpServer server =
        vertx.createHttpServer(options).connectionHandler(this::count).requestHandler(this::handle);
    return server.listen(address).onSuccess(servers::add);
  }

  private void count(HttpConnection connection) {
    application.service().tally().accepted();
    connection.closeHandler(_ -> application.service().tally().closed());
  }

  private void handle(HttpServerRequest request) {
    boolean head = Application.isHead(request.method().name());
    HttpServerResponse response = request.response();
    Answer answer = application.answer(request.method().name(), request.path(), request.query());
    switch (answer) {
      case Content content -> send(response, content, head);
      case Pause pause -> {
        // Less than a millisecond is no time for its timer.
        long millis = Math.max(1, pause.length().toMillis());
        vertx.setTimer(millis, _ -> send(response, pause.then(), head));
      }
      case Miss miss ->
          vertx
              .executeBlocking(() -> miss.read().get(), false)
              .onSuccess(content -> send(response, content, head));
    }
  }

  private void send(HttpServerResponse response, Content content, boolean head) {
    application.answered(content, head);
    if (response.closed()) {
      return;
    }
    response.setStatusCode(content.status());
    response.putHeader("Content-Type", content.type());
    response.putHeader("Content-Length", content.length());
    if (head) {
      response.end();
    } else {
      response.end(Buffer.buffer(content.body()));
    }
  }

  private void stop(Duration grace) {
    List<Future<Void>> stopped = servers.stream().map(server -> server.shutdown(grace)).toList();
    try {
      join(Future.join(stopped));
    } finally {
      join(vertx.close());
    }
  }

  /** Waits; for threads that are none of the loops. */
  private static <T> T join(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
