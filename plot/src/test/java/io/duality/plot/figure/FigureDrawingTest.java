package io.duality.plot.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureDrawingTest {
  private final Typeface typeface = Typeface.load();

  FigureDrawingTest() throws IOException {}

  private static Figure figure(String title, List<String> caption) {
    Curve curve =
        new Curve("epoll", Palette.ideal(), List.of(List.of(Dot.at(1, 20), Dot.at(64, 40))), "");
    return new Figure(
        title,
        new Figure.XAxis("Clients", 1, 64),
        new Figure.YAxis("Rate", false, 0, 40),
        List.of(curve),
        "",
        caption);
  }

  private double height(String title, List<String> caption) {
    return new FigureDrawing(figure(title, caption), typeface).height();
  }

  @Test
  void leavesNoRoomForATitleOrACaptionThatItDoesNotHave() {
    double whole = height("Rates of one model", List.of("One trial."));

    assertThat(height("", List.of("One trial."))).isEqualTo(whole - 14, within(0.01));
    assertThat(height("Rates of one model", List.of())).isEqualTo(whole - 10.5, within(0.01));
  }

  @Test
  void tellsWhereValuesLie() {
    Graphics2D on = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
    FigureDrawing drawing = new FigureDrawing(figure("Rates", List.of()), typeface);

    Positions at = drawing.drawn(on);
    on.dispose();

    assertThat(at.across(8))
        .as("half way, as powers of two go")
        .isEqualTo(at.area().getCenterX(), within(0.01));
    assertThat(at.height(0)).isEqualTo(at.area().getMaxY(), within(0.01));
    assertThat(at.height(20)).isBetween(at.height(40), at.height(0));
    assertThat(at.height(-5)).as("kept between the axes").isEqualTo(at.height(0));
  }
}
