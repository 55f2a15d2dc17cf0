/** Tests of the accept policy. */
@NullMarked
package io.duality.servers.accept;

import org.jspecify.annotations.NullMarked;
