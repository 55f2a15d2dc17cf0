/**
 * Netty with its own HTTP codec, where the model {@code epoll} uses its transport only. Uses the
 * application, the SPI and the library alone.
 */
@NullMarked
package io.duality.frameworks.netty;

import org.jspecify.annotations.NullMarked;
