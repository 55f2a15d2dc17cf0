/** One event loop over select(2). */
@NullMarked
package io.duality.servers.select;

import org.jspecify.annotations.NullMarked;
