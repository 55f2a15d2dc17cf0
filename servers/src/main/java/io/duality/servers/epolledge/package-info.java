/** One event loop over edge-triggered epoll. */
@NullMarked
package io.duality.servers.epolledge;

import org.jspecify.annotations.NullMarked;
