/**
 * Children that speak the protocols of servers and generators and misbehave on demand, so that
 * every failure of a process can be had at will. Start at {@link io.duality.scenarios.fake.Fakes}.
 */
@NullMarked
package io.duality.scenarios.fake;

import org.jspecify.annotations.NullMarked;
