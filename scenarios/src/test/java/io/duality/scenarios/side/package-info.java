/** Sides of a comparison, with real repositories, builds and jars in temporary folders. */
@NullMarked
package io.duality.scenarios.side;

import org.jspecify.annotations.NullMarked;
