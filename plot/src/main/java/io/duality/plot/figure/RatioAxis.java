package io.duality.plot.figure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An axis of ratios, logarithmic and with 1 in the middle: a ratio and its inverse are equally far
 * from it. Ticks say percent.
 *
 * @param left its left end, points
 * @param width points
 * @param most largest ratio on it, above 1
 */
record RatioAxis(double left, double width, double most) {
  /** So little would make noise look large. */
  private static final double LEAST = 1.06;

  /** Beyond it one change would press all others together; an arrow says that it goes on. */
  private static final double LARGEST = 3;

  private static final double ROOM = 1.04;

  /** Between two labels, points. */
  private static final double GAP = 6;

  private static final int[] STEPS = {1, 2, 5, 10, 20, 25, 50, 100};

  /** With room for all rows, within reason. */
  static RatioAxis of(List<Forest.Row> rows, double left, double width) {
    double farthest = LEAST;
    for (Forest.Row row : rows) {
      farthest = Math.max(farthest, row.margin() * ROOM);
      farthest = Math.max(farthest, Math.max(row.high(), 1 / row.low()) * ROOM);
    }
    return new RatioAxis(left, width, Math.min(LARGEST, farthest));
  }

  /** Where a ratio stands; beyond an end, at that end. */
  double at(double ratio) {
    double share = Math.clamp(Math.log(ratio) / Math.log(most), -1, 1);
    return left + width * (1 + share) / 2;
  }

  boolean holds(double ratio) {
    return ratio <= most && ratio >= 1 / most;
  }

  /** Percent as ticks, ascending: in the least step for which all labels have room. */
  List<Mark> marks(ToDoubleFunction<String> labelWidth) {
    for (int step : STEPS) {
      List<Mark> marks = every(step);
      if (marks.getFirst().value() < 1 && haveRoom(marks, labelWidth)) {
        return marks;
      }
    }
    return Stream.of(-50, 0, 100).map(RatioAxis::mark).filter(mark -> holds(mark.value())).toList();
  }

  private List<Mark> every(int step) {
    int first = -(int) Math.floor((1 - 1 / most) * 100 / step);
    int last = (int) Math.floor((most - 1) * 100 / step);
    return IntStream.rangeClosed(first, last).mapToObj(i -> mark(i * step)).toList();
  }

  private static Mark mark(int percent) {
    return new Mark(1 + percent / 100.0, (percent > 0 ? "+" : "") + percent + " %");
  }

  private boolean haveRoom(List<Mark> marks, ToDoubleFunction<String> labelWidth) {
    return IntStream.range(1, marks.size())
        .allMatch(i -> haveRoom(marks.get(i - 1), marks.get(i), labelWidth));
  }

  private boolean haveRoom(Mark one, Mark next, ToDoubleFunction<String> labelWidth) {
    double need =
        (labelWidth.applyAsDouble(one.label()) + labelWidth.applyAsDouble(next.label())) / 2 + GAP;
    return at(next.value()) - at(one.value()) >= need;
  }
}
