/**
 * A view of runs as one HTML file that asks nothing of anybody: its pictures, glyphs, style and
 * script stand inside it, and its security policy forbids everything else. All is there to be read
 * with scripts off; with scripts on, what is there already is shown or hidden.
 *
 * <p>From {@link io.duality.plot.view} to text, one way: no record, no file and no clock. The same
 * views give the same bytes. Start at {@link io.duality.plot.html.HtmlReport}; {@code report.js} is
 * all of the script.
 */
@NullMarked
package io.duality.plot.html;

import org.jspecify.annotations.NullMarked;
