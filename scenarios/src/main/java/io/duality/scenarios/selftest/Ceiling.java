package io.duality.scenarios.selftest;

/**
 * What the generator can do here at most: one event loop against a server that does the least work.
 *
 * @param requestsPerSecond completed
 * @param requestsPerCpuSecond the same for each second of CPU time of the generator's process
 * @param cpus how many CPUs it used on average; well below 1 the server was the limit
 */
public record Ceiling(double requestsPerSecond, double requestsPerCpuSecond, double cpus) {}
