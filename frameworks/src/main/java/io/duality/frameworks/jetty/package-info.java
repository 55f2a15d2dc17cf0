/**
 * Jetty 12 with a virtual thread for each request. Uses the application, the SPI and the library
 * alone.
 */
@NullMarked
package io.duality.frameworks.jetty;

import org.jspecify.annotations.NullMarked;
