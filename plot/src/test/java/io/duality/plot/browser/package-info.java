/**
 * A browser that tests drive: a headless Chromium, spoken to in its own DevTools protocol over the
 * JDK's WebSocket. Start at {@link io.duality.plot.browser.Browser}.
 */
@NullMarked
package io.duality.plot.browser;

import org.jspecify.annotations.NullMarked;
