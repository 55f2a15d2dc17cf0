@NullMarked
package io.duality.results.gate;

import org.jspecify.annotations.NullMarked;
