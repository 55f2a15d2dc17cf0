package io.duality.loadgen;

/**
 * A part of a window, which goes on after it. Counts, errors and histograms of all intervals add up
 * to the window's report exactly; so does the length where there is one event loop (of several the
 * longest counts, in each interval anew).
 *
 * @param open connections established at its end
 * @param report what was recorded in it; its fairness counts nobody, for the clients' counts are
 *     kept for the window's own
 */
public record Interval(int open, LoadReport report) {}
