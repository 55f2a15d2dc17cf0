package io.duality.servers.nonblocking;

import io.duality.servers.http.Await;
import io.duality.servers.http.DiskHelpers;
import io.duality.servers.http.Pause;
import io.duality.servers.http.ReadFile;
import io.duality.servers.http.Reply;
import io.duality.servers.http.Session;
import io.duality.servers.http.Step;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Walks the blocking graph of a connection's requests: what waits is suspended, and its
 * conversation goes on with the step that comes back. Confined to its loop's thread.
 */
final class Walk {
  private final Core core;
  private final Turns loop;
  private final Session session;
  private final Conversation owner;
  private boolean waiting;
  private @Nullable Step resumed;

  Walk(Core core, Turns loop, Session session, Conversation owner) {
    this.core = core;
    this.loop = loop;
    this.session = session;
    this.owner = owner;
  }

  /** Whether a step is waiting for the disk, a timer or another request. */
  boolean isWaiting() {
    return waiting;
  }

  /** Takes one step; false when more input is needed. Not while one is waiting. */
  boolean advance() {
    Step step = resumed != null ? resumed : session.next();
    resumed = null;
    if (step != null) {
      take(step);
    }
    return step != null;
  }

  /** Goes to a step, and on until it waits or there is a response. */
  void take(Step step) {
    switch (step.untilItWaits()) {
      case Reply reply -> session.begin(reply.response());
      case ReadFile read -> read(read);
      case Pause(Duration length, Step then) -> {
        waiting = true;
        loop.schedule(length, () -> resume(then));
      }
      case Await wait -> {
        waiting = true;
        wait.event().whenReady(() -> loop.execute(() -> resume(wait)));
      }
    }
  }

  private void read(ReadFile read) {
    DiskHelpers helpers = core.helpers();
    if (helpers == null) {
      take(read.run());
    } else {
      waiting = true;
      helpers.read(
          read, next -> loop.execute(() -> resume(next)), failure -> loop.execute(owner::fail));
    }
  }

  private void resume(Step step) {
    waiting = false;
    resumed = step;
    owner.resumed();
  }
}
