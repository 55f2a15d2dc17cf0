/** Helidon 4, virtual threads throughout. Uses the application, the SPI and the library alone. */
@NullMarked
package io.duality.frameworks.helidon;

import org.jspecify.annotations.NullMarked;
