/**
 * Knot-C (HotOS'03): user-level threads that favour the connections already active: new ones wait
 * in the kernel until none is runnable, which throttles the server under overload.
 */
@NullMarked
package io.duality.servers.knotc;

import org.jspecify.annotations.NullMarked;
