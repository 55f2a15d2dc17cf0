package io.duality.plot.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.Tick;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/**
 * JFreeChart's axes with {@link Mark}s for ticks: its own choice of ticks depends on the default
 * locale, and its log axis writes exponents.
 */
final class TickedAxes {
  /** Room at each end, as a share of the range. */
  private static final double MARGIN = 0.022;

  /** Ticks that a linear axis has at most, about. */
  private static final int STEPS = 10;

  private TickedAxes() {}

  /** The x axis of a figure, with room for a marker at its ends. */
  static ValueAxis horizontal(Figure.XAxis x, Typeface typeface) {
    ToDoubleFunction<String> width = label -> typeface.width(label, Ink.TEXT);
    ValueAxis axis =
        switch (x.count()) {
          case OCTAVES ->
              across(
                  x,
                  2,
                  points ->
                      x.places().isEmpty()
                          ? Octaves.between(x.low(), x.high(), points, width)
                          : GivenTicks.at(x.places(), x.low(), x.high(), points, width));
          case PERCENTILES -> across(x, 10, points -> Nines.upTo(x.high(), points, width));
          case LINEAR -> fromZero(x);
        };
    style(axis, typeface);
    axis.setAxisLinePaint(Ink.GREY);
    axis.setAxisLineStroke(new BasicStroke(0.8f));
    axis.setTickMarkPaint(Ink.GREY);
    axis.setTickMarkStroke(new BasicStroke(0.6f));
    axis.setTickMarkOutsideLength(3);
    return axis;
  }

  /**
   * With room for a marker at each end.
   *
   * @param marks by the length of the axis, points
   */
  private static LogAxis across(Figure.XAxis x, double base, DoubleFunction<List<Mark>> marks) {
    LogAxis axis =
        new LogAxis() {
          @Override
          public List<Tick> refreshTicks(
              Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
            return beneath(marks.apply(area.getWidth() / (1 + 2 * MARGIN)));
          }
        };
    axis.setBase(base);
    double margin = Math.pow(x.high() / x.low(), MARGIN);
    axis.setRange(x.low() / margin, x.high() * margin);
    return axis;
  }

  private static ValueAxis fromZero(Figure.XAxis x) {
    Scale scale = Scale.linear(x.high(), STEPS);
    ValueAxis axis = linear(beneath(scale.marks()));
    axis.setRange(0, scale.high() * (1 + MARGIN));
    return axis;
  }

  private static List<Tick> beneath(List<Mark> marks) {
    return marks.stream().map(mark -> tick(mark, TextAnchor.TOP_CENTER)).toList();
  }

  static ValueAxis vertical(Figure.YAxis y, int ticks, Typeface typeface) {
    Scale scale = y.log() ? Scale.logarithmic(y.low(), y.high()) : Scale.linear(y.high(), ticks);
    List<Tick> marks =
        scale.marks().stream().map(mark -> tick(mark, TextAnchor.CENTER_RIGHT)).toList();
    ValueAxis axis = y.log() ? logarithmic(marks) : linear(marks);
    axis.setRange(scale.low(), scale.high());
    style(axis, typeface);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    return axis;
  }

  private static ValueAxis logarithmic(List<Tick> marks) {
    return new LogAxis() {
      @Override
      public List<Tick> refreshTicks(
          Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return marks;
      }
    };
  }

  private static ValueAxis linear(List<Tick> marks) {
    return new NumberAxis() {
      @Override
      public List<Tick> refreshTicks(
          Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
        return marks;
      }
    };
  }

  private static Tick tick(Mark mark, TextAnchor anchor) {
    return new NumberTick(mark.value(), mark.label(), anchor, TextAnchor.CENTER, 0);
  }

  private static void style(ValueAxis axis, Typeface typeface) {
    axis.setAutoTickUnitSelection(false);
    axis.setLabelFont(typeface.at(Ink.TEXT));
    axis.setTickLabelFont(typeface.at(Ink.TEXT));
    axis.setTickLabelPaint(Ink.BLACK);
    axis.setTickLabelInsets(new RectangleInsets(2, 3, 2, 3));
  }
}
