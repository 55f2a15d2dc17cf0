package io.duality.frameworks.jetty;

import io.duality.frameworks.Application;
import io.duality.frameworks.Content;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import io.duality.servers.http.Listener;
import io.duality.servers.http.Tally;
import io.duality.servers.lifecycle.Lifecycle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server with its threads. */
final class JettyServer {
  private static final ByteBuffer NO_BODY = ByteBuffer.allocate(0);

  private final ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
  private final Server server;
  private final ServerConnector connector;

  private JettyServer(Application application, ServerConfig config) {
    QueuedThreadPool pool = new QueuedThreadPool();
    pool.setDaemon(true);
    pool.setVirtualThreadsExecutor(virtual);
    server = new Server(pool);
    connector = new ServerConnector(server, 1, config.parallelism());
    connector.setHost(config.address().getHostAddress());
    connector.setPort(config.port());
    connector.setAcceptQueueSize(config.backlog());
    connector.setReusePort(config.reusePort());
    connector.setIdleTimeout(config.idleTimeout().toMillis());
    connector.addBean(new Counting(application.service().tally()));
    server.addConnector(connector);
    server.setHandler(new GracefulHandler(new Answering(application)));
  }

  static RunningServer start(Application application, ServerConfig config) throws IOException {
    JettyServer jetty = new JettyServer(application, config);
    Lifecycle lifecycle = new Lifecycle(application.service(), jetty::stop);
    try {
      jetty.server.start();
      return lifecycle.started(jetty.connector.getLocalPort());
    } catch (Exception e) {
      jetty.stop(Duration.ZERO);
      Throwable cause = e.getCause();
      throw Listener.failure(config, cause instanceof IOException io ? io : e);
    }
  }

  /** Jetty waits for requests in flight only where it has some time for it. */
  private void stop(Duration grace) {
    server.setStopTimeout(grace.toMillis());
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("jetty could not be stopped: " + e.getMessage(), e);
    } finally {
      virtual.shutdownNow();
      virtual.close();
    }
  }

  /** Answers in the request's own thread. */
  private static final class Answering extends Handler.Abstract {
    private final Application application;

    Answering(Application application) {
      this.application = application;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      HttpURI target = request.getHttpURI();
      Content content =
          application.answerInPlace(request.getMethod(), target.getPath(), target.getQuery());
      boolean head = Application.isHead(request.getMethod());
      response.setStatus(content.status());
      HttpFields.Mutable headers = response.getHeaders();
      headers.put(HttpHeader.CONTENT_TYPE, content.type());
      headers.put(HttpHeader.CONTENT_LENGTH, content.length());
      application.answered(content, head);
      response.write(true, head ? NO_BODY : ByteBuffer.wrap(content.body()), callback);
      return true;
    }
  }

  private record Counting(Tally tally) implements Connection.Listener {
    @Override
    public void onOpened(Connection connection) {
      tally.accepted();
    }

    @Override
    public void onClosed(Connection connection) {
      tally.closed();
    }
  }
}
