package io.duality.plot.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands and events of the DevTools protocol over one connection. */
final class DevTools implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final HttpClient client;
  private final WebSocket socket;
  private final Incoming incoming;
  private final AtomicInteger last = new AtomicInteger();

  private DevTools(HttpClient client, WebSocket socket, Incoming incoming) {
    this.client = client;
    this.socket = socket;
    this.incoming = incoming;
  }

  static DevTools connect(URI address) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    Incoming incoming = new Incoming();
    try {
      WebSocket socket =
          client
              .newWebSocketBuilder()
              .buildAsync(address, incoming)
              .get(ANSWER.toSeconds(), TimeUnit.SECONDS);
      return new DevTools(client, socket, incoming);
    } catch (ExecutionException | TimeoutException e) {
      client.shutdownNow();
      throw new IOException("no connection to " + address, e);
    }
  }

  /**
   * Sends a command and waits for its result.
   *
   * @param session of a page; empty for the browser
   * @throws AssertionError if the browser refuses it, or does not answer
   */
  JsonNode send(String session, String method, Map<String, ?> parameters)
      throws InterruptedException {
    int id = last.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    incoming.answers.put(id, answer);
    Map<String, Object> command = new HashMap<>();
    command.putAll(Map.of("id", id, "method", method, "params", parameters));
    if (!session.isEmpty()) {
      command.put("sessionId", session);
    }
    try {
      socket
          .sendText(JSON.writeValueAsString(command), true)
          .get(ANSWER.toSeconds(), TimeUnit.SECONDS);
      JsonNode message = answer.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
      if (message.has("error")) {
        throw new AssertionError(method + ": " + message.get("error"));
      }
      return message.path("result");
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError(method + " has no answer", e);
    }
  }

  /** The events of a page until now, in their order. */
  List<JsonNode> events(String session) {
    return incoming.all().stream()
        .filter(event -> event.path("sessionId").asString("").equals(session))
        .toList();
  }

  /**
   * Waits until a page has had so many events of a kind.
   *
   * @throws AssertionError if it does not
   */
  void await(String session, String method, long count) throws InterruptedException {
    long deadline = System.nanoTime() + ANSWER.toNanos();
    synchronized (incoming.events) {
      while (events(session).stream().filter(event -> is(event, method)).count() < count) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError("the browser does not tell of " + method);
        }
        incoming.events.wait(left);
      }
    }
  }

  static boolean is(JsonNode event, String method) {
    return event.path("method").asString("").equals(method);
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }

  /** On the connection's thread, one message after the other. */
  private static final class Incoming implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new ArrayList<>();
    private final StringBuilder message = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean end) {
      message.append(part);
      if (end) {
        JsonNode whole = JSON.readTree(message.toString());
        message.setLength(0);
        CompletableFuture<JsonNode> waiting = answers.remove(whole.path("id").asInt(0));
        if (waiting != null) {
          waiting.complete(whole);
        } else {
          synchronized (events) {
            events.add(whole);
            events.notifyAll();
          }
        }
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    List<JsonNode> all() {
      synchronized (events) {
        return List.copyOf(events);
      }
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      answers.values().forEach(answer -> answer.completeExceptionally(error));
    }
  }
}
