/** Proofs of what the contract cannot see in the epoll model. */
@NullMarked
package io.duality.servers.epoll;

import org.jspecify.annotations.NullMarked;
