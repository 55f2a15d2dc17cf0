@NullMarked
package io.duality.scenarios.jmh;

import org.jspecify.annotations.NullMarked;
