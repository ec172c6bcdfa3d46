package dk.pip.papers;

import dk.pip.municipality.Palette.Token;
import dk.pip.papers.Part.Card;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import dk.pip.shared.QrCode;
import dk.pip.shared.Sha256;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Cards in a grid, with dashed lines to cut along.
final class PaperCards {
  private static final double PADDING = 10;
  private static final double GAP = 8;
  private static final double WIDEST_CODE = Room.points(30);
  private static final double NARROW = Room.points(70);

  /// As large as a code of eleven letters can be beside what is scanned.
  private static final double LARGE = 13;

  /// Of the height of the page, which rows of cards fill but for a hair.
  private static final double SPARE = 2;

  private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)");

  private final PaperSetting setting;
  private final PrintPictures pictures;
  private final Room room;

  PaperCards(PaperSetting setting, PrintPictures pictures, Room room) {
    this.setting = setting;
    this.pictures = pictures;
    this.room = room;
  }

  Fo of(Part.Cards part) {
    if (part.cards().isEmpty()) {
      return Fo.group();
    }
    var width = room.width() / part.columns();
    var high = (PaperPages.HIGH - SPARE) / part.rows();
    var block = Fo.group();
    for (var i = 0; i < part.cards().size(); i += part.columns()) {
      var cells = new ArrayList<Fo>();
      var widths = new ArrayList<Double>();
      for (var card : part.cards().subList(i, Math.min(part.cards().size(), i + part.columns()))) {
        cells.add(card(card, width, high));
        widths.add(width);
      }
      block.add(Grid.row(widths, cells));
    }
    return block;
  }

  private Fo card(Card card, double width, double high) {
    var inner = width - 2 * PADDING;
    var code = Math.min(WIDEST_CODE, Math.min(high - 2 * PADDING, inner * 0.5));
    var words = Fo.group();
    if (!PrintText.clean(card.title()).isBlank()) {
      words.add(setting.plain(setting.scale().question(), card.title()));
    }
    if (!PrintText.clean(card.text()).isBlank()) {
      words.add(setting.paragraph(setting.scale().text(), card.text()).set("space-before", 2));
    }
    if (!PrintText.clean(card.foot()).isBlank()) {
      words.add(setting.fact(setting.scale().small(), card.foot()).set("space-before", 4));
    }
    for (var field : card.fields()) {
      words.add(setting.plain(setting.scale().smallStrong(), field.label()).set("space-before", 4).set("keep-with-next.within-column", "always"));
      words.add(setting.plain(field.large() ? setting.scale().heading(2).sized(LARGE) : setting.scale().text(), field.words()).set("wrap-option", "no-wrap"));
    }
    if (words.isEmpty()) {
      words.add(setting.plain(setting.scale().text(), "\u00A0"));
    }
    var content = card.code() == null ? words : width < NARROW ? below(card, card.code(), code, words) : beside(card, card.code(), code, inner, words);
    return Grid.cell(content)
        .set("border", "0.75pt dashed " + setting.colour(Token.EDGE))
        .set("padding", PADDING)
        .set("height", high - 2 * PADDING - 1.5)
        // Below a title by itself one writes.
        .set("display-align", card.code() == null && card.text().isBlank() ? "before" : "center");
  }

  private Fo below(Card card, String code, double size, Fo words) {
    return Fo.group().add(code(card, code, size)).add(words.set("space-before", 4));
  }

  private Fo beside(Card card, String code, double size, double width, Fo words) {
    return Grid.beside(size, Grid.cell(code(card, code, size)), GAP, width - size - GAP, Grid.cell(words).set("display-align", "center"));
  }

  /// A code by itself, with words beside it.
  Fo code(Part.Code part) {
    var size = WIDEST_CODE;
    var card = new Card("", part.text(), part.code(), part.text());
    return Grid.beside(size, Grid.cell(code(card, part.code(), size)), GAP, room.width() - size - GAP, Grid.cell(setting.plain(setting.scale().text(), part.text())).set("display-align", "center"));
  }

  private Fo code(Card card, String code, double width) {
    var leads = Stream.concat(Stream.of(card.foot()), card.fields().stream().map(Part.CardField::words)).filter(words -> !words.isBlank()).findFirst().orElse(code);
    return PrintText.picture(pictures.graphic(drawn(code, width), width).set("fox:alt-text", setting.say("papers.code", PrintText.clean(leads))));
  }

  /// The code with whole dots for each of its modules, so that nothing of it is blurred.
  private static Picture drawn(String text, double points) {
    var code = QrCode.of(text);
    var all = code.size() + 2 * QrCode.QUIET;
    var dots = Math.max(1, Pictures.printWidth(points * 25.4 / 72) / all);
    var image = new BufferedImage(all * dots, all * dots, BufferedImage.TYPE_BYTE_BINARY);
    var drawing = image.createGraphics();
    drawing.setColor(java.awt.Color.WHITE);
    drawing.fillRect(0, 0, image.getWidth(), image.getHeight());
    drawing.setColor(java.awt.Color.BLACK);
    for (var run : RUN.matcher(code.path()).results().toList()) {
      var x = Integer.parseInt(run.group(1)) + QrCode.QUIET;
      var y = Integer.parseInt(run.group(2)) + QrCode.QUIET;
      drawing.fillRect(x * dots, y * dots, Integer.parseInt(run.group(3)) * dots, dots);
    }
    drawing.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Picture(Sha256.hex(bytes.toByteArray()), Picture.Format.PNG, image.getWidth(), image.getHeight(), bytes.toByteArray());
  }
}
