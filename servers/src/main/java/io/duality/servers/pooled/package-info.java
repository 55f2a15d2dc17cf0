/**
 * A bounded pool of platform threads: a thread for each active request, or, as Apache 1.3 in SEDA's
 * Figure 12, for each of a bounded number of connections.
 */
@NullMarked
package io.duality.servers.pooled;

import org.jspecify.annotations.NullMarked;
