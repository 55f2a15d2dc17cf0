package io.duality.scenarios.fake;

import java.io.IOException;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/**
 * A server, or tasks. Behaviours: well, never-ready, port-taken, out-of-memory-at-start, chatters,
 * says-nonsense, answers-late, dies, is-killed, runs-out-of-memory, is-stopped, hangs-at-stop,
 * ignores-end, counts-wrongly.
 */
public final class FakeServer extends FakeChild {
  private static final int PORT = 12_345;

  private int counted;

  private FakeServer(String[] arguments) {
    super(arguments);
  }

  /** Runs until told to stop. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    FakeServer server = new FakeServer(arguments);
    server.start();
    server.obey();
  }

  private void start() throws IOException, InterruptedException {
    if (behaves("never-ready")) {
      obey();
    }
    if (behaves("port-taken")) {
      say("FAILED java.net.BindException: Address already in use");
      Runtime.getRuntime().halt(1);
    }
    if (behaves("out-of-memory-at-start")) {
      runOutOfMemory();
    }
    if (behaves("chatters")) {
      say("hello, this is no answer");
      say("MARKED");
      System.err.println("nor is this");
    }
    String asked = argument("port", "0");
    say("READY port=" + (asked.equals("0") ? PORT : asked));
  }

  @Override
  void answer(String command) throws IOException, InterruptedException {
    switch (command.split(" ", -1)[0]) {
      case "counters" -> onCounters();
      case "go" -> say("GOING");
      case "mark" -> say("MARKED gc-count=1 gc-millis=2");
      case "report" -> say(report());
      case "stop" -> onStop();
      default -> throw new IllegalArgumentException(command);
    }
  }

  private void onCounters() throws IOException, InterruptedException {
    counted++;
    if (behaves("dies")) {
      System.err.println("the last words");
      Runtime.getRuntime().halt(7);
    }
    if (behaves("is-killed")) {
      signalSelf("KILL");
    }
    if (behaves("is-stopped")) {
      signalSelf("STOP");
    }
    if (behaves("runs-out-of-memory")) {
      runOutOfMemory();
    }
    if (behaves("answers-late")) {
      onLateCounters();
      return;
    }
    say(behaves("says-nonsense") ? "COUNTERS requests=many" : "COUNTERS " + counters());
  }

  /** The first answer comes with the second. */
  private void onLateCounters() {
    if (counted == 2) {
      say("COUNTERS accepted=1");
      say("COUNTERS accepted=2");
    }
  }

  private void onStop() throws InterruptedException {
    if (behaves("hangs-at-stop")) {
      hang();
    }
    say("STOPPED " + counters());
    Runtime.getRuntime().halt(0);
  }

  private String counters() {
    long requests = Fakes.REQUESTS + (behaves("counts-wrongly") ? 1 : 0);
    return "accepted=2 tasks="
        + Fakes.REQUESTS
        + " requests="
        + requests
        + " gc-count="
        + counted
        + " gc-millis=-1";
  }

  private String report() {
    Histogram latency = new Histogram(3);
    latency.recordValueWithCount(
        Long.parseLong(argument("tasks", "1")) * 1_000_000, Fakes.REQUESTS);
    return "REPORT nanos="
        + Fakes.WINDOW_MILLIS * 1_000_000
        + " tasks="
        + Fakes.REQUESTS
        + " latency="
        + encode(latency)
        + " gc-count=4 gc-millis=8";
  }

  static String encode(Histogram histogram) {
    java.nio.ByteBuffer bytes =
        java.nio.ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(bytes);
    return Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(bytes.array(), length));
  }
}
