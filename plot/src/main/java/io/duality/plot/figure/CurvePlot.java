package io.duality.plot.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
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
    XYPlot plot = plot(x, y);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(Ink.LIGHT);
    plot.setRangeGridlineStroke(new BasicStroke(0.5f));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    for (int i = 0; i < layers(); i++) {
      plot.setDataset(i, bands(i));
      plot.setRenderer(i, bandRenderer(i));
      plot.setDataset(layers() + i, series(stretches(i)));
      plot.setRenderer(layers() + i, lineRenderer(i));
    }
    PlotRenderingInfo info = new PlotRenderingInfo(new ChartRenderingInfo(null));
    plot.draw(on, (Rectangle2D) area.clone(), null, null, info);
    return new Plane(info.getDataArea(), x, y);
  }

  /**
   * As many datasets hold bands, and as many more hold lines, one for each curve; one even where
   * there is no curve, because JFreeChart draws no grid without a renderer.
   */
  private int layers() {
    return Math.max(1, figure.curves().size());
  }

  /** Says which curve each dataset is of. */
  private XYPlot plot(ValueAxis x, ValueAxis y) {
    int layers = layers();
    return new XYPlot(null, x, y, null) {
      @Override
      public boolean render(
          Graphics2D on,
          Rectangle2D area,
          int index,
          PlotRenderingInfo info,
          CrosshairState crosshair) {
        on.setRenderingHint(CurveHint.KEY, index % layers);
        boolean found = super.render(on, area, index, info, crosshair);
        on.setRenderingHint(CurveHint.KEY, CurveHint.NONE);
        return found;
      }
    };
  }

  private List<List<Dot>> stretches(int curve) {
    return figure.curves().isEmpty() ? List.of() : figure.curves().get(curve).stretches();
  }

  /** A band without area would still be painted, as a hairline. */
  private YIntervalSeriesCollection bands(int curve) {
    return series(
        stretches(curve).stream()
            .filter(dots -> dots.size() > 1 && dots.stream().anyMatch(d -> d.low() < d.high()))
            .toList());
  }

  private DeviationRenderer bandRenderer(int curve) {
    DeviationRenderer renderer = new DeviationRenderer(false, false);
    renderer.setAlpha(BAND_ALPHA);
    for (int i = 0; i < stretches(curve).size(); i++) {
      renderer.setSeriesFillPaint(i, figure.curves().get(curve).look().color());
    }
    return renderer;
  }

  private XYLineAndShapeRenderer lineRenderer(int curve) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    for (int i = 0; i < stretches(curve).size(); i++) {
      renderer.setSeriesPaint(i, figure.curves().get(curve).look().color());
      renderer.setSeriesStroke(i, figure.curves().get(curve).look().stroke());
    }
    return renderer;
  }

  private YIntervalSeriesCollection series(List<List<Dot>> stretches) {
    YIntervalSeriesCollection all = new YIntervalSeriesCollection();
    double floor = figure.y().low();
    for (List<Dot> stretch : stretches) {
      YIntervalSeries series = new YIntervalSeries(all.getSeriesCount());
      stretch.forEach(dot -> series.add(dot.x(), dot.y(), Math.max(dot.low(), floor), dot.high()));
      all.addSeries(series);
    }
    return all;
  }
}
