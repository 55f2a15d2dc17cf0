/** A platform thread for each connection, as in section 4 of Kegel's C10K page. */
@NullMarked
package io.duality.servers.threaded;

import org.jspecify.annotations.NullMarked;
