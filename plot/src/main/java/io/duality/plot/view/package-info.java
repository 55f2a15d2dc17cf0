/**
 * What a report says, as data: sections of texts and tables, and charts that are ready to be drawn.
 * Made from records by {@link io.duality.plot}, written as HTML by {@link io.duality.plot.html};
 * the sections as PDF too, so that both say the same.
 *
 * <p>Records only: they know figures, and neither records of trials nor any format. Start at {@link
 * io.duality.plot.view.View}.
 */
@NullMarked
package io.duality.plot.view;

import org.jspecify.annotations.NullMarked;
