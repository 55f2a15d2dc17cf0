package io.duality.scenarios.run;

import io.duality.results.Measurement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * What a trial measured, before its histograms have files.
 *
 * @param histograms by {@code response}, {@code service}, {@code connect}; nanoseconds
 * @param from start of the measured window
 * @param to its end
 * @param around what the machine did beside the trial
 * @param neverServed clients that have completed nothing since the load began
 * @param idleLost connections that were to stay idle and have been lost
 * @param schedule of requests that came at a rate; empty in a closed loop
 * @param notes what a reader of the record should know, one line each
 * @param measurement the figures, given the histograms' file names
 */
record Figures(
    Map<String, Histogram> histograms,
    Instant from,
    Instant to,
    MachineShares around,
    long neverServed,
    int idleLost,
    Optional<ScheduleRules.Schedule> schedule,
    List<String> notes,
    Function<Map<String, String>, Measurement> measurement) {
  Figures {
    histograms = Map.copyOf(histograms);
    notes = List.copyOf(notes);
  }
}
