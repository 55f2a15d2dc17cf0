package io.duality.scenarios.terminal;

import java.nio.charset.Charset;
import java.util.Map;

/**
 * What can be shown.
 *
 * @param glyphs for bars and sparklines
 * @param colours whether there are any
 */
public record Look(Glyphs glyphs, boolean colours) {

  /**
   * As the terminal's encoding and the user's environment have it.
   *
   * @param charset what is written in: other than UTF-8 has no blocks
   * @param variables of which NO_COLOR counts when it is not empty (no-color.org)
   */
  public static Look of(Charset charset, Map<String, String> variables) {
    return new Look(Glyphs.of(charset), variables.getOrDefault("NO_COLOR", "").isEmpty());
  }
}
