/** Specifies what the contract of all models does not: the parts of this one. */
@NullMarked
package io.duality.servers.nio;

import org.jspecify.annotations.NullMarked;
