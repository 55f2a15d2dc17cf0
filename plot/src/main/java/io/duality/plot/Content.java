package io.duality.plot;

import io.duality.plot.view.Plot;
import io.duality.plot.view.Section;
import io.duality.plot.view.View;
import io.duality.results.RunData;
import io.duality.results.claim.ClaimsDocument;
import io.duality.results.compare.Overlay;
import java.util.List;
import java.util.Optional;

/** What a report is of. {@link Report} writes it: it says the same as a page and as pages. */
sealed interface Content {

  /** Whose curves there are. */
  Lineup lineup();

  /** Of the document. */
  String title();

  /** At the foot of each page. */
  String footer();

  /** What was run, under the title. */
  Section opening();

  /**
   * All of it for the page.
   *
   * @param charts those that are planned
   * @param more what else is drawn
   */
  View view(List<Chart> charts, List<Plot> more);

  /** What stands behind the charts on pages. */
  List<Section> ending();

  /** A run, and what it says of claims. */
  record OfRun(Lineup lineup, Optional<ClaimsDocument> claims) implements Content {
    private RunData run() {
      return lineup.parts().getFirst().run();
    }

    @Override
    public String title() {
      return lineup.plan().title();
    }

    @Override
    public String footer() {
      return lineup.plan().scenario() + ", " + RunSection.started(run().environment());
    }

    @Override
    public Section opening() {
      return RunSection.of(run(), title());
    }

    @Override
    public View view(List<Chart> charts, List<Plot> more) {
      return Views.of(lineup, claims, charts, more);
    }

    @Override
    public List<Section> ending() {
      return Views.ending(lineup, run(), claims);
    }
  }

  /** Several runs, over each other. */
  record OfOverlay(Lineup lineup, Overlay overlay) implements Content {
    @Override
    public String title() {
      return OverlaySections.title(overlay);
    }

    @Override
    public String footer() {
      return lineup.plan().scenario() + ", " + overlay.layers().size() + " runs";
    }

    @Override
    public Section opening() {
      return OverlaySections.opening(overlay);
    }

    @Override
    public View view(List<Chart> charts, List<Plot> more) {
      return Views.of(lineup, overlay, charts, more);
    }

    @Override
    public List<Section> ending() {
      return OverlaySections.of(lineup, overlay);
    }
  }
}
