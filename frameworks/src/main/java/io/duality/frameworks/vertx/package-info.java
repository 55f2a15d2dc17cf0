/** Vert.x 5, event loops over Netty. Uses the application, the SPI and the library alone. */
@NullMarked
package io.duality.frameworks.vertx;

import org.jspecify.annotations.NullMarked;
