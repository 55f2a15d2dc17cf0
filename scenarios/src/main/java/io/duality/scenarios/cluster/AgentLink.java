package io.duality.scenarios.cluster;

/**
 * An agent, as a controller has it.
 *
 * @param facts what it has said of itself
 * @param host starts its children
 */
record AgentLink(HostFacts facts, ClusterHost host) {}
