/**
 * The cost of an event in select(2), poll(2) and epoll, in the package of the servers' own native
 * calls because they are no one else's business: {@link io.duality.servers.posix.EventRounds} is
 * the published workload. Linux only.
 */
@NullMarked
package io.duality.servers.posix;

import org.jspecify.annotations.NullMarked;
