package io.duality.servers.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.AcceptPolicy;
import io.duality.servers.ServerConfig;
import io.duality.servers.accept.Activity;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.nonblocking.Core;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When Netty is told to accept, with a clock that the test moves. */
final class AcceptorTest {
  private final Activity activity = new Activity(true);
  private final List<Throwable> failures = new ArrayList<>();
  private final EmbeddedChannel listener = new EmbeddedChannel();
  private final Loop.Shared shared;
  private long now = Long.MAX_VALUE - 1_000;
  private int reads;

  AcceptorTest(@TempDir Path root) throws IOException {
    ServerConfig config = ServerConfig.of(root);
    Core core = new Core(Service.of(config), null, Timeouts.of(config), activity);
    shared = new Loop.Shared(NioTransport.make(), core, failures::add);
  }

  private void listen(AcceptPolicy policy) {
    listener.freezeTime();
    listener.config().setAutoRead(policy == AcceptPolicy.NEW);
    listener.pipeline().addLast(new CountingReads());
    List<Loop> loops = List.of(new Loop(listener.eventLoop(), shared));
    listener.pipeline().addLast(new Acceptor(loops, policy, () -> now));
    listener.pipeline().fireChannelActive();
  }

  private final class CountingReads extends ChannelOutboundHandlerAdapter {
    @Override
    public void read(ChannelHandlerContext ctx) {
      reads++;
    }
  }

  private void pass(long micros) {
    now += TimeUnit.MICROSECONDS.toNanos(micros);
    listener.advanceTimeBy(micros, TimeUnit.MICROSECONDS);
    listener.runPendingTasks();
  }

  /** What Netty tells when it has accepted one. */
  private void accepted() {
    listener.pipeline().fireChannelReadComplete();
    listener.runPendingTasks();
  }

  @Test
  void acceptsOneAfterTheOtherWhileNobodyIsActive() {
    listen(AcceptPolicy.ACTIVE);
    assertThat(reads).isEqualTo(1);
    accepted();
    assertThat(reads).isEqualTo(2);
    pass(100_000);
    assertThat(reads).as("asked for once for each").isEqualTo(2);
  }

  @Test
  void acceptsNoneWhileSomebodyIsActive() {
    listen(AcceptPolicy.ACTIVE);
    activity.begins();
    accepted();
    pass(9_000);
    assertThat(reads).isEqualTo(1);
    activity.ends();
    pass(100);
    assertThat(reads).as("he may have more to do").isEqualTo(1);
    pass(100);
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void acceptsOneInAWhileWhoeverIsActive() {
    listen(AcceptPolicy.ACTIVE);
    activity.begins();
    for (int i = 1; i < 5; i++) {
      assertThat(reads).isEqualTo(i);
      accepted();
      for (int tenths = 0; tenths < 101; tenths++) {
        pass(100);
      }
    }
  }

  @Test
  void pausesBehindAFailureAndGoesOn() {
    listen(AcceptPolicy.ACTIVE);
    listener.pipeline().fireChannelReadComplete();
    listener.pipeline().fireExceptionCaught(new IOException("Too many open files"));
    listener.runPendingTasks();
    pass(9_900);
    assertThat(reads).isEqualTo(1);
    pass(100);
    assertThat(reads).isEqualTo(2);
    assertThat(failures).isEmpty();
  }

  @Test
  void leavesItToNettyWhereNewOnesAreFavoured() {
    listen(AcceptPolicy.NEW);
    int own = reads;
    activity.begins();
    accepted();
    pass(1_000);
    assertThat(reads - own).isLessThanOrEqualTo(1);
    assertThat(listener.config().isAutoRead()).isTrue();
    listener.pipeline().fireExceptionCaught(new IOException("Too many open files"));
    assertThat(listener.config().isAutoRead()).isFalse();
    pass(10_000);
    assertThat(listener.config().isAutoRead()).isTrue();
  }
}
