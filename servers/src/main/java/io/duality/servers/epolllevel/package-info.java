/** One event loop over level-triggered epoll. */
@NullMarked
package io.duality.servers.epolllevel;

import org.jspecify.annotations.NullMarked;
