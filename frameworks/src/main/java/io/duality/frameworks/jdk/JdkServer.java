package io.duality.frameworks.jdk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.duality.frameworks.Application;
import io.duality.frameworks.Content;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.Listener;
import io.duality.servers.lifecycle.Lifecycle;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The server with its threads. */
final class JdkServer {
  private static final int NO_BODY = -1;

  private final Application application;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private JdkServer(Application application, HttpServer http) {
    this.application = application;
    this.http = http;
  }

  static RunningServer start(Application application, ServerConfig config) throws IOException {
    if (config.reusePort()) {
      throw new IOException(
          "jdk-httpserver cannot share its port with other processes: start it with one shard");
    }
    JdkServer server = new JdkServer(application, listen(config));
    server.http.setExecutor(server.threads);
    server.http.createContext("/", server::handle);
    server.http.start();
    return new Lifecycle(application.service(), server::stop)
        .started(server.http.getAddress().getPort());
  }

  private static HttpServer listen(ServerConfig config) throws IOException {
    try {
      return HttpServer.create(
          new InetSocketAddress(config.address(), config.port()), config.backlog());
    } catch (IOException e) {
      throw Listener.failure(config, e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      URI target = exchange.getRequestURI();
      String method = exchange.getRequestMethod();
      Content content =
          application.answerInPlace(method, target.getRawPath(), target.getRawQuery());
      send(exchange, content, Application.isHead(method));
    }
  }

  private void send(HttpExchange exchange, Content content, boolean head) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", content.type());
    byte[] body = content.body();
    application.answered(content, head);
    if (head || body.length == 0) {
      headers.set("Content-Length", content.length());
      exchange.sendResponseHeaders(content.status(), NO_BODY);
    } else {
      exchange.sendResponseHeaders(content.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private void stop(Duration grace) {
    http.stop(Math.toIntExact(Math.ceilDiv(grace.toMillis(), 1_000)));
    threads.shutdownNow();
    threads.close();
  }
}
