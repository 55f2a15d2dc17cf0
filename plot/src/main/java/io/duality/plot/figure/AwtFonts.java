package io.duality.plot.figure;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Starts AWT's text without the machine's fonts.
 *
 * <p>Before AWT loads any font, even one from a file, it asks fontconfig for the system's fonts,
 * and throws where there are none (containers, minimal images). It does not ask when the property
 * {@code sun.awt.fontconfig} names a configuration whose fonts exist; so it gets one that maps
 * everything to the bundled font. AWT reads properties only, hence this exception to the rule that
 * nobody sets any; a value from the command line wins.
 */
final class AwtFonts {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String CONFIGURATION = "sun.awt.fontconfig";
  private static final String HEADLESS = "java.awt.headless";

  private AwtFonts() {}

  static byte[] bundled() throws IOException {
    try (InputStream in = PDDocument.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new FileNotFoundException("PDFBox's jar has no " + RESOURCE);
      }
      return in.readAllBytes();
    }
  }

  static Font load(byte[] file) throws IOException {
    configure(file);
    try {
      return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file));
    } catch (IOException | FontFormatException | RuntimeException | LinkageError e) {
      // All of these are thrown where a library of the JDK or of the system is missing.
      throw new IOException(
          "charts cannot be drawn, AWT's fonts do not start ("
              + e
              + "): use a JDK that has libfontmanager and libfreetype",
          e);
    }
  }

  private static synchronized void configure(byte[] file) throws IOException {
    if (System.getProperty(HEADLESS) == null) {
      System.setProperty(HEADLESS, "true");
    }
    if (System.getProperty(CONFIGURATION) != null) {
      return;
    }
    Path folder = Files.createTempDirectory("duality-font");
    folder.toFile().deleteOnExit();
    Path font = Files.write(folder.resolve("LiberationSans-Regular.ttf"), file);
    font.toFile().deleteOnExit();
    Path configuration = folder.resolve("fontconfig.properties");
    Files.writeString(configuration, configuration(font), StandardCharsets.ISO_8859_1);
    configuration.toFile().deleteOnExit();
    System.setProperty(CONFIGURATION, configuration.toString());
  }

  private static String configuration(Path font) {
    StringBuilder out = new StringBuilder("version=1\nsequence.allfonts=latin\n");
    for (String family :
        new String[] {"dialog", "dialoginput", "sansserif", "serif", "monospaced"}) {
      for (String style : new String[] {"plain", "bold", "italic", "bolditalic"}) {
        out.append(String.format(Locale.ROOT, "%s.%s.latin=-bundled%n", family, style));
      }
    }
    return out.append("filename.-bundled=").append(escaped(font)).append('\n').toString();
  }

  private static String escaped(Path font) {
    return font.toString().replace("\\", "\\\\");
  }
}
