package io.duality.results;

import java.util.List;

/**
 * How a load went on, from its begin through the warm-up to the end of the window: what was seen at
 * glances some times a second. The last of them is a little before the window's end.
 *
 * @param warmupSeconds from the load's begin to the window's
 * @param seconds of each glance since the load began, ascending, above zero
 * @param completed requests completed since the load began; as many as glances
 */
public record Course(double warmupSeconds, List<Double> seconds, List<Long> completed) {
  public Course {
    Checks.atLeast(0, "warmupSeconds", warmupSeconds);
    seconds = Checks.list("seconds", seconds);
    completed = Checks.list("completed", completed);
    if (seconds.size() != completed.size()) {
      throw new IllegalArgumentException(
          "a course has " + seconds.size() + " glances, but " + completed.size() + " counts");
    }
    double before = 0;
    for (double now : seconds) {
      Checks.finite("seconds", now);
      if (now <= before) {
        throw new IllegalArgumentException(
            "a glance at " + now + " s stands behind one at " + before + " s: they ascend from 0");
      }
      before = now;
    }
    completed.forEach(count -> Checks.atLeast(0, "completed", count));
  }
}
