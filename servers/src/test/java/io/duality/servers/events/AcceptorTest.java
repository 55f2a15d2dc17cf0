package io.duality.servers.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.ServerConfig;
import io.duality.servers.ServerCounters;
import io.duality.servers.accept.Activity;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.nonblocking.Core;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When connections are accepted, and what becomes of those that cannot be. */
final class AcceptorTest {
  @TempDir private Path folder = Path.of("");
  private final FakeNetwork network = new FakeNetwork();
  private final EventLoop loop =
      new EventLoop(network, Duration.ofHours(1).toNanos(), System.nanoTime());
  private final List<String> notices = new ArrayList<>();
  private final Activity others = new Activity(true);
  private long nowNanos = 1_000;
  private @Nullable Service service;

  @BeforeEach
  void open() throws IOException {
    service = Service.of(ServerConfig.of(folder));
    loop.confine();
  }

  private void accept(AcceptPolicy policy) throws IOException {
    accept(policy, 1_000);
  }

  private void accept(AcceptPolicy policy, int limit) throws IOException {
    accept(policy, limit, 0);
  }

  private void accept(AcceptPolicy policy, int limit, int most) throws IOException {
    Timeouts timeouts = Timeouts.of(ServerConfig.of(folder));
    Core core = new Core(Objects.requireNonNull(service), null, timeouts, others);
    new Acceptor(
        network,
        List.of(loop),
        core,
        new Acceptor.Rules(policy, limit, most, () -> nowNanos, notices::add));
  }

  private ServerCounters counters() {
    return Objects.requireNonNull(service).counters();
  }

  @Test
  void acceptsAllThatWaitWhenItFavoursNewOnes() throws IOException {
    accept(AcceptPolicy.NEW);
    network.waiting = 100;
    network.activeEvents = 1;
    loop.runOnce();
    assertThat(counters().accepted()).isEqualTo(100);
  }

  @Test
  void leavesConnectionsOpenTimeInAStormOfNewOnes() throws IOException {
    accept(AcceptPolicy.NEW);
    network.waiting = 100_000;
    loop.runOnce();
    assertThat(counters().accepted()).isBetween(1L, 10_000L);
    assertThat(network.wanted).isEqualTo(Interest.READ);
  }

  @Test
  void acceptsAsManyATurnAsItMay() throws IOException {
    accept(AcceptPolicy.NEW, 3);
    network.waiting = 7;
    for (long accepted : new long[] {3, 6, 7}) {
      loop.runOnce();
      assertThat(counters().accepted()).isEqualTo(accepted);
    }
  }

  @Test
  void acceptsOneATurnWhenItFavoursActiveOnesAndThereAreNone() throws IOException {
    accept(AcceptPolicy.ACTIVE);
    network.waiting = 5;
    for (int turn = 1; turn <= 5; turn++) {
      loop.runOnce();
      assertThat(counters().accepted()).isEqualTo(turn);
      assertThat(network.wanted).isEqualTo(Interest.READ);
    }
  }

  @Test
  void acceptsNoneWhileOthersAreActiveButOneInAWhile() throws IOException {
    accept(AcceptPolicy.ACTIVE);
    network.waiting = 1;
    loop.runOnce();
    network.waiting = 5;
    network.activeEvents = 100;
    for (int millis = 1; millis < 25; millis++) {
      nowNanos += 1_000_000;
      loop.runOnce();
      assertThat(counters().accepted()).as("after %d ms", millis).isEqualTo(1 + millis / 10);
    }
  }

  @Test
  void acceptsNoneWhileOtherLoopsAreActiveButOneInAWhile() throws IOException {
    accept(AcceptPolicy.ACTIVE);
    others.begins();
    network.waiting = 3;
    loop.runOnce();
    assertThat(counters().accepted()).isZero();
    assertThat(network.wanted).as("asks later rather than spinning").isEqualTo(Interest.NONE);
    nowNanos += 9_000_000;
    acceptUntil(0);
    nowNanos += 1_000_000;
    acceptUntil(1);
    others.ends();
    nowNanos += 1_000_000;
    acceptUntil(1);
    nowNanos += 1_000_000;
    acceptUntil(3);
  }

  /** Turns until the acceptor has asked again, and so many are accepted. */
  private void acceptUntil(long accepted) throws IOException {
    int asked = network.asked;
    for (int turn = 0; network.asked == asked || counters().accepted() < accepted; turn++) {
      assertThat(turn).as("turns").isLessThan(10_000);
      loop.runOnce();
    }
    assertThat(counters().accepted()).isEqualTo(accepted);
  }

  @Test
  void holdsConnectionsBackForATaskThatIsLeft() throws IOException {
    accept(AcceptPolicy.ACTIVE);
    network.waiting = 1;
    loop.runOnce();
    network.waiting = 1;
    loop.execute(() -> loop.execute(() -> {}));
    loop.runOnce();
    assertThat(network.waiting).as("held back for one turn").isEqualTo(1);
  }

  @Test
  void countsWhatTheMechanismHasNoRoomForAndSaysSoOnce() throws IOException {
    accept(AcceptPolicy.NEW);
    network.waiting = 3;
    network.failure = new PastLimitException("no room");
    loop.runOnce();
    assertThat(counters().refused()).isEqualTo(3);
    assertThat(counters().accepted()).isEqualTo(3);
    assertThat(counters().closed()).isEqualTo(3);
    assertThat(notices).containsExactly("no room");
  }

  @Test
  void pausesWhenDescriptorsRunOutAndGoesOn() throws IOException {
    accept(AcceptPolicy.NEW);
    network.waiting = 3;
    network.failure = new IOException("Too many open files");
    loop.runOnce();
    assertThat(network.wanted).isEqualTo(Interest.NONE);
    network.failure = null;
    acceptAll();
    assertThat(counters().accepted()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(AcceptPolicy.class)
  void holdsNoMoreConnectionsThanItMay(AcceptPolicy policy) throws IOException {
    accept(policy, 1_000, 3);
    network.waiting = 7;
    int turns = 0;
    while (network.wanted != Interest.NONE) {
      assertThat(++turns).as("turns").isLessThan(100);
      loop.runOnce();
    }
    assertThat(counters().accepted()).isEqualTo(3);
    acceptUntil(3);
    Objects.requireNonNull(service).tally().closed();
    Objects.requireNonNull(service).tally().closed();
    nowNanos += 1_000_000;
    acceptUntil(5);
    assertThat(network.waiting).isEqualTo(2);
  }

  private void acceptAll() throws IOException {
    for (int turn = 0; network.waiting > 0 && turn < 10_000; turn++) {
      loop.runOnce();
    }
  }

  @Test
  void pausesAgainWhenTheKernelHasNoMemoryToGoOn() throws IOException {
    accept(AcceptPolicy.NEW);
    network.waiting = 3;
    network.failure = new IOException("Too many open files");
    loop.runOnce();
    network.failure = null;
    network.deafFor = 2;
    acceptAll();
    assertThat(network.deafFor).isZero();
    assertThat(counters().accepted()).isEqualTo(3);
  }

  /** A listening socket and a poller without the kernel; waits are as long as asked for. */
  private final class FakeNetwork implements Network, Poller {
    private @Nullable Ready acceptor;
    private Interest wanted = Interest.READ;
    private int waiting;
    private int activeEvents;

    /** How often the acceptor was told that somebody waits. */
    private int asked;

    /** How many changes of the interest fail. */
    private int deafFor;

    private @Nullable IOException failure;

    @Override
    public int port() {
      return 1;
    }

    @Override
    public List<? extends Poller> pollers() {
      return List.of(this);
    }

    @Override
    public void register(Ready owner) {
      acceptor = owner;
    }

    @Override
    public void want(Interest interest) throws IOException {
      if (interest != wanted && deafFor > 0) {
        deafFor--;
        throw new IOException("Cannot allocate memory");
      }
      wanted = interest;
    }

    @Override
    public @Nullable Socket accept(int number) throws IOException {
      if (waiting == 0) {
        return null;
      }
      IOException present = failure;
      if (present instanceof PastLimitException) {
        waiting--;
      }
      if (present != null) {
        throw present;
      }
      waiting--;
      return new SilentSocket();
    }

    @Override
    public void poll(long millis) {
      if (activeEvents > 0) {
        activeEvents--;
        loop.sawEvent();
      }
      if (waiting > 0 && wanted == Interest.READ && acceptor != null) {
        asked++;
        acceptor.onReady();
      } else {
        LockSupport.parkNanos(millis * 1_000);
      }
    }

    @Override
    public void wakeup() {}

    @Override
    public void stopListening() {}

    @Override
    public void close() {}
  }

  /** Never ready. */
  private static final class SilentSocket implements Socket {
    @Override
    public void register(Ready owner) {}

    @Override
    public Interest interest() {
      return Interest.READ;
    }

    @Override
    public void want(Interest wanted) {}

    @Override
    public int read(ByteBuffer into) {
      return 0;
    }

    @Override
    public void write(ByteBuffer from) {}

    @Override
    public void shutdownOutput() {}

    @Override
    public void close() {}
  }
}
