package io.duality.servers.haboob;

import io.duality.servers.http.Reply;
import io.duality.servers.http.Response;
import io.duality.servers.http.Step;
import io.duality.servers.pipeline.Connection;
import io.duality.servers.pipeline.Endings;
import io.duality.servers.stages.EventHandler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * PageCache, with the scheduling of its own that Haboob has there: of the requests of one batch
 * those that are in the cache go first, the shortest at the head (shortest connection first), then
 * those that have to be read, in the order of their arrival. Within a batch only, so that nobody
 * waits for ever. Confined to one thread.
 */
final class ShortestFirst implements EventHandler<Connection> {
  private static final Comparator<LookedUp> ORDER = Comparator.comparingInt(LookedUp::bytes);

  private final List<LookedUp> batch = new ArrayList<>();
  private final EventHandler<Connection> lookUp;
  private final EventHandler<Connection> passOn;

  /** What the page cache has for a request; a miss is longer than all that it has. */
  private record LookedUp(Connection connection, int bytes) {}

  /**
   * An empty batch.
   *
   * @param next what the page cache has for a request; null if the request is not whole
   * @param goOn takes a connection on to that step
   */
  ShortestFirst(Endings endings, Function<Connection, @Nullable Step> next, Endings.Work goOn) {
    lookUp = endings.guarded(connection -> keep(connection, next.apply(connection)));
    passOn = endings.guarded(goOn);
  }

  private void keep(Connection connection, @Nullable Step step) {
    if (step != null) {
      connection.setStep(step);
      int bytes =
          step instanceof Reply(Response response) ? response.bodyBytes() : Integer.MAX_VALUE;
      batch.add(new LookedUp(connection, bytes));
    }
  }

  @Override
  public void handle(Connection connection) {
    lookUp.handle(connection);
  }

  @Override
  public void endBatch() {
    batch.sort(ORDER);
    batch.forEach(each -> passOn.handle(each.connection()));
    batch.clear();
  }
}
