@NullMarked
package io.duality.results.export;

import org.jspecify.annotations.NullMarked;
