package io.duality.plot.svg;

import io.duality.plot.figure.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.TTFSubsetter;

/** The font cut down to some characters, as a file that browsers accept. */
final class FontSubset {
  private static final List<String> TABLES =
      List.of("head", "hhea", "hmtx", "maxp", "cmap", "glyf", "loca", "name", "post", "OS/2");
  private static final int DIRECTORY = 12;
  private static final int ENTRY = 16;
  private static final int ADJUSTMENT = 8;

  private FontSubset() {}

  static byte[] of(Typeface typeface, IntStream characters) throws IOException {
    TTFSubsetter subset = new TTFSubsetter(typeface.parsed(), TABLES);
    characters.forEach(subset::add);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    subset.writeToStream(out);
    ByteBuffer font = ByteBuffer.wrap(out.toByteArray());
    correctVersion(font);
    return font.array();
  }

  /**
   * PDFBox writes the OS/2 table in the form of version 0 under the number of the original, which
   * strict readers refuse; so the number is set to 0, and both checksums that cover it follow.
   */
  private static void correctVersion(ByteBuffer font) {
    int os2 = entry(font, "OS/2");
    int offset = font.getInt(os2 + 8);
    int change = Short.toUnsignedInt(font.getShort(offset)) << 16;
    font.putShort(offset, (short) 0);
    font.putInt(os2 + 4, font.getInt(os2 + 4) - change);
    int adjustment = font.getInt(entry(font, "head") + 8) + ADJUSTMENT;
    font.putInt(adjustment, font.getInt(adjustment) + 2 * change);
  }

  private static int entry(ByteBuffer font, String tag) {
    int wanted = ByteBuffer.wrap(tag.getBytes(StandardCharsets.US_ASCII)).getInt();
    return IntStream.range(0, font.getShort(4))
        .map(i -> DIRECTORY + i * ENTRY)
        .filter(at -> font.getInt(at) == wanted)
        .findFirst()
        .orElseThrow();
  }
}
