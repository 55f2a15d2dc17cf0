/** Proofs of what the contract cannot see in the event loops. */
@NullMarked
package io.duality.servers.events;

import org.jspecify.annotations.NullMarked;
