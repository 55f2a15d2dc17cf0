/** One conversation, event by event, without a socket. */
@NullMarked
package io.duality.servers.nonblocking;

import org.jspecify.annotations.NullMarked;
