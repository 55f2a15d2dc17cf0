package io.duality.plot.figure;

import java.util.ArrayList;
import java.util.List;

/** Pushes labels apart that want to stand at the same height. */
final class Spacing {
  private Spacing() {}

  /**
   * Centres for boxes stacked in the order given, without overlap, between {@code top} and {@code
   * bottom}, with the least sum of squared moves (pool adjacent violators). Where they do not all
   * fit they run past the bottom.
   *
   * @param wanted centres, ascending
   * @param heights of the boxes
   */
  static List<Double> apart(List<Double> wanted, List<Double> heights, double top, double bottom) {
    List<Block> blocks = new ArrayList<>();
    double above = 0;
    for (int i = 0; i < wanted.size(); i++) {
      // In these coordinates the boxes above take no room, and order is all that is left to keep.
      Block block = new Block(wanted.get(i) - above - heights.get(i) / 2, 1);
      above += heights.get(i);
      while (!blocks.isEmpty() && blocks.getLast().at() >= block.at()) {
        block = blocks.removeLast().with(block);
      }
      blocks.add(block);
    }
    return centres(blocks, heights, top, bottom - above);
  }

  private static List<Double> centres(
      List<Block> blocks, List<Double> heights, double lowest, double highest) {
    List<Double> centres = new ArrayList<>();
    double above = 0;
    for (Block block : blocks) {
      double at = Math.max(lowest, Math.min(highest, block.at()));
      for (int i = 0; i < block.count(); i++) {
        double height = heights.get(centres.size());
        centres.add(at + above + height / 2);
        above += height;
      }
    }
    return centres;
  }

  private record Block(double at, int count) {
    Block with(Block next) {
      int both = count + next.count;
      return new Block((at * count + next.at * next.count) / both, both);
    }
  }
}
