/** The bounded queue, the stage, its controllers and their options. */
@NullMarked
package io.duality.servers.stages;

import org.jspecify.annotations.NullMarked;
