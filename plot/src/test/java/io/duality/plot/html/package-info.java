/** Tests of the page of HTML: its text, its colours, and what a browser makes of it. */
@NullMarked
package io.duality.plot.html;

import org.jspecify.annotations.NullMarked;
