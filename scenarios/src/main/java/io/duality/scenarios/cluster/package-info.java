/**
 * Hosts beyond this machine: their agents start children as this program does, and carry their
 * lines.
 *
 * <p>Start at {@link io.duality.scenarios.cluster.ClusterHost}, the controller's side, and {@link
 * io.duality.scenarios.cluster.HostAgent}, the agent's. They speak in {@link
 * io.duality.scenarios.cluster.Frame}s, which a {@link io.duality.scenarios.cluster.Seal} keeps
 * from strangers. Nothing here is loaded by a run on one machine. The design is in
 * docs/cluster-design.md.
 */
@NullMarked
package io.duality.scenarios.cluster;

import org.jspecify.annotations.NullMarked;
