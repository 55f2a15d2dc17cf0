package io.duality.scenarios.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real server that is not one of ours: it answers everything alike. */
final class ForeignServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Starts it. */
  ForeignServer(int status, int bodyBytes) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange, status, bodyBytes));
    server.start();
  }

  private static void answer(HttpExchange exchange, int status, int bodyBytes) throws IOException {
    // For the JDK no body is a length of -1; 0 would be one of chunks.
    exchange.sendResponseHeaders(status, bodyBytes == 0 ? -1 : bodyBytes);
    if (bodyBytes > 0) {
      exchange.getResponseBody().write(new byte[bodyBytes]);
    }
    exchange.close();
  }

  /** Ends in a slash. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
