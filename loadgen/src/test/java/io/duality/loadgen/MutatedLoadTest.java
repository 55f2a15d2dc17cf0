package io.duality.loadgen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.Mutants;
import io.duality.loadgen.http.ResponseParser;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * Responses with random damage under a whole loop: each is one completion or one error of its kind,
 * and nobody else's figures change.
 */
class MutatedLoadTest {
  private static final int MUTANTS = 10_000;
  private static final int FEWER = 1_000;

  /** With a good one behind every second mutant. */
  private static final int RESPONSES = MUTANTS * 3 / 2;

  private static final int VICTIM = 0;
  private static final int OTHER = 1;
  private static final long ANSWER_NANOS = 2_000_000;
  private static final String GOOD = ScriptedServer.ok("hello");

  private final FakeTransport net = new FakeTransport();
  private final Map<ErrorKind, Long> errors = new EnumMap<>(ErrorKind.class);
  private long completions;
  private long reconnects;

  /**
   * What has to come of a response, by what its bytes are: an account of its own beside the loop's.
   *
   * @param error empty if it is good
   * @param whole whether a client needs no close to know its end
   * @param last whether the connection cannot be used again
   */
  private record Verdict(Optional<ErrorKind> error, boolean whole, boolean last) {
    static Verdict of(String response) {
      byte[] bytes = response.getBytes(ISO_8859_1);
      ResponseParser parser = new ResponseParser(new HeadReader());
      int end = 0;
      while (end < bytes.length && !parser.complete() && !parser.broken()) {
        end = parser.feed(bytes, end, bytes.length, null);
      }
      if (parser.broken()) {
        return new Verdict(Optional.of(ErrorKind.PROTOCOL), true, true);
      }
      if (parser.complete() && end < bytes.length) {
        return new Verdict(Optional.of(ErrorKind.PROTOCOL), true, true);
      }
      if (parser.complete()) {
        return new Verdict(ofStatus(parser), true, !parser.persistent());
      }
      return new Verdict(ofClose(parser), false, true);
    }

    private static Optional<ErrorKind> ofStatus(ResponseParser parser) {
      boolean good = parser.status() >= 200 && parser.status() < 400;
      return good ? Optional.empty() : Optional.of(ErrorKind.STATUS);
    }

    private static Optional<ErrorKind> ofClose(ResponseParser parser) {
      if (parser.end()) {
        return ofStatus(parser);
      }
      return Optional.of(
          !parser.started()
              ? ErrorKind.RESET
              : parser.inBody() ? ErrorKind.BODY : ErrorKind.PROTOCOL);
    }
  }

  private synchronized Verdict account(String response) {
    Verdict verdict = Verdict.of(response);
    verdict.error().ifPresent(kind -> errors.merge(kind, 1L, Long::sum));
    completions += verdict.error().isEmpty() ? 1 : 0;
    reconnects += verdict.last() ? 1 : 0;
    return verdict;
  }

  private EventLoop loop() {
    LoadConfig config =
        LoadConfig.to(new Target("127.0.0.1", 80, "/"))
            .clients(2)
            .think(Duration.ofMillis(1))
            .timeout(Duration.ofMinutes(1))
            .build();
    HeadReader heads = new HeadReader();
    Client[] clients = {
      new Client(VICTIM, -1, new ResponseParser(heads)),
      new Client(OTHER, -1, new ResponseParser(heads))
    };
    return new EventLoop(
        config, RequestTable.of(new byte[40]), clients, net, net, LoopPlan.only(config));
  }

  /**
   * So many that the victim never backs off for long, which is time in which nothing happens but
   * the other's requests.
   */
  private static Supplier<String> mutantsAndGood(int seed) {
    Mutants mutants = new Mutants(new Random(seed));
    int[] count = {0};
    return () -> ++count[0] % 3 == 0 ? GOOD : mutants.next();
  }

  /**
   * Answers each request of both clients after the same time, the other's always well, until one of
   * them has had enough responses.
   *
   * @return when the other's requests were sent
   */
  private List<Long> answer(EventLoop loop, int client, int responses, Supplier<String> victims) {
    int[] answered = new int[2];
    loop.load();
    while (answered[client] < responses) {
      loop.runOnce(net.getAsLong(), untilAnswerNanos(answered));
      for (int slot = 0; slot < answered.length; slot++) {
        if (net.requestTimes(slot).size() > answered[slot] && untilAnswerNanos(slot) == 0) {
          answered[slot]++;
          respond(slot, slot == VICTIM ? victims.get() : GOOD);
        }
      }
    }
    loop.runOnce(net.getAsLong(), 0);
    completions += answered[OTHER];
    return net.requestTimes(OTHER);
  }

  private long untilAnswerNanos(int[] answered) {
    long nanos = Duration.ofHours(1).toNanos();
    for (int slot = 0; slot < answered.length; slot++) {
      if (net.requestTimes(slot).size() > answered[slot]) {
        nanos = Math.min(nanos, untilAnswerNanos(slot));
      }
    }
    return nanos;
  }

  private long untilAnswerNanos(int slot) {
    return Math.max(0, net.requestTimes(slot).getLast() + ANSWER_NANOS - net.getAsLong());
  }

  private void respond(int slot, String response) {
    Verdict verdict = slot == VICTIM ? account(response) : Verdict.of(response);
    if (!response.isEmpty()) {
      net.arrive(slot, response);
    }
    if (!verdict.whole()) {
      net.hangUp(slot);
    }
  }

  @Test
  void eachMutantIsOneErrorOfItsKindOrOneCompletion() {
    EventLoop loop = loop();
    answer(loop, VICTIM, RESPONSES, mutantsAndGood(1));
    Window window = loop.swap(new Window());
    assertThat(window.errors).isEqualTo(errors);
    assertThat(errors.keySet())
        .as("damage of all sorts")
        .contains(ErrorKind.PROTOCOL, ErrorKind.BODY, ErrorKind.STATUS);
    assertThat(window.completed).isEqualTo(completions).isGreaterThan(MUTANTS / 10);
    assertThat((long) Collections.frequency(net.connects, VICTIM))
        .as("a new connection where the old one is of no use, and nowhere else")
        .isBetween(reconnects, reconnects + 1);
    // And no time is anything but the time that the answer took.
    for (Histogram times : List.of(window.service, window.response)) {
      assertThat(times.getTotalCount()).isEqualTo(window.completed);
      assertThat(times.valuesAreEquivalent(times.getMinNonZeroValue(), ANSWER_NANOS)).isTrue();
      assertThat(times.valuesAreEquivalent(times.getMaxValue(), ANSWER_NANOS)).isTrue();
    }
  }

  /**
   * When each request was sent, which the loop's clock tells to the nanosecond, is every figure.
   */
  @Test
  void noFigureOfAnotherClientChanges() {
    List<Long> beside = answer(loop(), VICTIM, RESPONSES, mutantsAndGood(2));
    assertThat(beside).hasSizeGreaterThan(MUTANTS).isEqualTo(besideOneThatIsWell(beside.size()));
  }

  /** The broken twin: one mutant out of all takes more of the loop's time than a client's round. */
  @Test
  void aMutantThatHoldsTheLoopUpWouldBeSeen() {
    Supplier<String> mutants = mutantsAndGood(2);
    int[] count = {0};
    Supplier<String> holding =
        () -> {
          net.pass(++count[0] == MUTANTS / 2 ? 2 * ANSWER_NANOS : 0);
          return mutants.get();
        };
    List<Long> beside = answer(loop(), VICTIM, RESPONSES, holding);
    assertThat(beside).isNotEqualTo(besideOneThatIsWell(beside.size()));
  }

  /** So many requests of it. */
  private static List<Long> besideOneThatIsWell(int requests) {
    MutatedLoadTest clean = new MutatedLoadTest();
    return clean.answer(clean.loop(), OTHER, requests, () -> GOOD).subList(0, requests);
  }

  @Test
  void mutantsMakeAParserAllocateLittle() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Mutants mutants = new Mutants(new Random(4));
    List<byte[]> bytes =
        Stream.generate(() -> mutants.next().getBytes(ISO_8859_1)).limit(MUTANTS).toList();
    ResponseParser parser = new ResponseParser(new HeadReader());
    byte[] noise = "x".repeat(20_000).getBytes(ISO_8859_1);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (byte[] mutant : bytes) {
      parser.start();
      for (int at = 0; at < mutant.length; at++) {
        parser.feed(mutant, at, at + 1, null);
      }
      for (int more = 0; more < 10; more++) {
        parser.feed(noise, 0, noise.length, null);
      }
    }
    long each = (threads.getCurrentThreadAllocatedBytes() - before) / MUTANTS;
    assertThat(each).as("bytes, of which a head of the largest size is 64 KB").isLessThan(300_000);
  }

  @Test
  void overRealSocketsTheCountsAreTheSame() throws Exception {
    Mutants mutants = new Mutants(new Random(5));
    CountDownLatch enough = new CountDownLatch(2 * FEWER);
    try (ScriptedServer server =
        new ScriptedServer(peer -> {
          boolean goesOn = true;
          for (int turn = 0; goesOn && peer.readRequest(); turn++) {
            // The first on each connection is good, so that nobody backs off for long.
            String response = turn % 2 == 0 ? GOOD : next(mutants);
            Verdict verdict = account(response);
            peer.send(response);
            enough.countDown();
            goesOn = verdict.whole() && !verdict.last();
          }
        })) {
      LoadTotals totals = load(server, enough);
      synchronized (this) {
        assertThat(totals.errors()).isEqualTo(errors);
        assertThat(totals.completed()).isEqualTo(completions);
      }
    }
  }

  private static String next(Mutants mutants) {
    synchronized (mutants) {
      return mutants.next();
    }
  }

  private static LoadTotals load(ScriptedServer server, CountDownLatch enough)
      throws InterruptedException {
    LoadConfig config = LoadConfig.to(server.target()).clients(64).build();
    try (LoadGenerator generator = LoadGenerator.open(config)) {
      generator.load();
      assertThat(enough.await(50, TimeUnit.SECONDS)).as("no hang").isTrue();
      return generator.stop();
    }
  }
}
