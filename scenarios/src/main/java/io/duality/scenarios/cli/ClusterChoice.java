package io.duality.scenarios.cli;

import io.duality.scenarios.cluster.ClusterSettings;
import java.time.Duration;

/**
 * A run on several machines, as the user wrote it.
 *
 * @param settings of the cluster
 * @param agents to wait for, at least 2
 * @param patience the longest to wait
 * @param mixed whether agents of another build or JDK may take part
 */
record ClusterChoice(ClusterSettings settings, int agents, Duration patience, boolean mixed) {}
