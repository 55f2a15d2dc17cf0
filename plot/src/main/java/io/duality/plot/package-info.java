/**
 * From the records of a run to its charts and its report: vector PDF with embedded, searchable
 * text, SVG, and a page of HTML. The same records give the same bytes, whatever the locale, the
 * time zone and the clock.
 *
 * <p>Reads the results module only, so that an old run can be drawn again without a server. Start
 * at {@link io.duality.plot.Report}; whose curves there are, of one run or of several, {@link
 * io.duality.plot.Lineup} says; how one chart looks is decided in {@link
 * io.duality.plot.figure.FigureDrawing}. What a report says, {@link io.duality.plot.view} holds as
 * data, from which both formats are written.
 */
@NullMarked
package io.duality.plot;

import org.jspecify.annotations.NullMarked;
