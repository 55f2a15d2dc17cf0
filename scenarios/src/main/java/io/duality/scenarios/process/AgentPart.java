package io.duality.scenarios.process;

/**
 * One generator of a load, and who starts it.
 *
 * @param children of the host that it runs on
 * @param settings its part of the load, with files as that host has them
 */
public record AgentPart(Children children, AgentSettings settings) {}
