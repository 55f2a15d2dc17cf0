package io.duality.scenarios.gate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes the trials that a gate's course asks for, and keeps each. For one thread. */
public final class GateRun {
  private final GatePlan plan;
  private final GateFolder folder;
  private final GateListener listener;

  public GateRun(GatePlan plan, GateFolder folder, GateListener listener) {
    this.plan = plan;
    this.folder = folder;
    this.listener = listener;
  }

  /**
   * The course after these trials.
   *
   * @throws IOException if they are not of this plan
   */
  public static Course replay(GatePlan plan, List<GateTrial> done) throws IOException {
    Course course = new Course(plan);
    try {
      done.forEach(course::add);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          GateFolder.TRIALS + " does not follow from " + GateFolder.PLAN + ": " + e.getMessage(),
          e);
    }
    course.beginAnew();
    return course;
  }

  /**
   * Makes what is left. Blocks until then.
   *
   * @param stopped whether somebody has asked for an early end
   * @throws IOException if a trial cannot be kept
   * @throws InterruptedException if it was stopped; what was measured is kept
   */
  public Conclusion run(Course course, Trials trials, BooleanSupplier stopped)
      throws IOException, InterruptedException {
    for (Optional<Turn> next = course.next(); next.isPresent(); next = course.next()) {
      if (stopped.getAsBoolean()) {
        throw new InterruptedException("stopped on request");
      }
      Turn turn = next.get();
      listener.begins(turn);
      for (GateTrial trial : trials.run(course.trials(), turn)) {
        folder.append(trial);
        course.add(trial);
        listener.ended(new Turn(turn.pair(), turn.attempt(), trial.place()), trial, course);
      }
    }
    Conclusion conclusion = Conclusion.of(plan, course);
    ConclusionFiles.write(conclusion, folder.path());
    return conclusion;
  }
}
