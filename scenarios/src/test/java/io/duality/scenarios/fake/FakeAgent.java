package io.duality.scenarios.fake;

import java.io.IOException;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * A generator whose clients complete {@link Fakes#REQUESTS} requests in a window, as a closed loop
 * in its steady state would. Behaviours: well, never-ready, cannot-start, dies-at-connect,
 * is-killed-in-window, sees-errors, connects-half, hangs-at-stop, dies-at-report, dies-at-stop,
 * second-dies-at-report, second-dies-at-stop (of several generators the second alone).
 */
public final class FakeAgent extends FakeChild {
  private final long clients;

  private FakeAgent(String[] arguments) {
    super(arguments);
    clients = Long.parseLong(argument("clients", "1"));
  }

  /** Runs until told to stop. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    FakeAgent agent = new FakeAgent(arguments);
    agent.start();
    agent.obey();
  }

  private void start() throws IOException, InterruptedException {
    if (behaves("never-ready")) {
      obey();
    }
    if (behaves("cannot-start")) {
      say("FAILED no such host");
      Runtime.getRuntime().halt(1);
    }
    say("READY pid=1");
  }

  @Override
  void answer(String command) throws IOException, InterruptedException {
    switch (command.split(" ", -1)[0]) {
      case "connect" -> onConnect();
      case "load" -> say("LOADING");
      case "mark" -> onMark();
      case "progress" ->
          say("PROGRESS completed=10 errors=0 ended=10 open=" + clients + " p99-nanos=7");
      case "interval" -> say(report("INTERVAL"));
      case "report" -> {
        dieIfAsked("report");
        say(report("REPORT"));
      }
      case "stop" -> onStop();
      default -> throw new IllegalArgumentException(command);
    }
  }

  private void onConnect() {
    if (behaves("dies-at-connect")) {
      Runtime.getRuntime().halt(9);
    }
    long established = behaves("connects-half") ? clients / 2 : clients;
    say(
        "CONNECTED asked="
            + clients
            + " established="
            + established
            + " nanos=1000000 connect="
            + millis(1, established));
  }

  private void onMark() throws IOException, InterruptedException {
    say("MARKED");
    if (behaves("is-killed-in-window")) {
      signalSelf("KILL");
    }
  }

  private void dieIfAsked(String at) throws IOException, InterruptedException {
    boolean second = argument("part", "").startsWith("1/");
    if (behaves("dies-at-" + at) || (second && behaves("second-dies-at-" + at))) {
      signalSelf("KILL");
    }
  }

  private void onStop() throws IOException, InterruptedException {
    if (behaves("hangs-at-stop")) {
      hang();
    }
    dieIfAsked("stop");
    String errors = behaves("sees-errors") ? " error.reset=3 error.body=1" : "";
    say("STOPPED completed=" + Fakes.REQUESTS + " drained=0 unanswered=1" + errors);
    Runtime.getRuntime().halt(0);
  }

  private String report(String word) {
    double each = (double) Fakes.REQUESTS / clients;
    String response = millis(clients * Fakes.WINDOW_MILLIS / Fakes.REQUESTS, Fakes.REQUESTS);
    return String.format(
        Locale.ROOT,
        "%s nanos=%d completed=%d body-bytes=%d wire-bytes=%d connects=0 open=1 idle-lost=0 active-nanos=1 cpu-nanos=5 rested-nanos=0"
            + " clients=%d starved=0 never-served=0 sum=%d sum-squares=%f longest-wait-nanos=9"
            + " response=%s service=%s connect=%s send-lag=%s offered=%d missed-deadline=0 status.200=%d%s",
        word,
        Fakes.WINDOW_MILLIS * 1_000_000,
        Fakes.REQUESTS,
        Fakes.REQUESTS * 100,
        Fakes.REQUESTS * 150,
        clients,
        Fakes.REQUESTS,
        clients * each * each,
        response,
        response,
        millis(1, 0),
        millis(1, 0),
        Fakes.REQUESTS,
        Fakes.REQUESTS,
        behaves("sees-errors") ? " error.reset=2" : "");
  }

  private static String millis(long value, long count) {
    Histogram histogram = new Histogram(3);
    if (count > 0) {
      histogram.recordValueWithCount(Math.max(1, value) * 1_000_000, count);
    }
    return FakeServer.encode(histogram);
  }
}
