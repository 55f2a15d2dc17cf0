/** One event loop that does everything, the disk included (SPED, Flash, USENIX'99). */
@NullMarked
package io.duality.servers.sped;

import org.jspecify.annotations.NullMarked;
