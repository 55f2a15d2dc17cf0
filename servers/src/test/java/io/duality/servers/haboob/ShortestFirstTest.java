package io.duality.servers.haboob;

import static io.duality.servers.pipeline.StagedSubject.PATIENCE_MILLIS;
import static io.duality.servers.pipeline.StagedSubject.answer;
import static io.duality.servers.pipeline.StagedSubject.ask;
import static org.assertj.core.api.Assertions.assertThat;

import io.duality.servers.ServerConfig;
import io.duality.servers.pipeline.Connection;
import io.duality.servers.pipeline.StagedSubject;
import io.duality.servers.stages.EventHandler;
import io.duality.servers.stages.Preceded;
import io.duality.servers.stages.Stage;
import io.duality.servers.stages.StageRules;
import io.duality.servers.stages.Stages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order in which PageCache passes on the requests of one batch. */
final class ShortestFirstTest {
  private static final List<String> CACHED = List.of("/8000", "/10", "/500");
  private static final String MISSED = "/1";

  @TempDir private Path root = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    for (String size : List.of("1", "10", "500", "8000")) {
      Files.write(root.resolve(size), new byte[Integer.parseInt(size)]);
    }
  }

  private StagedSubject<HeldCache> start() throws IOException {
    return StagedSubject.start(HaboobModel::start, ServerConfig.of(root), HeldCache::new);
  }

  @Test
  void passesOnTheShortestFirstAndThenWhatIsNotCached() throws IOException {
    try (StagedSubject<HeldCache> subject = start()) {
      Socket first = subject.connect(PATIENCE_MILLIS);
      for (String target : CACHED) {
        ask(first, target);
        answer(first);
      }
      subject.stages.hold();
      ask(first, "/10");
      StagedSubject.await(subject.stages::isHolding);
      List<Socket> clients = new ArrayList<>();
      List<String> targets = List.of("/8000", MISSED, "/10", "/500", "/8000");
      for (String target : targets) {
        clients.add(subject.connect(PATIENCE_MILLIS));
        ask(clients.getLast(), target);
        int queued = clients.size();
        StagedSubject.await(() -> subject.stages.queued() == queued);
      }
      subject.stages.letGo();
      answer(first);
      for (Socket client : clients) {
        assertThat(answer(client).status()).isEqualTo(200);
      }
      assertThat(subject.stages.passedOn(clients)).containsExactly(2, 3, 0, 4, 1);
    }
  }

  /** Stages whose PageCache can be held, and that note in which order it passes connections on. */
  private static final class HeldCache extends Stages {
    private final Queue<Integer> ports = new ConcurrentLinkedQueue<>();
    private volatile @Nullable CountDownLatch gate;
    private volatile boolean holding;
    private @Nullable Stage<?> cache;

    HeldCache(Consumer<Throwable> failed) {
      super("haboob", failed);
    }

    @Override
    protected <E> Stage<E> make(
        String name,
        StageRules rules,
        Supplier<EventHandler<E>> handlers,
        Consumer<Throwable> failure) {
      return switch (name) {
        case "haboob-cache" -> {
          Supplier<EventHandler<E>> held = () -> new Preceded<>(event -> pass(), handlers.get());
          Stage<E> made = super.make(name, rules, held, failure);
          cache = made;
          yield made;
        }
        case "haboob-send", "haboob-miss" ->
            new Stage<>(name, rules, handlers, failure, System.nanoTime()) {
              @Override
              public boolean enqueue(E event) {
                note(event);
                return super.enqueue(event);
              }
            };
        default -> super.make(name, rules, handlers, failure);
      };
    }

    private void pass() {
      CountDownLatch present = gate;
      if (present == null) {
        return;
      }
      holding = true;
      try {
        assertThat(present.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void note(Object event) {
      try {
        ports.add(
            ((InetSocketAddress) ((Connection) event).channel().getRemoteAddress()).getPort());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void hold() {
      gate = new CountDownLatch(1);
    }

    boolean isHolding() {
      return holding;
    }

    int queued() {
      return Objects.requireNonNull(cache).queued();
    }

    void letGo() {
      Objects.requireNonNull(gate).countDown();
    }

    /** Places among the clients, in the order in which they were passed on first. */
    List<Integer> passedOn(List<Socket> clients) {
      List<Integer> local = clients.stream().map(Socket::getLocalPort).toList();
      List<Integer> places =
          new ArrayList<>(ports.stream().map(local::indexOf).distinct().toList());
      places.removeAll(Collections.singleton(-1));
      return places;
    }
  }
}
