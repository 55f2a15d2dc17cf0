/**
 * What a terminal can show, and lines on it that are written over. Knows nothing of runs and
 * trials: what stands in the lines is the command line's business.
 *
 * <p>Start at {@link io.duality.scenarios.terminal.LiveBlock}. Everything but {@link
 * io.duality.scenarios.terminal.WindowSize} is text in, text out, and is tested without a terminal.
 */
@NullMarked
package io.duality.scenarios.terminal;

import org.jspecify.annotations.NullMarked;
