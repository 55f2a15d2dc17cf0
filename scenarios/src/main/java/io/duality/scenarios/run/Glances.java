package io.duality.scenarios.run;

import io.duality.results.Course;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how the load of a trial went on, out of the glances that are made at it in any case: to
 * look once more would disturb the window. Passes all of them on. Confined to the trial's thread.
 */
final class Glances implements RunListener {
  /** As many are kept of a long load, evenly: a chart shows no more. */
  private static final int MOST = 600;

  private final RunListener listener;
  private final List<TrialProgress> seen = new ArrayList<>();
  private Duration loadBegan = Duration.ZERO;
  private Duration windowBegan = Duration.ZERO;

  /**
   * @param listener to whom glances go
   */
  Glances(RunListener listener) {
    this.listener = listener;
  }

  @Override
  public boolean watches() {
    return listener.watches();
  }

  @Override
  public void progress(TrialProgress progress) {
    seen.add(progress);
    listener.progress(progress);
  }

  /**
   * The load has begun.
   *
   * @param elapsed since the trial began
   */
  void loadBegan(Duration elapsed) {
    loadBegan = elapsed;
  }

  /**
   * The window has begun.
   *
   * @param elapsed since the trial began
   */
  void windowBegan(Duration elapsed) {
    windowBegan = elapsed;
  }

  /** What was seen; null where nobody looked. */
  @Nullable Course course() {
    int every = (seen.size() + MOST - 1) / MOST;
    List<Double> seconds = new ArrayList<>();
    List<Long> completed = new ArrayList<>();
    double last = 0;
    // From the end, because it is the last one that says how far the load went on.
    for (int i = seen.size() - 1; i >= 0; i -= every) {
      double at = seconds(seen.get(i).elapsed());
      if (at > 0 && (seconds.isEmpty() || at < last)) {
        seconds.addFirst(at);
        completed.addFirst(seen.get(i).completed());
        last = at;
      }
    }
    return seconds.isEmpty()
        ? null
        : new Course(Math.max(0, seconds(windowBegan)), seconds, completed);
  }

  /** Since the load began, to the millisecond. */
  private double seconds(Duration elapsed) {
    return elapsed.minus(loadBegan).toMillis() / 1e3;
  }
}
