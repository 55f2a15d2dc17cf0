package io.duality.loadgen;

import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A loop, its clock and its server in one thread: time passes only when nothing is to be done, and
 * the server answers each request at a time that is a function of when it came.
 */
final class Simulation {
  static final int REQUEST_BYTES = 40;
  static final long MILLI = 1_000_000L;
  static final long SECOND = 1_000 * MILLI;

  /** A request as the server sees it. */
  record Seen(int slot, long nanos) {}

  private record Answer(int slot, long nanos, long closes) {}

  final FakeTransport net = new FakeTransport();
  final List<Seen> seen = new ArrayList<>();
  final EventLoop loop;
  private final PriorityQueue<Answer> answers =
      new PriorityQueue<>((a, b) -> Long.compare(a.nanos, b.nanos));

  /** Not at once: time would stand still. */
  private LongUnaryOperator answeredAt = nanos -> nanos + 1_000;

  private String response = ScriptedServer.ok("hello");
  private int requestsSeen;
  private long beganNanos;

  Simulation(UnaryOperator<LoadConfigBuilder> options) {
    LoadConfig config = options.apply(LoadConfig.to(new Target("127.0.0.1", 80, "/"))).build();
    Client[] clients = new Client[config.population().connections()];
    HeadReader heads = new HeadReader();
    for (int i = 0; i < clients.length; i++) {
      clients[i] = new Client(i, -1, new ResponseParser(heads));
    }
    loop =
        new EventLoop(
            config,
            RequestTable.of(new byte[REQUEST_BYTES]),
            clients,
            net,
            net,
            LoopPlan.only(config));
  }

  /** When a request is answered, by when it came. */
  Simulation answering(LongUnaryOperator at) {
    answeredAt = at;
    return this;
  }

  Simulation responding(String text) {
    response = text;
    return this;
  }

  Simulation answeringAfter(long nanos) {
    return answering(came -> came + nanos);
  }

  Simulation connected() {
    CompletableFuture<Long> done = new CompletableFuture<>();
    loop.ramp(done);
    while (!done.isDone()) {
      loop.runOnce(net.getAsLong(), SECOND);
    }
    loop.swap(new Window());
    return this;
  }

  /** When the load began. */
  long beganNanos() {
    return beganNanos;
  }

  Simulation loaded() {
    beganNanos = net.getAsLong();
    loop.load();
    return this;
  }

  Simulation runFor(long nanos) {
    long end = net.getAsLong() + nanos;
    while (net.getAsLong() - end < 0) {
      long now = net.getAsLong();
      long next = answers.isEmpty() ? end : Math.min(end, answers.peek().nanos);
      loop.runOnce(now, Math.max(0, next - now));
      take();
      deliver();
    }
    return this;
  }

  private void take() {
    for (; requestsSeen < net.requests.size(); requestsSeen++) {
      if (net.requestEnds.get(requestsSeen) < REQUEST_BYTES) {
        continue;
      }
      int slot = net.requests.get(requestsSeen);
      long came = net.getAsLong();
      seen.add(new Seen(slot, came));
      answers.add(new Answer(slot, answeredAt.applyAsLong(came), closes(slot)));
    }
  }

  private void deliver() {
    while (!answers.isEmpty() && answers.peek().nanos <= net.getAsLong()) {
      Answer answer = answers.remove();
      // Whoever has hung up meanwhile gets nothing.
      if (closes(answer.slot) == answer.closes) {
        net.arrive(answer.slot, response);
      }
    }
  }

  private long closes(int slot) {
    return net.closesOf(slot);
  }

  Window window() {
    return loop.swap(new Window());
  }
}
