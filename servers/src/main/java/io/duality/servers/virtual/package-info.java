/** A virtual thread for each connection: the heir of Capriccio's user-level threads (SOSP'03). */
@NullMarked
package io.duality.servers.virtual;

import org.jspecify.annotations.NullMarked;
