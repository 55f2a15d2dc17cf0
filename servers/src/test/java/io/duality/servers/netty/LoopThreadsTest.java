package io.duality.servers.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.duality.servers.ServerConfig;
import io.duality.servers.http.Service;
import io.duality.servers.http.Timeouts;
import io.duality.servers.nonblocking.Core;
import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start and the end of loops, over the transport that runs everywhere. */
final class LoopThreadsTest {
  private final List<Thread> threads = new ArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final Loop.Shared shared;
  private int most = Integer.MAX_VALUE;

  LoopThreadsTest(@TempDir Path root) throws IOException {
    ServerConfig config = ServerConfig.of(root);
    shared =
        new Loop.Shared(
            NioTransport.make(),
            new Core(Service.of(config), null, Timeouts.of(config)),
            failures::add);
  }

  private Thread thread(Runnable body, String name) {
    if (threads.size() == most) {
      throw new OutOfMemoryError("no thread");
    }
    threads.add(new FastThreadLocalThread(body, name));
    return threads.getLast();
  }

  @Test
  void endsTheLoopsThatHaveStartedIfALaterOneGetsNoThread() {
    most = 2;
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> LoopThreads.start(3, shared, this::thread))
        .withMessage("no thread");
    assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
    assertThat(failures).isEmpty();
  }

  @Test
  void closesTheDescriptorsOfALoopThatGetsNoThread() {
    most = 0;
    Handler handler = new Handler();
    StartableLoop loop = new StartableLoop(body -> thread(body, "loop"), executor -> handler);
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> loop.start(() -> loop.execute(() -> {})));
    assertThat(handler.calls).containsSubsequence("initialize", "destroy");
  }

  /** Notes the begin and the end of its descriptors. */
  private static final class Handler implements IoHandler {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void initialize() {
      calls.add("initialize");
    }

    @Override
    public int run(IoHandlerContext context) {
      return 0;
    }

    @Override
    public void destroy() {
      calls.add("destroy");
    }

    @Override
    public IoRegistration register(IoHandle handle) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void wakeup() {
      // Nobody sleeps.
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> type) {
      return false;
    }
  }

  @Test
  void endsInOrderForWhoIsInterruptedAndKeepsThat() {
    LoopThreads loops = LoopThreads.start(2, shared, this::thread);
    Thread.currentThread().interrupt();
    loops.drain(Duration.ofHours(1));
    loops.end();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(loops.all()).allMatch(loop -> loop.closed().getCount() == 0);
    assertThat(threads).hasSize(2).noneMatch(Thread::isAlive);
    assertThat(failures).isEmpty();
  }
}
