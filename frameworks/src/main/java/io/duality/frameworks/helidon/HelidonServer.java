package io.duality.frameworks.helidon;

import io.duality.frameworks.Application;
import io.duality.frameworks.Content;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.Listener;
import io.duality.servers.lifecycle.Lifecycle;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.time.Duration;

/** The server and its handler. */
final class HelidonServer {
  private final Application application;
  private final WebServer server;

  private HelidonServer(Application application, ServerConfig config) {
    this.application = application;
    server = build(config);
  }

  static RunningServer start(Application application, ServerConfig config) throws IOException {
    // Helidon logs why it cannot listen, and throws nothing.
    Listener.open(config).close();
    HelidonServer helidon = new HelidonServer(application, config);
    helidon.server.start();
    if (!helidon.server.isRunning()) {
      throw new IOException("helidon could not be started: its log says why");
    }
    return new Lifecycle(application.service(), helidon::stop).started(helidon.server.port());
  }

  private WebServer build(ServerConfig config) {
    WebServerConfig.Builder builder =
        WebServer.builder()
            .address(config.address())
            .port(config.port())
            .backlog(config.backlog())
            .shutdownHook(false)
            .shutdownGracePeriod(Duration.ZERO)
            .idleConnectionTimeout(config.idleTimeout())
            .connectionOptions(
                options -> options.tcpNoDelay(true).readTimeout(config.idleTimeout()))
            .routing(HttpRouting.builder().any(this::handle));
    if (config.reusePort()) {
      builder.putListenerSocketOption(StandardSocketOptions.SO_REUSEPORT, true);
    }
    return builder.build();
  }

  private void handle(ServerRequest request, ServerResponse response) {
    HttpPrologue prologue = request.prologue();
    String method = prologue.method().text();
    Content content =
        application.answerInPlace(
            method, prologue.uriPath().rawPath(), prologue.query().rawValue());
    try {
      send(response, content, Application.isHead(method));
    } finally {
      application.finished();
    }
  }

  private void send(ServerResponse response, Content content, boolean head) {
    response.status(content.status());
    response.header(HeaderNames.CONTENT_TYPE, content.type());
    if (application.hasEnded()) {
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    application.answered(content, head);
    if (head) {
      response.header(HeaderNames.CONTENT_LENGTH, content.length());
      response.send();
    } else {
      response.send(content.body());
    }
  }

  /**
   * Helidon's own grace period is fixed before the start, and a connection that is accepted while
   * it stops outlives the stop: such a one is closed behind its next answer.
   */
  private void stop(Duration grace) {
    application.awaitQuiet(grace);
    application.end();
    server.stop();
  }
}
