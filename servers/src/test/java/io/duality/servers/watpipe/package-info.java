/** What is particular to the model watpipe; what all models share is in the contract. */
@NullMarked
package io.duality.servers.watpipe;

import org.jspecify.annotations.NullMarked;
