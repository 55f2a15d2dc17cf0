package io.duality.scenarios.run;

import io.duality.scenarios.process.RoundTrip;
import java.util.List;

/**
 * How far apart the hosts of a load may have begun their windows. No clock but the controller's is
 * looked at: a generator began after its command was sent, and before its answer was here. Pure.
 *
 * @param places hosts of the generators, in their order
 * @param marked how each of them was told to begin
 */
record Barrier(List<Site> places, List<RoundTrip> marked) {
  Barrier {
    places = List.copyOf(places);
    marked = List.copyOf(marked);
    if (places.size() != marked.size()) {
      throw new IllegalArgumentException(
          marked.size() + " windows were begun on " + places.size() + " places");
    }
  }

  /**
   * The longest by which a generator of this host can have begun after one of another host,
   * seconds; 0 where no other host has any.
   */
  double seconds(Site site) {
    long most = 0;
    for (int late = 0; late < places.size(); late++) {
      for (int early = 0; early < places.size(); early++) {
        if (places.get(late).equals(site) && !places.get(early).equals(site)) {
          most = Math.max(most, marked.get(late).answeredNanos() - marked.get(early).sentNanos());
        }
      }
    }
    return most / 1e9;
  }
}
