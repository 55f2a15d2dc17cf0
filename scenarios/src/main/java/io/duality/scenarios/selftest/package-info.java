/**
 * The proof of the load generator on the user's own machine: servers with a known behaviour, the
 * generator in front of them as a process of its own, and what it reports held against what was
 * truly done. Start reading at {@link io.duality.scenarios.selftest.Behaviours}, the table of what
 * the servers do; {@link io.duality.scenarios.selftest.SelfTest} goes through it. The servers share
 * no code with the generator, nor with the servers that are compared.
 */
@NullMarked
package io.duality.scenarios.selftest;

import org.jspecify.annotations.NullMarked;
