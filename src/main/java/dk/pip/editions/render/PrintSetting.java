package dk.pip.editions.render;

import dk.pip.editions.Addresses;
import dk.pip.editions.Block;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.pictures.Picture;
import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Entities;

/// What the print templates ask for: texts, dates, story texts and pictures in the size that they have on paper.
public final class PrintSetting {
  static final double PAGE = 178;
  static final double COLUMN = 84.9;
  static final double LEAD = 115.9;
  static final double NARROW = 53.9;
  static final double SMALL = 55.3;

  private static final double HIGHEST_IN_COLUMN = 105;
  private static final double HIGHEST_IN_CARD = 58;
  private static final double HIGHEST_ON_PAGE = 125;
  private static final double HIGHEST_IN_LOW_ROW = 50;
  private static final double HIGHEST_IN_SMALL = 42;

  private final Manuscript manuscript;
  private final PrintPictures pictures;
  private final PrintLayout layout;
  private final Texts texts;
  private final PrintMarkdown markdown = new PrintMarkdown(this);

  PrintSetting(Manuscript manuscript, PrintPictures pictures, PrintLayout layout) {
    this.manuscript = manuscript;
    this.pictures = pictures;
    this.layout = layout;
    this.texts = Texts.in(manuscript.edition().language());
  }

  PrintLayout layout() {
    return layout;
  }

  public Manuscript manuscript() {
    return manuscript;
  }

  /// The text of a key below `editions.print.`
  public String say(String key, Object... arguments) {
    return texts.get("editions.print." + key, arguments);
  }

  /// A text in slab, of which only the longest words may be divided.
  public String headline(String text) {
    return Hyphenation.in(language()).hyphenateLong(text);
  }

  public String pieces(String text, int topLevel) {
    return markdown.pieces(text, topLevel, "", false);
  }

  /// The pieces of a story, some of which have the width of the page.
  public String story(String text, int topLevel) {
    return markdown.pieces(text, topLevel, "", true);
  }

  public String tinted(String text, int topLevel) {
    return markdown.pieces(text, topLevel, text.length() < 900 ? "tint keep whole" : "tint", false);
  }

  public String html(String text, int topLevel) {
    return markdown.html(text, topLevel);
  }

  public String month() {
    return Dates.monthCapitalised(manuscript.edition().month(), language());
  }

  public String monthOnly(LocalDateTime time) {
    return DateTimeFormatter.ofPattern("LLLL", language().locale()).format(time);
  }

  public String day(LocalDate day) {
    return Dates.day(day, language());
  }

  /// `Torsdag 9. april`, or as the editors said it: `I marts`.
  public String when(Block.NextIssue next) {
    return capitalised(next.inWords(language()));
  }

  public String date(LocalDate day) {
    return Dates.date(day, language());
  }

  public String dayAndTime(LocalDateTime time) {
    return Dates.dayAndTime(time, language());
  }

  /// `Torsdag 19. marts kl. 17.00 til 18.30`, with the second day where it ends on another.
  public String span(LocalDateTime start, @Nullable LocalDateTime end) {
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

  public String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(language().locale()) + text.substring(1);
  }

  /// Where the story stands on the web; null where the site's address is not known.
  public @Nullable String address(Story story) {
    var site = manuscript.imprint().site();
    var edition = manuscript.edition();
    return site == null ? null : site + Addresses.story(edition.audience(), edition.month(), story.slug());
  }

  public boolean isMail(String address) {
    return address.contains("@") && !address.contains("/");
  }

  /// The address as a link: a mail address becomes `mailto:`.
  public String link(String address) {
    return isMail(address) && !address.startsWith("mailto:") ? "mailto:" + address : address;
  }

  /// The address as one would write it on paper: `eksempel.example/mere`.
  public String shortAddress(String address) {
    var bare = address.replaceFirst("^(https?://(www\\.)?|mailto:)", "").replaceFirst("[?#].*$", "");
    return bare.replaceFirst("/$", "");
  }

  public @Nullable String site() {
    var site = manuscript.imprint().site();
    return site == null ? null : shortAddress(site.toString());
  }

  public @Nullable URI siteAddress() {
    return manuscript.imprint().site();
  }

  public String inColumn(PictureUse use) {
    return figure(use, COLUMN, COLUMN, HIGHEST_IN_COLUMN);
  }

  public String inCard(PictureUse use) {
    return figure(use, COLUMN, COLUMN, HIGHEST_IN_CARD);
  }

  public String small(PictureUse use) {
    return figure(use, SMALL, SMALL, HIGHEST_IN_SMALL);
  }

  /// The picture over the front page's two columns of text.
  public String onFront(PictureUse use) {
    return figure(use, LEAD, LEAD, HIGHEST_IN_COLUMN);
  }

  public String across(PictureUse use) {
    return figure(use, PAGE, PAGE, HIGHEST_ON_PAGE);
  }

  /// One of several pictures side by side.
  public String inRow(PictureUse use, int columns) {
    var width = (PAGE - (columns - 1) * 6) / columns;
    return figure(use, width, width, layout == PrintLayout.LARGE ? HIGHEST_IN_CARD : HIGHEST_IN_LOW_ROW);
  }

  String inText(String file, String alt, @Nullable String caption) {
    if (!manuscript.pictures().containsKey(file)) {
      return "<em>" + escape(alt) + "</em>";
    }
    return inColumn(new PictureUse(file, alt, alt.isBlank(), caption, null));
  }

  public String arms(Picture arms) {
    var width = Math.min(28, 13.0 * arms.width() / arms.height());
    return "<img class=\"arms\" src=\"%s\" alt=\"%s\" style=\"width:%smm\" />"
        .formatted(
            pictures.address(arms, width), escape(manuscript.imprint().municipality()), number(width));
  }

  private String figure(PictureUse use, double column, double width, double highest) {
    var picture = manuscript.picture(use);
    var ratio = (double) picture.width() / picture.height();
    var share = Math.min(1, highest * ratio / width);
    var address = pictures.address(picture, column * share);
    var html = new StringBuilder("<span class=\"picture\">");
    if (use.decorative() || use.alt().isBlank()) {
      html.append(
          "<span class=\"decoration\" style=\"width:%s%%;height:%smm;background-image:url('%s')\"></span>"
              .formatted(number(share * 100), number(column * share / ratio), address));
    } else {
      html.append(
          "<img src=\"%s\" alt=\"%s\" style=\"width:%s%%\" />"
              .formatted(address, escape(use.alt()), number(share * 100)));
    }
    if (use.caption() != null || use.credit() != null) {
      html.append("<span class=\"caption\">").append(escape(caption(use))).append("</span>");
    }
    return html.append("</span>").toString();
  }

  private static String caption(PictureUse use) {
    if (use.caption() == null) {
      return use.credit() == null ? "" : use.credit();
    }
    return use.credit() == null ? use.caption() : use.caption() + " " + use.credit();
  }

  static String escape(String text) {
    return Entities.escape(text);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  Language language() {
    return texts.language();
  }
}
