/** Event loops over Linux's io_uring, completion today, through Netty's transport. Linux only. */
@NullMarked
package io.duality.servers.iouring;

import org.jspecify.annotations.NullMarked;
