package io.duality.scenarios.machine;

/**
 * What the JVM's properties say; read at the command line only.
 *
 * @param osName as the property {@code os.name} has it
 * @param osVersion as the property {@code os.version} has it
 * @param architecture as the property {@code os.arch} has it
 * @param jdk version, vendor and VM
 */
public record SystemFacts(String osName, String osVersion, String architecture, String jdk) {}
