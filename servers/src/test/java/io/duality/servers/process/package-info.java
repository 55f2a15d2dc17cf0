/** Specifies the protocol of a server's process, with real processes. */
@NullMarked
package io.duality.servers.process;

import org.jspecify.annotations.NullMarked;
