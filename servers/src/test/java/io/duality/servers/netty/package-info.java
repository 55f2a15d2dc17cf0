/** Proofs of what the contract cannot see in the models on Netty. */
@NullMarked
package io.duality.servers.netty;

import org.jspecify.annotations.NullMarked;
