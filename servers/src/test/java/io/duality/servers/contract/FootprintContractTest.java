package io.duality.servers.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.duality.servers.RunningServer;
import io.duality.servers.ServerConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What a server takes and gives back, seen from the whole JVM: threads and ports. */
@Isolated
@ParameterizedClass(name = "{0}")
@MethodSource("io.duality.servers.contract.Candidate#all")
class FootprintContractTest {
  /** What carries, wakes up and polls for virtual threads, and what runs the tests. */
  private static final Pattern FOREIGN =
      Pattern.compile("ForkJoinPool-|VirtualThread-|(Read|Write|Master)-?Poller|junit-");

  private final Candidate candidate;

  FootprintContractTest(Candidate candidate) {
    this.candidate = candidate;
  }

  private Subject start() throws IOException {
    return Subject.start(candidate);
  }

  @Test
  void releasesThePortOnClose() throws IOException {
    try (Subject first = start()) {
      first.connect().get("/small.txt").answer();
      first.server.close();
      try (Subject second =
          Subject.start(candidate, config -> config.withPort(first.server.port(), false))) {
        assertThat(second.connect().get("/small.txt").answer().status()).isEqualTo(200);
      }
    }
  }

  @Test
  void failedStartLeavesNoThreads() throws IOException {
    start().close();
    Set<Thread> before = threads();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      failToStart(taken.getLocalPort());
    }
    ServerConfig noRoot = ServerConfig.of(Path.of("/no/such/folder"));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> candidate.model().start(noRoot))
        .withMessageContaining("/no/such/folder");
    assertLeavesNoThreads(before);
  }

  /** More than a few are others': the JVM opens its jars and folders when it likes. */
  @Test
  void failedStartLeavesNoDescriptors() throws IOException {
    assumeTrue(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean);
    int starts = 20;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      failToStart(taken.getLocalPort());
      long before = descriptors();
      for (int i = 0; i < starts; i++) {
        failToStart(taken.getLocalPort());
      }
      Subject.await(
          candidate, "descriptors are given back", () -> descriptors() < before + starts / 2);
    }
  }

  private void failToStart(int takenPort) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Subject.start(candidate, config -> config.withPort(takenPort, false)))
        .withMessageContaining(Integer.toString(takenPort));
  }

  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }

  @Test
  void stopEndsAllThreads() throws IOException {
    start().close();
    Set<Thread> before = threads();
    try (Subject subject = Subject.start(candidate, config -> config.withCacheBytes(100))) {
      subject.file("long", new byte[1_000_000]);
      for (int i = 0; i < 10; i++) {
        subject.connect().get("/small.txt").get("/long").get("/pause?millis=60000");
        subject.connect().get("/long").answer();
      }
    }
    assertLeavesNoThreads(before);
  }

  @Test
  void sharesThePortByReusePort() throws IOException {
    try (Subject first = Subject.start(candidate, config -> config.withPort(0, true));
        Subject second =
            Subject.start(candidate, config -> config.withPort(first.server.port(), true))) {
      for (int i = 0; i < 100; i++) {
        assertThat(first.connect().get("/small.txt").answer().status()).isEqualTo(200);
      }
      RunningServer[] servers = {first.server, second.server};
      assertThat(servers).allMatch(server -> server.counters().accepted() > 0);
      long all = Stream.of(servers).mapToLong(server -> server.counters().accepted()).sum();
      assertThat(all).isEqualTo(100);
    }
  }

  private void assertLeavesNoThreads(Set<Thread> before) {
    Set<Thread> left = new HashSet<>();
    try {
      Subject.await(
          candidate,
          "no thread is left",
          () -> {
            left.clear();
            left.addAll(threads());
            left.removeAll(before);
            return left.isEmpty();
          });
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ": " + left, e);
    }
  }

  /** The platform threads of servers, without those that belong to the JVM or to JUnit. */
  private static Set<Thread> threads() {
    Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
    threads.removeIf(thread -> FOREIGN.matcher(thread.getName()).lookingAt());
    return threads;
  }
}
