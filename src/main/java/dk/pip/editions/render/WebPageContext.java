package dk.pip.editions.render;

import dk.pip.editions.AttachmentUse;
import dk.pip.editions.Block.Figure;
import dk.pip.editions.Block.Invitation;
import dk.pip.editions.Block.NextIssue;
import dk.pip.editions.Block.Pictures;
import dk.pip.editions.Block.Quiz;
import dk.pip.editions.Block.VoteCall;
import dk.pip.editions.Edition;
import dk.pip.editions.FollowedPromise;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.editions.TextLanguage;
import dk.pip.frame.PageAbout;
import dk.pip.markdown.LinkTarget;
import dk.pip.pictures.Picture;
import dk.pip.shared.Dates;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import gg.jte.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the templates of one page ask for: texts, dates, links, pictures and what is over.
public final class WebPageContext {
  private static final List<Integer> WIDTHS = List.of(480, 960, 1600);

  private static final Pattern SAFE = Pattern.compile("https?://|mailto:|tel:|sms:", Pattern.CASE_INSENSITIVE);

  private final Manuscript manuscript;
  private final PageLinks links;
  private final Instant at;
  private final Speech speech;
  private final Texts texts;
  private final WebMarkdown markdown;

  WebPageContext(Manuscript manuscript, PageLinks links, Instant at) {
    this(manuscript, links, at, Speech.of(null, manuscript.edition().language()));
  }

  private WebPageContext(Manuscript manuscript, PageLinks links, Instant at, Speech speech) {
    this.manuscript = manuscript;
    this.links = links;
    this.at = at;
    this.speech = speech;
    this.texts = Texts.in(speech.words());
    this.markdown =
        new WebMarkdown(
            this::pictureInText,
            new WebMarkdown.Words(t("table"), t("table.sideways"), alt -> t("picture.whole", alt)));
  }

  /// The same for a part in another language.
  public WebPageContext in(@Nullable TextLanguage language) {
    var other = Speech.of(language, edition().language());
    return other.equals(speech) ? this : new WebPageContext(manuscript, links, at, other);
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

  public Edition edition() {
    return manuscript.edition();
  }

  public PageLinks links() {
    return links;
  }

  public Texts texts() {
    return texts;
  }

  public Language language() {
    return texts.language();
  }

  public String t(String key, Object... arguments) {
    return texts.get("editions.web." + key, arguments);
  }

  public String day(LocalDate day) {
    return Dates.day(day, language());
  }

  public String date(LocalDate day) {
    return Dates.date(day, language());
  }

  public String monthName(LocalDate day) {
    return DateTimeFormatter.ofPattern("LLLL", language().locale()).format(day);
  }

  /// CommonMark as HTML, its highest heading at the level given.
  public Content markdown(String text, int topLevel) {
    var html = markdown.html(text, topLevel);
    return output -> output.writeContent(html);
  }

  /// How a story in full stands where it has the page to itself.
  public String whole(Story story) {
    return WholeStory.of(story).style();
  }

  /// The style of a box with so long a text.
  public String box(@Nullable String text) {
    return WebItem.isLong(text) ? "box-long" : "";
  }

  public String story(Story story) {
    return links.story(edition(), story);
  }

  /// The stories that are named after one.
  public List<RelatedView> related(Story story) {
    return RelatedView.of(story, edition(), other -> links.story(edition(), other), address -> links.published(address, manuscript.imprint().site()));
  }

  /// Where a promise is read; null where it has no page, or the site isn't known.
  public @Nullable String promise(FollowedPromise promise) {
    var path = promise.path();
    return path == null ? null : links.published(path, manuscript.imprint().site());
  }

  /// Where what came of a vote is read; null where the site isn't known.
  public @Nullable String vote(VoteCall vote) {
    return links.published(vote.path(), manuscript.imprint().site());
  }

  public String attachment(Story story, AttachmentUse attachment) {
    return links.attachment(edition(), story, attachment);
  }

  /// Whose page an address leads to: `ellebaek.example` for `https://www.ellebaek.example/video`.
  public static String host(String address) {
    return LinkTarget.host(address);
  }

  public boolean isOver(@Nullable Instant end) {
    return end != null && !at.isBefore(end);
  }

  public boolean signUpIsOver(Invitation invitation) {
    var deadline = invitation.deadline();
    return deadline != null && isOver(Dates.instant(deadline)) || isOver(invitation.ends());
  }

  public boolean isNotOpenYet(Quiz quiz) {
    return isBefore(quiz.opens());
  }

  public boolean isNotOpenYet(VoteCall vote) {
    return isBefore(vote.opens());
  }

  private boolean isBefore(@Nullable LocalDateTime opens) {
    return opens != null && at.isBefore(Dates.instant(opens));
  }

  /// `Torsdag 19. marts kl. 17.00 til 18.30`.
  public String when(Invitation invitation) {
    var start = invitation.start();
    var end = invitation.end();
    var beginning = capitalised(Dates.dayAndTime(start, language()));
    if (end == null) {
      return beginning;
    }
    if (end.toLocalDate().equals(start.toLocalDate())) {
      return t("until", beginning, Dates.time(end.toLocalTime(), language()));
    }
    return t("until", beginning, Dates.dayAndTime(end, language()));
  }

  /// A last moment: `torsdag 12. marts kl. 12.00`, or the day alone where it ends with the day.
  public String deadline(LocalDateTime deadline) {
    if (deadline.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      return day(deadline.toLocalDate().minusDays(1));
    }
    if (deadline.getHour() == 23 && deadline.getMinute() == 59) {
      return day(deadline.toLocalDate());
    }
    return Dates.dayAndTime(deadline, language());
  }

  public String dayAndTime(LocalDateTime time) {
    return Dates.dayAndTime(time, language());
  }

  public @Nullable String signUpAddress(Invitation invitation) {
    var address = invitation.signUpUrl();
    if (address == null || address.contains(":")) {
      return safe(address);
    }
    return "mailto:" + address;
  }

  /// The address if it leads to the web or to mail, else null: a link without an address is only its words.
  public static @Nullable String safe(@Nullable String address) {
    return address != null && SAFE.matcher(address).lookingAt() ? address : null;
  }

  /// How a figure is set: its number with a short unit beside it, and what it is of, with a long one.
  public FigureView figure(Figure figure) {
    return FigureView.of(figure);
  }

  /// What the foot says of the next issue.
  public PageAbout.NextIssue nextIssue(NextIssue next) {
    if (isOver(next.ends())) {
      return new PageAbout.NextIssue(List.of(t("next-issue.out")), null);
    }
    var lines = new ArrayList<String>();
    lines.add(capitalised(next.inWords(language())) + ".");
    var tipsBy = next.tipsBy();
    if (tipsBy != null && !isOver(Dates.endOf(tipsBy))) {
      lines.add(t("next-issue.tips-by", day(tipsBy)));
    }
    return new PageAbout.NextIssue(lines, next.text() == null ? null : markdown.html(next.text(), 3));
  }

  public PictureView picture(PictureUse use, String sizes) {
    var alt = use.decorative() ? "" : use.alt();
    return view(manuscript.picture(use), alt, use.closedCaption(), use.credit(), sizes);
  }

  /// A picture in a row of others.
  public PictureView picture(GalleryPicture picture) {
    var view = picture(picture.use(), picture.sizes());
    var caption = view.caption();
    return caption == null ? view : view.withCaption(speech.divided(caption));
  }

  public List<GalleryPicture> gallery(Pictures block) {
    return GalleryPicture.of(block.pictures(), manuscript);
  }

  /// Whether it is one portrait or poster by itself.
  public boolean isUpright(Pictures block) {
    return WebHeights.isPoster(block, manuscript);
  }

  static String capitalised(String text) {
    return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private @Nullable PictureView pictureInText(String file, String alt) {
    var picture = manuscript.pictures().get(file);
    return picture == null ? null : view(picture, alt, null, null, "(min-width: 48em) 42rem, 100vw");
  }

  private PictureView view(
      Picture picture, String alt, @Nullable String caption, @Nullable String credit, String sizes) {
    var set = new StringBuilder();
    var source = "";
    var whole = "";
    for (var width : WIDTHS) {
      var address = links.picture(picture, width);
      whole = address;
      set.append(set.isEmpty() ? "" : ", ").append(address).append(' ').append(Math.min(width, picture.width())).append('w');
      if (source.isEmpty() || width == 960) {
        source = address;
      }
      if (picture.width() <= width) {
        break;
      }
    }
    return new PictureView(source, whole, set.toString(), sizes, picture.width(), picture.height(), alt, caption, credit);
  }
}
