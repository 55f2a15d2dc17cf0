package io.duality.servers.http;

/**
 * Where a request stands in its blocking graph ("Why Events Are A Bad Idea", HotOS'03, section
 * 2.1): the nodes are the points where work waits, the edges the code between them.
 *
 * <p>A model decides how to wait at a node: a thread blocks, an event loop suspends the request, a
 * stage hands it to the next queue. The switch over a step has no default, so that a new kind of
 * node does not compile until every model schedules it.
 */
public sealed interface Step permits Reply, ReadFile, Pause, Await {

  /** Goes on over steps that do not wait: to the reply, or the first step that does. */
  default Step untilItWaits() {
    Step step = this;
    while (true) {
      if (step instanceof ReadFile read && read.resident()) {
        step = read.run();
      } else if (step instanceof Await(Await.Event event) && event.isReady()) {
        step = event.take();
      } else {
        return step;
      }
    }
  }
}
