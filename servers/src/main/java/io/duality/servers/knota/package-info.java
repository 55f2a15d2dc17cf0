/**
 * Knot-A (HotOS'03): user-level threads that favour new connections. Today's user-level threads are
 * the JVM's virtual ones.
 */
@NullMarked
package io.duality.servers.knota;

import org.jspecify.annotations.NullMarked;
