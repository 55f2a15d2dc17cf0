/**
 * The JDK's own {@code com.sun.net.httpserver}. Uses the application, the SPI and the library
 * alone.
 */
@NullMarked
package io.duality.frameworks.jdk;

import org.jspecify.annotations.NullMarked;
