/** The common end of all servers. */
@NullMarked
package io.duality.servers.lifecycle;

import org.jspecify.annotations.NullMarked;
