package io.duality.plot.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who looks how. The five models of the main comparison have a colour of Okabe and Ito's palette
 * (jfly.uni-koeln.de/color, made for colour-blind readers) and a marker of their own in every
 * chart; any other gets one that follows from its name, moved on only where that one is taken.
 */
public final class Palette {
  private static final float WIDTH = 1.4f;
  private static final List<Color> COLORS =
      List.of(
          new Color(0x0072B2),
          new Color(0xD55E00),
          new Color(0x009E73),
          new Color(0xCC79A7),
          new Color(0xE69F00),
          new Color(0x56B4E9),
          new Color(0x000000));
  private static final Map<String, Look> FIXED =
      Map.of(
          "threaded", look(0, Marker.CIRCLE, Look.Dash.SOLID),
          "virtual", look(1, Marker.SQUARE, Look.Dash.SOLID),
          "nio-select", look(2, Marker.TRIANGLE, Look.Dash.SOLID),
          "epoll", look(3, Marker.DIAMOND, Look.Dash.SOLID),
          "seda", look(4, Marker.TRIANGLE_DOWN, Look.Dash.SOLID));
  private static final List<Look> OTHERS = others();

  private Palette() {}

  /**
   * Looks for all models of a run, in their order. No two are alike as long as there are fewer than
   * a hundred.
   */
  public static Map<String, Look> of(List<String> models) {
    Map<String, Look> looks = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    for (String model : models) {
      Look fixed = FIXED.get(model);
      looks.computeIfAbsent(model, name -> fixed != null ? fixed : OTHERS.get(free(name, taken)));
    }
    return looks;
  }

  /** A pale line for a published curve: the {@code index}-th of its chart. */
  public static Look reference(int index) {
    Look.Dash[] dashes = {
      Look.Dash.LONG, Look.Dash.SHORT, Look.Dash.DOTTED, Look.Dash.MIXED, Look.Dash.SOLID
    };
    return new Look(new Color(0x9A9A9A), Marker.NONE, dashes[index % dashes.length], 1.1f);
  }

  /** The line of an ideal. */
  public static Look ideal() {
    return new Look(new Color(0x555555), Marker.NONE, Look.Dash.SHORT, 1f);
  }

  private static int free(String name, Set<Integer> taken) {
    // The first two are the colours that no fixed model has; beyond them colours come again.
    int start = Math.floorMod(name.hashCode(), 2);
    for (int i = 0; i < OTHERS.size(); i++) {
      int slot = i < 2 ? (start + i) % 2 : i;
      if (taken.add(slot)) {
        return slot;
      }
    }
    return Math.floorMod(name.hashCode(), OTHERS.size());
  }

  private static List<Look> others() {
    List<Look> looks = new ArrayList<>();
    looks.add(look(5, Marker.PENTAGON, Look.Dash.SOLID));
    looks.add(look(6, Marker.STAR, Look.Dash.SOLID));
    Marker[] markers = {
      Marker.PLUS, Marker.CROSS, Marker.STAR, Marker.PENTAGON, Marker.CIRCLE, Marker.SQUARE
    };
    Look.Dash[] dashes = {Look.Dash.LONG, Look.Dash.SHORT, Look.Dash.MIXED};
    for (int i = 0; i < COLORS.size() * markers.length * dashes.length; i++) {
      // Neighbours differ in colour, marker and dash at once.
      int round = i / COLORS.size();
      looks.add(
          look(
              i % COLORS.size(),
              markers[(i + round) % markers.length],
              dashes[(i + round / markers.length) % dashes.length]));
    }
    return List.copyOf(looks.stream().distinct().toList());
  }

  private static Look look(int color, Marker marker, Look.Dash dash) {
    return new Look(COLORS.get(color), marker, dash, WIDTH);
  }
}
