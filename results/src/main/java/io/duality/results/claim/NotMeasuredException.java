package io.duality.results.claim;

/** The run has no valid figure that a claim is about; the message says why, without a full stop. */
final class NotMeasuredException extends Exception {
  private static final long serialVersionUID = 1L;

  NotMeasuredException(String message) {
    super(message);
  }

  static NotMeasuredException absent(String model) {
    return new NotMeasuredException(
        model + " is not in this run; '--servers' with " + model + " adds it");
  }
}
