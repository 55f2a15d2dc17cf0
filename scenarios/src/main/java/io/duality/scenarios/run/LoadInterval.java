package io.duality.scenarios.run;

import io.duality.loadgen.LoadReport;
import java.time.Duration;

/**
 * A part of a window. Counts, errors and histograms of all parts add up to the window's own.
 *
 * @param from since the window began
 * @param to since the window began
 * @param figures all generators'; the fairness counts nobody
 * @param requestsPerSecond completed requests
 */
public record LoadInterval(
    Duration from, Duration to, LoadReport figures, double requestsPerSecond) {}
