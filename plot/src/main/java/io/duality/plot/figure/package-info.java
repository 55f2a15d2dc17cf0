/**
 * One chart as data ({@link io.duality.plot.figure.Figure}) and its drawing on any {@code
 * Graphics2D}: axes, bands, lines, markers, labels at the curves' ends, caption.
 *
 * <p>Knows JFreeChart, AWT and the font inside PDFBox's jar; knows neither records nor files. Start
 * at {@link io.duality.plot.figure.FigureDrawing}.
 */
@NullMarked
package io.duality.plot.figure;

import org.jspecify.annotations.NullMarked;
