package io.duality.scenarios.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.duality.scenarios.process.ChildJvm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How fake children are started, and what they count. */
public final class Fakes {
  /** Length of a window that fakes report, whatever the controller's clock says. */
  public static final long WINDOW_MILLIS = 50;

  /** Requests that a fake generator completes and a fake server answers in it: 1000 a second. */
  public static final long REQUESTS = 50;

  /** JVM flags of a process that lives for a moment: what C2 compiles is of no use to it. */
  public static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private Fakes() {}

  /** Runs fakes instead of servers and generators; does not pin. */
  public static ChildJvm jvm() {
    ChildJvm real = ChildJvm.ofThisProcess();
    return new ChildJvm(
        real.java(),
        real.classPath(),
        Optional.empty(),
        FakeServer.class.getName(),
        FakeAgent.class.getName());
  }

  /** JVM flags that make a fake misbehave; see its main class for the words. */
  public static List<String> behaving(String behaviour) {
    List<String> flags = new ArrayList<>(SHORT_LIVED);
    flags.add("-Dfake=" + behaviour);
    return flags;
  }

  /** No process of this one's is alive; a dead one may take a moment until it is reaped. */
  public static void assertNoChildIsLeft() {
    for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
      assertThat(child.onExit()).as("%s", child.info()).succeedsWithin(Duration.ofSeconds(30));
    }
  }
}
