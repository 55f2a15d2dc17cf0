/** One event loop over poll(2). */
@NullMarked
package io.duality.servers.poll;

import org.jspecify.annotations.NullMarked;
