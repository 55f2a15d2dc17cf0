/**
 * JMH benchmarks of the servers' event loop, in its package because it is no one else's business:
 * {@link io.duality.servers.events.TurnBenchmark} is a turn without system calls, {@link
 * io.duality.servers.events.WakeupBenchmark} the way in for other threads. Others have a loop by
 * {@link io.duality.servers.events.LoopExecutor}.
 */
@NullMarked
package io.duality.servers.events;

import org.jspecify.annotations.NullMarked;
