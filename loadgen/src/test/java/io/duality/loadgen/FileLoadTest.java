package io.duality.loadgen;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.duality.loadgen.files.FileContent;
import io.duality.loadgen.files.FileSet;
import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import io.duality.loadgen.net.Endpoints;
import io.duality.loadgen.net.Mechanism;
import io.duality.loadgen.net.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/** A load out of a set of files. */
class FileLoadTest {
  private static final int REQUESTS = 1_000;
  private static final FileSet SET = new FileSet(2, 9, 1);
  private static final FileContent CONTENT = new FileContent(SET);
  private static final Map<String, Integer> NUMBERS = new HashMap<>();

  static {
    for (int file = 0; file < SET.count(); file++) {
      NUMBERS.put("/set/" + SET.path(file), file);
    }
  }

  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  /** Answers with the file that another one is replaced by. */
  private ScriptedServer serving(IntUnaryOperator replaced) throws IOException {
    return new ScriptedServer(peer -> {
      for (String head = peer.readHead(); !head.isEmpty(); head = peer.readHead()) {
        String path = head.split(" ", 3)[1];
        asked.add(path);
        peer.send(
            ScriptedServer.ok(
                body(replaced.applyAsInt(Objects.requireNonNull(NUMBERS.get(path), path)))));
      }
    });
  }

  private static String body(int file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CONTENT.write(file, out);
    return out.toString(ISO_8859_1);
  }

  private static LoadConfigBuilder config(ScriptedServer server) {
    Target target = server.target();
    return LoadConfig.to(new Target(target.host(), target.port(), "/set")).files(SET).clients(4);
  }

  private static LoadTotals load(LoadConfig config, int requests) throws InterruptedException {
    try (LoadGenerator generator = LoadGenerator.open(config)) {
      generator.load();
      while (generator.progress().completed() + generator.progress().errors() < requests) {
        LockSupport.parkNanos(500_000);
      }
      return generator.stop();
    }
  }

  @Test
  void filesAreDrawnAndEachResponseIsTheFileAskedFor() throws Exception {
    try (ScriptedServer server = serving(file -> file)) {
      LoadTotals totals = load(config(server).sample(1).build(), 400);
      assertThat(totals.errors()).isEmpty();
      assertThat(totals.completed()).isEqualTo(server.requests());
      assertThat(asked).hasSizeGreaterThan(30).isSubsetOf(NUMBERS.keySet());
    }
  }

  @Test
  void theSameFileOfAnotherDirectoryIsWrongByItsBytes() throws Exception {
    int half = SET.count() / 2;
    try (ScriptedServer server = serving(file -> (file + half) % SET.count())) {
      LoadTotals totals = load(config(server).sample(1).build(), 40);
      assertThat(totals.completed()).isZero();
      assertThat(totals.errors()).containsOnlyKeys(ErrorKind.BODY);
      assertThat(totals.firstFailure()).get().asString().contains("other bytes");
    }
  }

  @Test
  void anotherFileIsWrongByItsLengthWithoutASample() throws Exception {
    try (ScriptedServer server = serving(file -> file % 9 == 8 ? file - 1 : file + 1)) {
      LoadTotals totals = load(config(server).sample(0).build(), 40);
      assertThat(totals.completed()).isZero();
      assertThat(totals.errors()).containsOnlyKeys(ErrorKind.BODY);
      assertThat(totals.firstFailure()).get().asString().contains("are right");
    }
  }

  @Test
  void aRequestOutOfASetAllocatesNothing() throws Exception {
    try (ScriptedServer server = serving(file -> file);
        EventLoop loop = loop(config(server).sample(2).build(), server)) {
      loop.load();
      long least = Long.MAX_VALUE;
      // The first rounds are the compiler's, who may be slow, and some bytes the measurement's own.
      for (int i = 0; i < 200 && least > REQUESTS / 10; i++) {
        least = Math.min(least, allocated(loop, server));
      }
      assertThat(least).as("bytes for %s requests", REQUESTS).isLessThanOrEqualTo(REQUESTS / 10);
    }
  }

  private static long allocated(EventLoop loop, ScriptedServer server) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int until = server.requests() + REQUESTS;
    long before = threads.getCurrentThreadAllocatedBytes();
    while (server.requests() < until) {
      loop.runOnce(System.nanoTime(), 1_000_000_000L);
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static EventLoop loop(LoadConfig config, ScriptedServer server) throws IOException {
    RequestTable requests = RequestBytes.table(config);
    HeadReader heads = new HeadReader();
    Client[] clients = new Client[config.population().clients()];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = new Client(i, Endpoints.ANY_SOURCE, new ResponseParser(heads));
    }
    Endpoints endpoints = new Endpoints(server.address(), List.of());
    Transport transport =
        Transport.open(Mechanism.best(), endpoints, clients.length, requests.bytes());
    return new EventLoop(
        config, requests, clients, transport, System::nanoTime, LoopPlan.only(config));
  }

  @Test
  void aFolderHasNoQueryAndASetNoOtherBody() {
    assertThatThrownBy(() -> LoadConfig.to(new Target("h", 1, "/a?b")).files(SET).build())
        .hasMessageContaining("'/a?b'")
        .hasMessageContaining("no query");
    assertThatThrownBy(() ->
            LoadConfig.to(new Target("h", 1, "/"))
                .files(SET)
                .expected(ExpectedBody.of(new byte[1]))
                .build())
        .hasMessageContaining("one of both");
  }
}
