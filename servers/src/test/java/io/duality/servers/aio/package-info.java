/** The threads of a channel group. */
@NullMarked
package io.duality.servers.aio;

import org.jspecify.annotations.NullMarked;
