package io.duality.loadgen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.duality.microbench.NanosBenchmark;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A request's share of a turn of the generator's event loop, without the system calls: readiness,
 * parser, verdict, clock, both histograms, the next request. Divided by what a request costs in all
 * (see the README) it is what the generator adds to the kernel's work.
 */
@State(Scope.Thread)
public class LoopBenchmark extends NanosBenchmark {
  /** Clients in the closed loop; their state leaves the caches as they get more. */
  @Param({"64", "1024", "65536"})
  public int clients;

  /** Bytes of the body. */
  @Param({"512", "8192"})
  public int bodyBytes;

  private EventLoop loop = loop(1, 1);

  private static EventLoop loop(int clients, int bodyBytes) {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + bodyBytes + "\r\n\r\n";
    byte[] response = (head + "x".repeat(bodyBytes)).getBytes(ISO_8859_1);
    return AnsweringTransport.loop(clients, response);
  }

  /** Connects the clients and lets them send. */
  @Setup
  public void begin() {
    loop = loop(clients, bodyBytes);
    loop.load();
    while (loop.glance(Latency.histogram()).completed() < clients) {
      loop.runOnce(System.nanoTime(), 0);
    }
  }

  /** Responses to a batch of clients, and their next requests. */
  @Benchmark
  @OperationsPerInvocation(AnsweringTransport.BATCH)
  public int turn() {
    return loop.runOnce(System.nanoTime(), 0);
  }
}
