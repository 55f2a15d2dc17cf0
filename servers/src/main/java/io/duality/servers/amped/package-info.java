/** One event loop, and helper threads for the disk (AMPED, Flash, USENIX'99). */
@NullMarked
package io.duality.servers.amped;

import org.jspecify.annotations.NullMarked;
