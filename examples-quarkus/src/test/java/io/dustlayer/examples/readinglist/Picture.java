package io.dustlayer.examples.readinglist;

import io.dustlayer.examples.readinglist.everyhost.Window;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/** The README's picture: two windows side by side. */
final class Picture {

  private static final Path MADE = Path.of("target", "live-page.png");
  private static final Path SHOWN = Path.of("..", "dust-cdi", "docs", "live-page.png");
  private static final int MARGIN = 16;
  private static final int HEIGHT = 720;
  private static final Color DESK = new Color(0x5B6B7A);

  private Picture() {}

  /**
   * Makes it below {@code target}; with {@code -Dpicture.write=true} also where the README has it.
   */
  static BufferedImage of(Window left, Window right) throws IOException {
    BufferedImage one = ImageIO.read(left.screenshot("picture-left").toFile());
    BufferedImage other = ImageIO.read(right.screenshot("picture-right").toFile());
    BufferedImage picture =
        new BufferedImage(
            one.getWidth() + other.getWidth() + 3 * MARGIN,
            HEIGHT + 2 * MARGIN,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = picture.createGraphics();
    canvas.setColor(DESK);
    canvas.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    canvas.drawImage(top(one), MARGIN, MARGIN, null);
    canvas.drawImage(top(other), one.getWidth() + 2 * MARGIN, MARGIN, null);
    canvas.dispose();
    ImageIO.write(picture, "png", MADE.toFile());
    if (Boolean.getBoolean("picture.write")) {
      Files.copy(MADE, SHOWN, StandardCopyOption.REPLACE_EXISTING);
    }
    return picture;
  }

  private static BufferedImage top(BufferedImage window) {
    return window.getSubimage(0, 0, window.getWidth(), Math.min(HEIGHT, window.getHeight()));
  }
}
