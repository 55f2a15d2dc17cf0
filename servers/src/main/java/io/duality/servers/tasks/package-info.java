/**
 * Tasks made in the process: the same blocking graph without a network. A fixed population goes
 * round; each task is one read of a file that the kernel has cached, and enters the queue again
 * when it is done (SEDA, SOSP'01, Figures 2 and 4; HotOS'03, Figure 2).
 *
 * <p>Start at {@link io.duality.servers.tasks.TaskGraph}; {@link
 * io.duality.servers.tasks.ThreadPerTask} is the threaded way to run it. Event-driven models have
 * their own.
 */
@NullMarked
package io.duality.servers.tasks;

import org.jspecify.annotations.NullMarked;
