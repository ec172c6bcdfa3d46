package dk.pip.editions.render;

import dk.pip.editions.Addresses;
import dk.pip.editions.AttachmentUse;
import dk.pip.editions.Block;
import dk.pip.editions.Edition;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.editions.TextLanguage;
import dk.pip.markdown.LinkTarget;
import dk.pip.markdown.Markdown;
import dk.pip.municipality.Imprint;
import dk.pip.municipality.Palette;
import dk.pip.municipality.Palette.Token;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.commonmark.node.Image;
import org.jspecify.annotations.Nullable;

/// What the templates of a mail need besides the block that they set: the edition, its words, links and pictures.
public final class MailSetting {
  public static final String HEADLINE_FONT = "font-family:Georgia,'Times New Roman',serif;line-height:1.2;";

  /// Pixels of text and pictures between the margins.
  public static final int MEASURE = 552;

  /// What inboxes show after the preheader: nothing. Without it they go on with the first words of the mail.
  public static final String AFTER_PREHEADER = "\u00a0\u200c\u034f".repeat(110);

  /// A teaser's picture, in pixels.
  public static final int THUMB = 160;

  /// Between two pictures that stand side by side.
  private static final int GAP = 16;

  /// Outlook on Windows knows no margins within a line.
  public static final String GAP_IN_OUTLOOK = "<!--[if mso]>&ensp;<![endif]-->";

  private static final int TALLEST = 620;
  private static final int LARGEST_NAME = 56;
  private static final int PHONE = 272;
  private static final int DATE = 110;
  private static final int SHORT_MONTH = 7;
  private static final int MOST_DIGITS = 8;
  private static final int MOST_NAMED = 8;

  private final Manuscript manuscript;
  private final MailFooter footer;
  private final MailPictures pictures;
  private final Speech speech;
  private final Texts texts;
  private final Palette colours;
  private final MailMarkdown html;
  private final MailMarkdown besideDate;
  private final PlainMarkdown plain;
  private final boolean brief;

  /// @param brief leaves the long texts of blocks out, when the mail would be too large with them
  MailSetting(Manuscript manuscript, MailFooter footer, MailPictures pictures, boolean brief) {
    this(manuscript, footer, pictures, brief, Speech.of(null, manuscript.edition().language()));
  }

  private MailSetting(
      Manuscript manuscript, MailFooter footer, MailPictures pictures, boolean brief, Speech speech) {
    this.manuscript = manuscript;
    this.footer = footer;
    this.pictures = pictures;
    this.brief = brief;
    this.speech = speech;
    texts = Texts.in(speech.words());
    colours = Palette.of(manuscript.imprint().theme());
    html = new MailMarkdown(colours.light(), speech.isRightToLeft(), 0, this::address, this::pictureInText);
    besideDate = new MailMarkdown(colours.light(), speech.isRightToLeft(), DATE, this::address, this::pictureInText);
    plain = new PlainMarkdown(speech.text()::quoted, words -> say("struck", words), this::address, this::wordsInText);
  }

  /// The same for a part in another language.
  MailSetting in(@Nullable TextLanguage language) {
    var other = Speech.of(language, edition().language());
    return other.equals(speech) ? this : new MailSetting(manuscript, footer, pictures, brief, other);
  }

  /// What `lang` and `dir` are within the part that is set.
  public Speech speech() {
    return speech;
  }

  /// What `lang` and `dir` are of a story that is named in a part of the edition’s own language.
  public Speech speech(Story story) {
    return Speech.of(story.language(), edition().language());
  }

  /// The text in the quotation marks of its language.
  public String quoted(String text) {
    return speech.text().quoted(text);
  }

  /// A distance before or after the text, by the direction in which it is read: `0 0 0 18px`.
  public String before(String distance) {
    return speech.isRightToLeft() ? "0 " + distance + " 0 0" : "0 0 0 " + distance;
  }

  /// `dir` of a part within one that is turned round.
  public String direction() {
    return speech.isRightToLeft() ? "rtl" : "ltr";
  }

  /// Room after something that stands in a line.
  public String after(String distance) {
    return speech.isRightToLeft() ? "0 0 0 " + distance : "0 " + distance + " 0 0";
  }

  /// How wide a figure stands: three in a row, or as wide as one of many digits is.
  public String figureWidth(Block.Numbers.Figure figure) {
    return figure.value().length() > MOST_DIGITS ? "min-width:172px;max-width:100%" : "width:172px";
  }

  /// Pixels of a figure, so that one of many digits stays whole on a phone.
  public int figureSize(Block.Numbers.Figure figure) {
    return Math.clamp(Math.round(PHONE / (Math.max(1, figure.value().length()) * 0.72f)), 20, 34);
  }

  public Edition edition() {
    return manuscript.edition();
  }

  public Imprint imprint() {
    return manuscript.imprint();
  }

  public MailFooter footer() {
    return footer;
  }

  public Palette.Scheme colours() {
    return colours.light();
  }

  public Palette.Scheme dark() {
    return colours.dark();
  }

  /// A text of the catalogue, by the part of its key after `editions.mail.`.
  public String say(String key, Object... arguments) {
    return texts.get("editions.mail." + key, arguments);
  }

  /// Why the reader gets it, as text.
  public String why() {
    var own = footer.own();
    return own == null
        ? texts.get(footer.reason().key(), imprint().newsletter(), imprint().municipality())
        : own.whyText();
  }

  /// The same as HTML is to show it, where it is escaped.
  public String whyShown() {
    var own = footer.own();
    return own == null ? why() : own.whyHtml();
  }

  public String month() {
    return Dates.monthCapitalised(edition().month(), texts.language());
  }

  public String number() {
    var volume = edition().volume();
    var number = Integer.toString(edition().number());
    return volume == null ? say("number", number) : say("number-volume", number, volume.toString());
  }

  /// What a mail program shows after the subject.
  public String preheader() {
    var stories = edition().stories();
    if (stories.isEmpty()) {
      return imprint().tagline();
    }
    var standfirst = stories.getFirst().standfirst();
    return standfirst == null
        ? say("preheader", stories.stream().map(Story::title).collect(Collectors.joining(", ")))
        : Shorten.words(standfirst, 140);
  }

  /// Pixels of the newsletter's name, so that its longest word fits so wide a place.
  public int nameSize(int width) {
    var longest = Arrays.stream(imprint().newsletter().split("[\\s-]+")).mapToInt(String::length).max().orElse(1);
    return Math.clamp(Math.round(width / (Math.max(1, longest) * 0.72f)), 14, LARGEST_NAME);
  }

  /// Whether the month must stand below the name rather than beside it.
  public boolean hasLongName() {
    return imprint().newsletter().length() > 8;
  }

  /// Pixels of a headline: the lead's, that of the two stories after it, and that of the others.
  public int headlineSize(Story story) {
    var place = edition().stories().indexOf(story);
    return place == 0 ? 34 : place <= 2 ? 25 : 20;
  }

  /// The first story: it has the picture and the button.
  public boolean leads(Story story) {
    return story.equals(edition().stories().getFirst());
  }

  /// Whether the title line is no more than the first story's headline, and need not be said twice.
  public boolean titleIsLead() {
    var stories = edition().stories();
    return !stories.isEmpty() && stories.getFirst().headline().equals(edition().title());
  }

  /// All stories but the lead, each once.
  public List<Story> others() {
    return edition().stories().stream().skip(1).distinct().toList();
  }

  /// The first of them, as the list of what else is in the issue names only some.
  public List<Story> named() {
    var others = others();
    return others.size() <= MOST_NAMED + 1 ? others : others.subList(0, MOST_NAMED);
  }

  /// What stands under the headline of a story that goes on elsewhere.
  public @Nullable String teaser(Block.StoryTeaser block) {
    return block.text() == null ? block.story().standfirst() : block.text();
  }

  /// Municipality and postal address.
  public String sender() {
    return imprint().nameAndAddress();
  }

  public @Nullable String editionUrl() {
    return onSite(Addresses.edition(edition().audience(), edition().slug()));
  }

  public @Nullable String storyUrl(Story story) {
    return onSite(Addresses.story(edition(), story));
  }

  /// Where tips go by a form; null where the site's address is not known.
  public @Nullable String tipUrl() {
    return onSite("/tip");
  }

  private @Nullable String onSite(String path) {
    var site = imprint().site();
    return site == null ? null : site + path;
  }

  public String goOn(Story story) {
    if (leads(story)) {
      return say("read-story");
    }
    return say(edition().audience() == Audience.STAFF ? "read-on-staff" : "read-on");
  }

  /// An address that may stand in a mail, made whole: to the web, to a mailbox, or a path on the own site. Null for
  /// others.
  public @Nullable String address(@Nullable String target) {
    if (target == null) {
      return null;
    }
    var trimmed = target.strip();
    if (trimmed.matches("(?i)(?:https?://|mailto:|tel:|sms:)[^\\s\"<>]+")) {
      return trimmed;
    }
    if (trimmed.matches("[^\\s\"<>@:/?]+@[^\\s\"<>@:/?]+")) {
      return "mailto:" + trimmed;
    }
    var site = imprint().site();
    return site != null && trimmed.matches("/([^/\\s\"<>][^\\s\"<>]*)?") ? site + trimmed : null;
  }

  /// The address as one writes it in a text: a mailbox without `mailto:`.
  public @Nullable String written(@Nullable String target) {
    var url = address(target);
    return url == null ? null : url.replaceFirst("^(?:mailto|tel|sms):", "");
  }

  /// A subscriber without a page for stopping writes to the editors; one who got a test mail has nothing to stop.
  public boolean stopsByWriting() {
    return hasContact() && footer.reason() != MailFooter.Reason.TEST;
  }

  /// Where no address is known either, the reader has one to answer to.
  public boolean stopsByAnswering() {
    return !hasContact() && footer.reason() != MailFooter.Reason.TEST;
  }

  public boolean hasContact() {
    return !imprint().contactMail().isBlank();
  }

  /// The text as HTML; its headings begin below the headline of its block.
  public String rich(String markdown) {
    return html.render(Markdown.parse(markdown, 3));
  }

  /// The text of a block that is no story: shortened when the mail would be too large with it.
  public String richOrShort(String markdown) {
    return rich(shortened(markdown));
  }

  /// The same beside the leaf of a calendar.
  public String richOrShortBesideDate(String markdown) {
    return besideDate.render(Markdown.parse(shortened(markdown), 3));
  }

  private String shortened(String markdown) {
    return brief && markdown.length() > 600 ? Shorten.words(Markdown.plain(markdown), 500) : markdown;
  }

  /// The text as plain text.
  public String plain(String markdown) {
    return plain.render(Markdown.parse(markdown, 3));
  }

  public MailPicture picture(PictureUse use) {
    return picture(use.file(), use.decorative() ? "" : use.alt(), use.words());
  }

  /// The pictures of a gallery in rows: those that are as high as wide, or higher, stand two abreast.
  public List<List<PictureUse>> rows(Block.Pictures block) {
    var rows = new ArrayList<List<PictureUse>>();
    for (var use : block.pictures()) {
      var before = rows.isEmpty() ? List.<PictureUse>of() : rows.getLast();
      if (before.size() == 1 && MailPictures.isHalf(block, use, manuscript) && MailPictures.isHalf(block, before.getFirst(), manuscript)) {
        before.add(use);
      } else {
        rows.add(new ArrayList<>(List.of(use)));
      }
    }
    return rows;
  }

  public boolean isHalf(Block.Pictures block, PictureUse use) {
    return MailPictures.isHalf(block, use, manuscript);
  }

  /// How much of the width a picture takes that stands beside another, in percent, so that both are equally high.
  public int share(List<PictureUse> row, PictureUse use) {
    var all = row.size() == 1 ? 2 * ratio(use) : row.stream().mapToDouble(this::ratio).sum();
    return (int) Math.round(ratio(use) / all * 100);
  }

  private double ratio(PictureUse use) {
    var picture = manuscript.picture(use);
    return (double) picture.width() / picture.height();
  }

  /// A picture beside another.
  public MailPicture half(List<PictureUse> row, PictureUse use) {
    var whole = picture(use);
    var words = whole.words();
    return new MailPicture(whole.source(), (MEASURE - GAP) * share(row, use) / 100, whole.alt(), words == null ? null : speech.divided(words));
  }

  /// Keeps two pictures apart that stand side by side.
  public String besideEdge(boolean first) {
    return first == speech.isRightToLeft() ? "0 0 0 " + GAP / 2 + "px" : "0 " + GAP / 2 + "px 0 0";
  }

  /// Keeps a teaser's text from its picture, on the side on which that stands.
  public String thumbGap() {
    return speech.isRightToLeft() ? "0 0 0 24px" : "0 24px 0 0";
  }

  /// A teaser's picture, beside its text.
  public MailPicture thumb(PictureUse use) {
    var picture = pictures.find(use.file());
    return picture == null
        ? new MailPicture(null, 0, use.alt(), null)
        : new MailPicture("cid:" + MailPictures.contentId(picture), THUMB, use.decorative() ? "" : use.alt(), null);
  }

  private MailPicture picture(String file, String alt, @Nullable String words) {
    var picture = pictures.find(file);
    if (picture == null) {
      return new MailPicture(null, 0, alt, words);
    }
    var tallest = Math.round((float) TALLEST * picture.width() / picture.height());
    var width = Math.min(Math.min(picture.width(), MEASURE), tallest);
    return new MailPicture("cid:" + MailPictures.contentId(picture), width, alt, words);
  }

  private @Nullable MailPicture pictureInText(Image image) {
    if (!manuscript.pictures().containsKey(image.getDestination())) {
      return null;
    }
    return picture(image.getDestination(), Markdown.alt(image), image.getTitle());
  }

  private String wordsInText(Image image) {
    return pictureWords(Markdown.alt(image), image.getTitle());
  }

  /// What stands for a picture in the text part; empty for one that is only decoration.
  public String pictureWords(PictureUse use) {
    return pictureWords(use.decorative() ? "" : use.alt(), picture(use).words());
  }

  private String pictureWords(String alt, @Nullable String words) {
    if (words == null) {
      return alt.isEmpty() ? "" : "[" + say("picture", alt) + "]";
    }
    return alt.isEmpty() ? "[" + words + "]" : "[" + say("picture-caption", alt, words) + "]";
  }

  static String pictureHtml(MailPicture picture, Palette.Scheme colours) {
    return Templates.html("editions/mail/picture.jte", Map.of("picture", picture, "colours", colours)).strip();
  }

  static String quoteStyle(Palette.Scheme colours, boolean rightToLeft) {
    return "margin:18px 0;"
        + (rightToLeft ? "padding:2px 18px 2px 0;border-right:4px solid " : "padding:2px 0 2px 18px;border-left:4px solid ")
        + colours.get(Token.MARK)
        + ";font-family:Georgia,'Times New Roman',serif;font-size:21px;line-height:1.4";
  }

  static String sourceStyle(Palette.Scheme colours) {
    return "margin:6px 0 0;font-family:Helvetica,Arial,sans-serif;font-size:14px;color:" + colours.get(Token.SOFT_INK);
  }

  public String monthOf(LocalDateTime time) {
    return DateTimeFormatter.ofPattern("LLLL", texts.language().locale()).format(time);
  }

  /// Pixels of a month's name, so that the longest have room on their leaf.
  public int monthSize(LocalDateTime time) {
    return monthOf(time).length() > SHORT_MONTH ? 11 : 13;
  }

  /// `Torsdag 19. marts`.
  public String day(LocalDate day) {
    return capitalised(Dates.day(day, texts.language()));
  }

  /// `Torsdag 9. april`, or as the editors said it: `I marts`.
  public String when(Block.NextIssue next) {
    return capitalised(next.inWords(texts.language()));
  }

  public String date(LocalDate day) {
    return Dates.date(day, texts.language());
  }

  /// `torsdag 19. marts kl. 17.00`; a time at midnight is meant as the end of the day before.
  public String until(LocalDateTime time) {
    if (time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return Dates.day(time.toLocalDate().minusDays(1), texts.language());
    }
    return time.toLocalTime().isBefore(LocalTime.of(23, 59))
        ? Dates.dayAndTime(time, texts.language())
        : Dates.day(time.toLocalDate(), texts.language());
  }

  public String from(LocalDateTime time) {
    return Dates.dayAndTime(time, texts.language());
  }

  public String untilDay(LocalDate day) {
    return Dates.day(day, texts.language());
  }

  /// `Torsdag 19. marts kl. 17.00 til 18.30`.
  public String when(Block.Invitation invitation) {
    var start = capitalised(Dates.dayAndTime(invitation.start(), texts.language()));
    var end = invitation.end();
    if (end == null) {
      return start;
    }
    return end.toLocalDate().equals(invitation.start().toLocalDate())
        ? say("from-to", start, Dates.time(end.toLocalTime(), texts.language()))
        : say("from-to", start, Dates.dayAndTime(end, texts.language()));
  }

  public String whoWrote(Block.PressMention mention) {
    return mention.source() + ", " + date(mention.date());
  }

  /// »Se videoen på ellebaek.example«: whoever presses it knows where they go.
  public String watch(Block.Video video) {
    return say("watch", LinkTarget.host(video.url()));
  }

  /// Where a story's attachment is on the site; null where that is not known.
  public @Nullable String attachment(Story story, AttachmentUse attachment) {
    var url = storyUrl(story);
    return url == null ? null : Addresses.attachment(url, attachment);
  }

  /// »PDF, 1,2 MB«
  public String facts(AttachmentUse attachment) {
    return attachment.facts(texts);
  }

  public List<RelatedView> related(Story story) {
    return RelatedView.onSite(story, manuscript, this::storyUrl);
  }

  /// Where the reader votes, by their own link; null in a mail that is nobody's.
  public @Nullable String votePage() {
    var own = footer().own();
    return own == null ? null : own.page() + "/stem";
  }

  /// The letter of a quiz option: A, B, C …
  public String letter(int index) {
    return String.valueOf((char) ('A' + index));
  }

  public URI unsubscribe() {
    return Objects.requireNonNull(footer.unsubscribe());
  }

  private String capitalised(String text) {
    return text.substring(0, 1).toUpperCase(texts.language().locale()) + text.substring(1);
  }
}
