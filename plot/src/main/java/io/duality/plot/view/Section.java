package io.duality.plot.view;

import java.util.List;

/**
 * A part of a report under a heading.
 *
 * @param id kebab-case, unique in its report
 * @param title its heading
 * @param blocks from top to bottom
 */
public record Section(String id, String title, List<Block> blocks) {
  public Section {
    blocks = List.copyOf(blocks);
  }
}
