package io.duality.plot;

import io.duality.plot.view.Section;
import java.util.List;

/** The first page of a report: what came of it, in words, and then what was run. */
final class TitlePage {
  private static final double APART = 4;
  private static final double BEFORE_THE_RUN = 10;

  private TitlePage() {}

  /**
   * Adds it.
   *
   * @param section what was run, under the report's title
   * @param finding in sentences, at least one; the first is the most important
   */
  static void add(Section section, List<String> finding, Flow flow) {
    flow.heading(section.title());
    flow.lead(finding.getFirst());
    for (String sentence : finding.subList(1, finding.size())) {
      flow.gap(APART);
      flow.paragraph(sentence);
    }
    flow.gap(BEFORE_THE_RUN);
    section.blocks().forEach(flow::add);
  }
}
