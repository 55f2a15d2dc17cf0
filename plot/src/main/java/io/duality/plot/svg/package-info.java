/**
 * Drawings as SVG: through Batik, with text that stays text and the glyphs it needs.
 *
 * <p>Knows drawings and the font; knows no records, no files and no page around a picture. Start at
 * {@link io.duality.plot.svg.SvgPicture}; {@link io.duality.plot.svg.SvgCanvas} is what a picture
 * and a page have in common.
 */
@NullMarked
package io.duality.plot.svg;

import org.jspecify.annotations.NullMarked;
