/**
 * The service provider interface of a concurrency model, and how models are found.
 *
 * <p>Start at {@link io.duality.servers.ServerModel}. A model sees this package and {@code
 * io.duality.servers.http}, never another model.
 */
@NullMarked
package io.duality.servers;

import org.jspecify.annotations.NullMarked;
