@NullMarked
package io.duality.results.compare;

import org.jspecify.annotations.NullMarked;
