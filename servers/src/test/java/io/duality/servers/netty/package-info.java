/** Proofs of what the contract cannot see in the epoll model. */
@NullMarked
package io.duality.servers.netty;

import org.jspecify.annotations.NullMarked;
