/**
 * When a server that favours active connections accepts new ones: Knot-C's policy (HotOS'03,
 * section 5), for models that are told of it by {@link io.duality.servers.AcceptPolicy}.
 *
 * <p>Start at {@link io.duality.servers.accept.Activity}, which says whether anybody is runnable;
 * {@link io.duality.servers.accept.Deferral} is the rule for event loops. Threads that may wait
 * have a gate of their own in {@code blocking}. {@link io.duality.servers.accept.Room} bounds how
 * many are accepted at all. Uses nothing.
 */
@NullMarked
package io.duality.servers.accept;

import org.jspecify.annotations.NullMarked;
