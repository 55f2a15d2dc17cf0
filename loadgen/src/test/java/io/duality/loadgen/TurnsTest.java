package io.duality.loadgen;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.loadgen.http.HeadReader;
import io.duality.loadgen.http.ResponseParser;
import io.duality.loadgen.net.Transport;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/**
 * No socket keeps a loop from the others, however much it holds; and a twin that drains each before
 * the next, which proves that this would be noticed. No thread, no network, no time is in it.
 */
class TurnsTest {
  /** As many buffers full as the large body holds. */
  private static final int BUFFERS = 200;

  private static final String SMALL = ScriptedServer.ok("hello");

  private final FakeTransport net = new FakeTransport();
  private final String large = ScriptedServer.ok("x".repeat(BUFFERS * net.buffer().length));

  @Test
  void aLargeBodyIsReadInTurnsWithTheOthers() {
    assertThat(answersWhileALargeOneIsRead(LoopPlan::only)).isGreaterThan(BUFFERS / 20);
  }

  @Test
  void aLoopThatDrainsOneSocketFirstIsCaught() {
    assertThat(answersWhileALargeOneIsRead(DrainingPlan::new)).isZero();
  }

  /** What another client, whose answers come one after the other, completes meanwhile. */
  private long answersWhileALargeOneIsRead(Function<LoadConfig, LoopPlan> plan) {
    Client reader = client(0);
    Client other = client(1);
    EventLoop loop = loop(plan, reader, other);
    loop.load();
    cycle(loop);
    net.arrive(0, large);
    while (true) {
      net.arrive(1, SMALL);
      long before = other.completions;
      cycle(loop);
      if (reader.completions > 0) {
        return before;
      }
    }
  }

  private EventLoop loop(Function<LoadConfig, LoopPlan> plan, Client... clients) {
    LoadConfig config =
        LoadConfig.to(new Target("127.0.0.1", 80, "/")).clients(clients.length).build();
    EventLoop loop =
        new EventLoop(config, RequestTable.of(new byte[40]), clients, net, net, plan.apply(config));
    CompletableFuture<Long> ramp = new CompletableFuture<>();
    loop.ramp(ramp);
    while (!ramp.isDone()) {
      cycle(loop);
    }
    return loop;
  }

  private static Client client(int slot) {
    return new Client(slot, -1, new ResponseParser(new HeadReader()));
  }

  private void cycle(EventLoop loop) {
    loop.runOnce(net.getAsLong(), Duration.ofHours(1).toNanos());
  }

  /** Exchanges that go on with a socket until it is empty. */
  private static final class DrainingPlan extends LoopPlan {
    DrainingPlan(LoadConfig config) {
      super(config, Part.WHOLE, null);
    }

    @Override
    Exchanges exchanges(
        RequestTable requests,
        Transport transport,
        Client[] clients,
        BodyWitness witness,
        Endings endings,
        LongSupplier clock) {
      return new Exchanges(requests, () -> 0, transport, clients, witness, endings, 0) {
        @Override
        void receive(Client client, int flags) {
          super.receive(client, flags);
          goOn(clock.getAsLong());
        }
      };
    }
  }
}
