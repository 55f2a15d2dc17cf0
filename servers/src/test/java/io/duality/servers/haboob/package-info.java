/** What is particular to the model haboob; what all models share is in the contract. */
@NullMarked
package io.duality.servers.haboob;

import org.jspecify.annotations.NullMarked;
