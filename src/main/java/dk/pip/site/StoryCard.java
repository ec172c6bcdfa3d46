package dk.pip.site;

import dk.pip.frame.ShareCard;
import dk.pip.library.LibraryPicture.Focus;
import dk.pip.municipality.Palette;
import dk.pip.municipality.Palette.Token;
import dk.pip.municipality.Theme;
import dk.pip.papers.Lettering;
import dk.pip.papers.Lettering.Cut;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.shared.Language;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/// Draws the picture that other sites show of a story: its headline and section, the newsletter's name and bird in the
/// municipality's colours, and the story's own picture, cut around what matters most on it. The same gives the same bytes.
final class StoryCard {
  /// Names what is drawn: raise it with the shapes, as the card is addressed by it.
  static final int SHAPES = 1;

  private static final int WIDTH = ShareCard.WIDTH;
  private static final int HEIGHT = ShareCard.HEIGHT;
  private static final int MARGIN = 60;
  private static final int STRIP = 20;
  private static final int FOOT = 104;
  private static final int BESIDE = 560;
  private static final int ABOVE = 318;
  private static final int LEAST_SHOWN = 240;
  private static final double PANORAMA = 2.3;
  private static final double SECTION_SIZE = 28;
  private static final double NAME_SIZE = 38;
  private static final double TOWN_SIZE = 22;
  private static final double BIRD = 0.6;

  private final Graphics2D drawing;
  private final Palette palette;
  private final Words words;

  private StoryCard(Graphics2D drawing, Words words) {
    this.drawing = drawing;
    this.palette = Palette.of(words.theme);
    this.words = words;
  }

  /// What stands on it.
  ///
  /// @param language by which the headline's words are divided
  record Words(String headline, @Nullable String section, Language language, String newsletter, String municipality, Theme theme) {}

  /// A JPEG.
  static byte[] draw(Words words, @Nullable Picture picture, Focus focus) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var drawing = image.createGraphics();
    drawing.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    drawing.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    try {
      new StoryCard(drawing, words).draw(picture, focus);
    } finally {
      drawing.dispose();
    }
    return Pictures.jpeg(image);
  }

  private void draw(@Nullable Picture picture, Focus focus) {
    fill(Token.PAPER, 0, 0, WIDTH, HEIGHT);
    fill(Token.ACCENT, 0, HEIGHT - STRIP, WIDTH, STRIP);
    var width = WIDTH - 2 * MARGIN;
    if (picture == null || Math.min(picture.width(), picture.height()) < LEAST_SHOWN) {
      words(MARGIN, 56, width, HEIGHT - STRIP - FOOT - 76, 108, 34);
    } else if ((double) picture.width() / picture.height() >= PANORAMA) {
      place(picture, focus, new Rectangle(0, 0, WIDTH, ABOVE));
      words(MARGIN, ABOVE + 18, width, HEIGHT - STRIP - FOOT - ABOVE - 22, 60, 26);
    } else {
      place(picture, focus, new Rectangle(WIDTH - BESIDE, 0, BESIDE, HEIGHT - STRIP));
      width = WIDTH - BESIDE - MARGIN - 44;
      words(MARGIN, 44, width, HEIGHT - STRIP - FOOT - 56, 68, 26);
    }
    foot(width);
  }

  /// Section and headline in the middle of a box.
  private void words(double left, double top, double width, double height, double largest, double smallest) {
    var section = words.section == null ? "" : Lettering.drawable(words.section);
    var above = section.isEmpty() ? 0 : SECTION_SIZE * 1.7;
    var headline = Lettering.drawable(words.headline);
    if (headline.isEmpty()) {
      headline = Lettering.drawable(words.newsletter);
    }
    var fromRight = Lettering.isFromRight(headline);
    var setting = HeadlineSetter.set(headline, words.language, width, height - above, largest, smallest);
    var y = top + (height - above - setting.height()) / 2;
    if (above > 0) {
      line(fitting(section, Cut.TEXT_BOLD, SECTION_SIZE, width), fromRight, Cut.TEXT_BOLD, SECTION_SIZE, Token.LINK, left, y + SECTION_SIZE, width);
      y += above;
    }
    y += setting.size();
    for (var text : setting.lines()) {
      line(text, fromRight, Cut.SLAB_BOLD, setting.size(), Token.INK, left, y, width);
      y += setting.leading();
    }
  }

  private void foot(double width) {
    var base = HEIGHT - STRIP - 42.0;
    var before = drawing.getTransform();
    drawing.translate(MARGIN, base - 92 * BIRD + 12);
    drawing.scale(BIRD, BIRD);
    ShareCard.bird(drawing, palette);
    drawing.setTransform(before);
    var left = MARGIN + 120 * BIRD + 18;
    var room = width - (left - MARGIN);
    var name = fitting(Lettering.drawable(words.newsletter), Cut.SLAB_BOLD, NAME_SIZE, room);
    line(name, false, Cut.SLAB_BOLD, NAME_SIZE, Token.INK, left, base, room);
    left += Lettering.width(name, Cut.SLAB_BOLD, NAME_SIZE) + 18;
    var town = fitting(Lettering.drawable(words.municipality), Cut.TEXT, TOWN_SIZE, MARGIN + width - left);
    if (town.length() > 2) {
      line(town, false, Cut.TEXT, TOWN_SIZE, Token.SOFT_INK, left, base, room);
    }
  }

  /// What has room on one line, with a sign where there was more.
  private static String fitting(String text, Cut cut, double size, double width) {
    var shown = text;
    while (!shown.isEmpty() && Lettering.width(shown.equals(text) ? text : shown + "…", cut, size) > width) {
      shown = shown.substring(0, shown.offsetByCodePoints(shown.length(), -1)).stripTrailing();
    }
    return shown.equals(text) ? text : shown + "…";
  }

  /// What is read from the right stands at the right.
  private void line(String text, boolean fromRight, Cut cut, double size, Token colour, double left, double base, double width) {
    var at = fromRight ? left + width - Lettering.width(text, cut, size) : left;
    drawing.setColor(colour(colour));
    drawing.fill(Lettering.of(text, cut, size, fromRight).createTransformedShape(AffineTransform.getTranslateInstance(at, base)));
  }

  private void fill(Token colour, int left, int top, int width, int height) {
    drawing.setColor(colour(colour));
    drawing.fillRect(left, top, width, height);
  }

  private Color colour(Token token) {
    return ShareCard.colour(palette, token);
  }

  /// The largest part of the picture that has the shape of the place, with what matters most as near its middle as can be.
  private void place(Picture picture, Focus focus, Rectangle place) {
    var scale = Math.min((double) picture.width() / place.width, (double) picture.height() / place.height);
    var width = Math.clamp(Math.round(place.width * scale), 1, picture.width());
    var height = Math.clamp(Math.round(place.height * scale), 1, picture.height());
    var left = Math.clamp(Math.round(picture.width() * focus.x() / 1000.0 - width / 2.0), 0, picture.width() - width);
    var top = Math.clamp(Math.round(picture.height() * focus.y() / 1000.0 - height / 2.0), 0, picture.height() - height);
    var part = new Rectangle(left, top, width, height);
    drawing.drawImage(Pictures.pixels(picture, part, new Dimension(place.width, place.height), colour(Token.TINT)), place.x, place.y, null);
  }
}
