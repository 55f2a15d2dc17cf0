/** N event loops over the JDK's Selector. */
@NullMarked
package io.duality.servers.nioselect;

import org.jspecify.annotations.NullMarked;
