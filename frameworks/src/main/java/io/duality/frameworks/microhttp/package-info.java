/**
 * Microhttp, event loops over {@code java.nio} in 500 lines. Uses the application, the SPI and the
 * library alone.
 */
@NullMarked
package io.duality.frameworks.microhttp;

import org.jspecify.annotations.NullMarked;
