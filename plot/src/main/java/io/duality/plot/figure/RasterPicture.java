package io.duality.plot.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A drawing as pixels on white, 300 to the inch: for slides and for chats that show no SVG. */
public final class RasterPicture {
  private static final double PIXELS_PER_POINT = 300.0 / 72;

  private RasterPicture() {}

  /**
   * The file.
   *
   * @throws IOException if this JDK cannot write PNG
   */
  public static byte[] png(Drawing drawing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // In memory: the library's own stream would go by a temporary file.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image(drawing), "png", out)) {
        throw new IOException("this JDK has no writer of PNG: use one with all of java.desktop");
      }
    }
    return bytes.toByteArray();
  }

  private static BufferedImage image(Drawing drawing) {
    BufferedImage image =
        new BufferedImage(
            pixels(FigureDrawing.WIDTH), pixels(drawing.height()), BufferedImage.TYPE_INT_RGB);
    Graphics2D on = image.createGraphics();
    try {
      on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      on.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      on.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      on.setPaint(Color.WHITE);
      on.fillRect(0, 0, image.getWidth(), image.getHeight());
      on.scale(PIXELS_PER_POINT, PIXELS_PER_POINT);
      drawing.draw(on);
    } finally {
      on.dispose();
    }
    return image;
  }

  private static int pixels(double points) {
    return (int) Math.ceil(points * PIXELS_PER_POINT);
  }
}
