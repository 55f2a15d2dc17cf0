/** Event loops over kqueue through Netty's native transport. macOS only. */
@NullMarked
package io.duality.servers.kqueue;

import org.jspecify.annotations.NullMarked;
