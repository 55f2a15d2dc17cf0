/** Event loops over Linux's epoll through Netty's native transport. Linux only. */
@NullMarked
package io.duality.servers.epoll;

import org.jspecify.annotations.NullMarked;
