/** What is particular to the model seda; what all models share is in the contract. */
@NullMarked
package io.duality.servers.seda;

import org.jspecify.annotations.NullMarked;
