package dk.pip.editions.print;

import dk.pip.editions.Addresses;
import dk.pip.editions.AttachmentUse;
import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.editions.TextLanguage;
import dk.pip.editions.render.Speech;
import dk.pip.municipality.Palette.Token;
import dk.pip.papers.Face;
import dk.pip.papers.Fo;
import dk.pip.papers.FoMarkdown;
import dk.pip.papers.FoSizes;
import dk.pip.papers.Grid;
import dk.pip.papers.PrintPictures;
import dk.pip.papers.PrintText;
import dk.pip.papers.Room;
import dk.pip.papers.TextSetting;
import dk.pip.papers.Type;
import dk.pip.pictures.Picture;
import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import dk.pip.shared.NoBreak;
import dk.pip.shared.Texts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.commonmark.node.Image;
import org.jspecify.annotations.Nullable;

/// What all blocks are set with: texts, dates, colours, and pictures in the size that they have on paper.
final class PrintSetting extends TextSetting {
  private static final FoSizes SIZES =
      new FoSizes(Type.TEXT, Type.STRONG, Type.SMALL, Type.HEADING, Type.QUOTE, new Type(Face.TEXT, 8.8, 12), new Type(Face.TEXT, 7.6, 10.2));
  private static final double HIGHEST_PICTURE = Room.points(105);
  private static final double HIGHEST_PORTRAIT = Room.points(68);
  private static final double SHARE_WITH_CAPTION_BESIDE = 0.62;
  private static final double NEARLY_FILLED = 0.85;
  private static final double PORTRAIT = 0.85;
  private static final double ARMS_HIGH = Room.points(13);
  private static final double ARMS_WIDE = Room.points(28);

  private final Manuscript manuscript;
  private final PrintPictures pictures;
  private final PrintLayout layout;
  private final Speech speech;
  private final Texts texts;

  PrintSetting(Manuscript manuscript, PrintPictures pictures, PrintLayout layout) {
    super(manuscript.imprint().theme(), SIZES, manuscript.edition().language());
    this.manuscript = manuscript;
    this.pictures = pictures;
    this.layout = layout;
    this.speech = Speech.of(null, manuscript.edition().language());
    this.texts = Texts.in(speech.words());
  }

  private PrintSetting(PrintSetting other, Speech speech) {
    super(other, speech.text().spoken(), speech.isRightToLeft());
    this.manuscript = other.manuscript;
    this.pictures = other.pictures;
    this.layout = other.layout;
    this.speech = speech;
    this.texts = Texts.in(speech.words());
  }

  /// The same for a part of the edition in another language.
  PrintSetting in(@Nullable TextLanguage language) {
    return language == null ? this : new PrintSetting(this, Speech.of(language, manuscript.edition().language()));
  }

  /// What a part says, as said in its language and read in its direction.
  Fo spoken(Fo part) {
    var tag = tag();
    if (tag == null) {
      return part;
    }
    var spoken = Fo.group().set("xml:lang", tag);
    if (!speech.isRightToLeft()) {
      return spoken.add(part);
    }
    return spoken.add(Fo.of("block-container").set("role", "Div").set("writing-mode", "rl-tb").add(part));
  }

  /// The language of a part, as the engine takes it; null where it is the edition's.
  @Nullable String tag() {
    var language = speech.part();
    if (language == null) {
      return null;
    }
    var locale = language.locale();
    return locale.getCountry().isEmpty() ? locale.getLanguage() : locale.getLanguage() + "-" + locale.getCountry();
  }

  /// A line of Pip's own words within a part, which may be in another language than that.
  Fo ours(Fo line) {
    if (speech.wordsLang() == null) {
      return line;
    }
    line.set("xml:lang", speech.wordsLang());
    return isRightToLeft() ? PrintText.fromTheLeft(line) : line;
  }

  PrintLayout layout() {
    return layout;
  }

  @Override
  protected boolean isClose() {
    return layout.isClose();
  }

  @Override
  protected boolean hasPicture(Image image) {
    return manuscript.pictures().containsKey(image.getDestination());
  }

  @Override
  protected Fo picture(Image image, Room room) {
    var words = FoMarkdown.words(image);
    var use = new PictureUse(image.getDestination(), words, words.isBlank(), image.getTitle(), null);
    return figure(use, room, isPortrait(use) ? HIGHEST_PORTRAIT : HIGHEST_PICTURE);
  }

  Manuscript manuscript() {
    return manuscript;
  }

  /// The language of dates and of the words around a text.
  Language language() {
    return speech.words();
  }

  /// The text of a key below `editions.print.`
  String say(String key, Object... arguments) {
    return texts.get("editions.print." + key, arguments);
  }

  String facts(AttachmentUse attachment) {
    return attachment.facts(texts);
  }

  Fo section(@Nullable String section) {
    return section == null
        ? Fo.group()
        : paragraph(Type.SMALL_STRONG, section).set("color", colour(Token.LINK)).set("space-after", 2).set("keep-with-next.within-column", "always");
  }

  /// In the quotation marks of its language.
  String quoted(String text) {
    return speech.text().quoted(text);
  }

  /// What leads on: words in bold, which are the link, and the address as one would type it.
  Fo further(String words, String address) {
    var further = Type.TEXT.set(Fo.block());
    further.add(link(address, Face.TEXT_BOLD, words));
    further.add(" ").add(inline(Face.TEXT, shortAddress(address)).set("color", colour(Token.SOFT_INK)));
    return further;
  }

  /// Words and then an address that is the link.
  Fo address(String words, String address) {
    return address(words, address, shortAddress(address));
  }

  /// Where a video is: of such addresses all that one must type, as the page alone is that of any video.
  Fo watch(String address) {
    return ours(address(say("watch"), address, wholeAddress(address)));
  }

  private Fo address(String words, String address, String shown) {
    return plain(Type.STRONG, words).add(" ").add(link(address, words + " " + shown).add(inline(Face.TEXT_BOLD, shown)));
  }

  String month() {
    return Dates.monthCapitalised(manuscript.edition().month(), language());
  }

  String monthOnly(LocalDateTime time) {
    return DateTimeFormatter.ofPattern("LLLL", language().locale()).format(time);
  }

  String day(LocalDate day) {
    return held(Dates.day(day, language()));
  }

  String date(LocalDate day) {
    return held(Dates.date(day, language()));
  }

  /// `Torsdag 9. april`, or as the editors said it: `I marts`.
  String when(Block.NextIssue next) {
    return capitalised(next.inWords(language()));
  }

  String dayAndTime(LocalDateTime time) {
    return held(Dates.dayAndTime(time, language()));
  }

  /// In the language of Pip's words, as those of the part around it may have other rules, or none.
  private String held(String text) {
    return NoBreak.text(text, language().tag());
  }

  /// `Torsdag 19. marts kl. 17.00 til 18.30`, with the second day where it ends on another.
  String span(LocalDateTime start, @Nullable LocalDateTime end) {
    var from = capitalised(dayAndTime(start));
    if (end == null) {
      return from;
    }
    var to =
        end.toLocalDate().equals(start.toLocalDate())
            ? Dates.time(end.toLocalTime(), language())
            : dayAndTime(end);
    return say("span", from, to);
  }

  private String capitalised(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(language().locale()) + text.substring(1);
  }

  /// Where the story stands on the web; null where the site's address is not known.
  @Nullable String address(Story story) {
    var site = manuscript.imprint().site();
    var edition = manuscript.edition();
    return site == null ? null : site + Addresses.story(edition, story);
  }

  /// A picture as wide as its room unless it would be too high, with its caption below, or beside it where it is narrow.
  Fo figure(PictureUse use, Room room, double highest) {
    var picture = manuscript.picture(use);
    var width = width(picture, room, highest);
    var caption = caption(use);
    var figure = Fo.group().set("keep-together.within-column", "always");
    if (caption == null) {
      return figure.add(image(use, width));
    }
    if (width > room.width() * SHARE_WITH_CAPTION_BESIDE) {
      return figure.add(image(use, width).set("keep-with-next.within-column", "always")).add(caption.set("space-before", 3));
    }
    var gap = 8.0;
    var beside = Grid.cell(caption).set("display-align", "after");
    return figure.add(Grid.beside(width, Grid.cell(image(use, width)), gap, room.width() - width - gap, beside));
  }

  /// The picture alone.
  Fo image(PictureUse use, double width) {
    var picture = manuscript.picture(use);
    var image = pictures.graphic(picture, width);
    var block = Fo.block().set("font-size", 1).set("line-height", 1);
    if (use.decorative() || use.alt().isBlank()) {
      return block.set("role", "artifact").add(image);
    }
    return block.add(image.set("fox:alt-text", PrintText.clean(use.alt())));
  }

  double height(PictureUse use, Room room, double highest) {
    var picture = manuscript.picture(use);
    return width(picture, room, highest) * picture.height() / picture.width();
  }

  /// A picture that would nearly fill its room does, though it is higher then: a narrow strip beside it looks forgotten.
  private static double width(Picture picture, Room room, double highest) {
    var width = highest * picture.width() / picture.height();
    return width > room.width() * NEARLY_FILLED ? room.width() : width;
  }

  /// Whether a picture of that height at most doesn't fill its room.
  boolean leavesRoomBeside(PictureUse use, Room room, double highest) {
    return width(manuscript.picture(use), room, highest) < room.width();
  }

  double ratio(PictureUse use) {
    var picture = manuscript.picture(use);
    return (double) picture.width() / picture.height();
  }

  /// Whether it is so much higher than wide that with the width of a column it would be higher than most pages have room for.
  boolean isPortrait(PictureUse use) {
    return ratio(use) < PORTRAIT;
  }

  @Nullable Fo caption(PictureUse use) {
    return caption(use, Type.CAPTION);
  }

  @Nullable Fo caption(PictureUse use, Type type) {
    var words = use.words();
    return words == null || words.isBlank() ? null : soft(type, words).set("role", "Caption");
  }

  Fo arms(Picture arms) {
    var width = Math.min(ARMS_WIDE, ARMS_HIGH * arms.width() / arms.height());
    return Fo.block()
        .set("font-size", 1)
        .set("line-height", 1)
        .set("space-after", 3)
        .add(pictures.graphic(arms, width).set("fox:alt-text", manuscript.imprint().municipality()));
  }
}
