package io.duality.plot.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Axes, grid, bands and lines: the part of a figure that JFreeChart draws. */
final class CurvePlot {
  private static final float BAND_ALPHA = 0.16f;
  private static final double POINTS_PER_TICK = 36;

  private final Figure figure;
  private final Typeface typeface;

  CurvePlot(Figure figure, Typeface typeface) {
    this.figure = figure;
    this.typeface = typeface;
  }

  /** Draws into {@code area}, tick labels included. */
  Plane draw(Graphics2D on, Rectangle2D area) {
    int ticks = (int) Math.max(2, area.getHeight() / POINTS_PER_TICK);
    ValueAxis x = TickedAxes.horizontal(figure.x(), typeface);
    ValueAxis y = TickedAxes.vertical(figure.y(), ticks, typeface);
    XYPlot plot = new XYPlot(null, x, y, null);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(Ink.LIGHT);
    plot.setRangeGridlineStroke(new BasicStroke(0.5f));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    addBands(plot);
    addLines(plot);
    PlotRenderingInfo info = new PlotRenderingInfo(new ChartRenderingInfo(null));
    plot.draw(on, (Rectangle2D) area.clone(), null, null, info);
    return new Plane(info.getDataArea(), x, y);
  }

  private void addBands(XYPlot plot) {
    YIntervalSeriesCollection bands = new YIntervalSeriesCollection();
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAlpha(BAND_ALPHA);
    for (Curve curve : figure.curves()) {
      for (List<Dot> stretch : curve.stretches()) {
        // A band without area would still be painted, as a hairline.
        if (stretch.size() > 1 && stretch.stream().anyMatch(dot -> dot.low() < dot.high())) {
          renderer.setSeriesFillPaint(bands.getSeriesCount(), curve.look().color());
          bands.addSeries(series(curve, bands.getSeriesCount(), stretch));
        }
      }
    }
    plot.setDataset(0, bands);
    plot.setRenderer(0, renderer);
  }

  private void addLines(XYPlot plot) {
    YIntervalSeriesCollection lines = new YIntervalSeriesCollection();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (Curve curve : figure.curves()) {
      for (List<Dot> stretch : curve.stretches()) {
        renderer.setSeriesPaint(lines.getSeriesCount(), curve.look().color());
        renderer.setSeriesStroke(lines.getSeriesCount(), curve.look().stroke());
        lines.addSeries(series(curve, lines.getSeriesCount(), stretch));
      }
    }
    plot.setDataset(1, lines);
    plot.setRenderer(1, renderer);
  }

  private YIntervalSeries series(Curve curve, int index, List<Dot> stretch) {
    YIntervalSeries series = new YIntervalSeries(curve.label() + '#' + index);
    double floor = figure.y().low();
    stretch.forEach(dot -> series.add(dot.x(), dot.y(), Math.max(dot.low(), floor), dot.high()));
    return series;
  }
}
