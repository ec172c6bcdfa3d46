package dk.pip.editions.render;

import dk.pip.editions.Addresses;
import dk.pip.editions.Block;
import dk.pip.editions.Block.AlsoInThisIssue;
import dk.pip.editions.Block.FollowUp;
import dk.pip.editions.Block.Greeting;
import dk.pip.editions.Block.InfoBox;
import dk.pip.editions.Block.Invitation;
import dk.pip.editions.Block.NextIssue;
import dk.pip.editions.Block.Numbers;
import dk.pip.editions.Block.Pictures;
import dk.pip.editions.Block.PressMention;
import dk.pip.editions.Block.PullQuote;
import dk.pip.editions.Block.Quiz;
import dk.pip.editions.Block.StoryInFull;
import dk.pip.editions.Block.StoryTeaser;
import dk.pip.editions.Block.Thanks;
import dk.pip.editions.Block.Video;
import dk.pip.editions.Block.VoteCall;
import dk.pip.editions.Edition;
import dk.pip.editions.Manuscript;
import dk.pip.editions.PictureUse;
import dk.pip.editions.Story;
import dk.pip.frame.Assets;
import dk.pip.frame.PageAbout;
import dk.pip.frame.PublicFrame;
import dk.pip.frame.PublicFrames;
import dk.pip.markdown.Markdown;
import dk.pip.pictures.Picture;
import dk.pip.shared.Audience;
import dk.pip.shared.Dates;
import dk.pip.shared.Letters;
import dk.pip.shared.LineBreaks;
import dk.pip.shared.Templates;
import dk.pip.shared.Texts;
import gg.jte.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Sets an edition as web pages. Pure: the same manuscript, setting and time give the same bytes.
public final class WebRenderer {
  private static final String FOLDER = "editions/web/";
  private static final int DESCRIPTION_LENGTH = 200;
  private static final int SHARED_WIDTH = 960;
  private static final int LEAST_SHARED = 200;

  private final Manuscript manuscript;
  private final WebSetting setting;
  private final History history;
  private final Edition edition;
  private final Texts texts;

  private WebRenderer(Manuscript manuscript, WebSetting setting) {
    this.manuscript = manuscript;
    this.setting = setting;
    this.edition = manuscript.edition();
    this.history =
        setting.history() == null ? History.first(edition, manuscript.imprint(), setting.at()) : setting.history();
    this.texts = Texts.in(edition.language());
  }

  /// Renders the edition's page, a page for each story and a calendar file for each invitation.
  public static WebEdition render(Manuscript manuscript, WebSetting setting) {
    return new WebRenderer(manuscript, setting).render();
  }

  /// When the pages change by themselves, in order: render them anew for each of these times.
  public static List<Instant> changes(Edition edition) {
    var changes = new TreeSet<Instant>();
    for (var block : edition.blocks()) {
      var ends = block.ends();
      if (ends != null) {
        changes.add(ends);
      }
      if (story(block) instanceof Story story && story.additions().video() instanceof Video video && video.ends() instanceof Instant gone) {
        changes.add(gone);
      }
      if (block instanceof Invitation invitation && invitation.deadline() != null) {
        changes.add(Dates.instant(invitation.deadline()));
      }
      if (block instanceof Quiz quiz && quiz.opens() != null) {
        changes.add(Dates.instant(quiz.opens()));
      }
      if (block instanceof VoteCall vote && vote.opens() != null) {
        changes.add(Dates.instant(vote.opens()));
      }
      if (block instanceof NextIssue next && next.tipsBy() != null) {
        changes.add(Dates.endOf(next.tipsBy()));
      }
    }
    return List.copyOf(changes);
  }

  private static @Nullable Story story(Block block) {
    return switch (block) {
      case StoryInFull(var story) -> story;
      case StoryTeaser(var story, _) -> story;
      default -> null;
    };
  }

  private WebEdition render() {
    var pages = new ArrayList<WebPage>();
    if (!edition.isSingle()) {
      pages.add(editionPage());
    }
    var stories = edition.stories();
    for (var i = 0; i < stories.size(); i++) {
      var previous = i == 0 ? null : stories.get(i - 1);
      var next = i == stories.size() - 1 ? null : stories.get(i + 1);
      pages.add(storyPage(stories.get(i), previous, next));
    }
    var calendars = new ArrayList<CalendarFile>();
    for (var invitation : CalendarEntries.invitations(edition)) {
      var entry = history.calendar().get(calendars.size());
      var path = setting.links().calendarPath(edition, entry.key());
      calendars.add(CalendarFile.of(path, entry, invitation, manuscript.imprint()));
    }
    return new WebEdition(pages, calendars, changes(edition));
  }

  private WebPage editionPage() {
    var path = setting.links().path(edition);
    var context = new WebPageContext(manuscript, setting.links().from(path), setting.at());
    Content opening = null;
    Content lead = null;
    var all = edition.stories();
    var first = all.isEmpty() ? null : all.getFirst();
    var also = new ArrayList<Story>();
    var listed = false;
    var items = new ArrayList<WebItem>();
    var invitations = 0;
    for (var block : edition.blocks()) {
      var part = context.in(block.language());
      switch (block) {
        case StoryInFull full when full.story() == first ->
            lead = set(part, "lead", "story", first, "text", first.standfirst(), "whole", true);
        case StoryTeaser teaser when teaser.story() == first -> {
          var text = teaser.text() == null ? first.standfirst() : teaser.text();
          lead = set(part, "lead", "story", first, "text", text, "whole", false);
        }
        case StoryInFull full -> {
          also.add(full.story());
          items.add(item(block, set(part, "block/story", "story", full.story())));
        }
        case StoryTeaser teaser -> {
          var story = teaser.story();
          also.add(story);
          var text = teaser.text() == null ? story.standfirst() : teaser.text();
          items.add(item(block, set(part, "block/teaser", "story", story, "text", text)));
        }
        case AlsoInThisIssue _ -> listed = true;
        case Greeting greeting -> {
          var content = set(part, "block/greeting", "block", greeting);
          if (opening == null && lead == null && startsInFull(first)) {
            opening = content;
          } else {
            items.add(item(block, content));
          }
        }
        case PullQuote quote -> items.add(item(block, set(part, "block/quote", "block", quote)));
        case Pictures pictures -> items.add(item(block, set(part, "block/pictures", "block", pictures)));
        case Numbers numbers -> items.add(item(block, set(part, "block/numbers", "block", numbers)));
        case Invitation invitation -> {
          var calendar = context.links().calendar(edition, history.calendar().get(invitations++).key());
          items.add(item(block, set(part, "block/invitation", "block", invitation, "calendar", calendar)));
        }
        case Quiz quiz -> items.add(item(block, set(part, "block/quiz", "block", quiz)));
        case Video video -> items.add(item(block, set(part, "block/video", "block", video)));
        case PressMention mention -> items.add(item(block, set(part, "block/press", "block", mention)));
        case VoteCall vote -> items.add(item(block, set(part, "block/vote", "block", vote)));
        case Thanks thanks -> items.add(item(block, set(part, "block/thanks", "block", thanks)));
        case FollowUp follow -> items.add(item(block, set(part, "block/followup", "block", follow)));
        case InfoBox box -> items.add(item(block, set(part, "block/infobox", "block", box)));
        case NextIssue _ -> {}
      }
    }
    var title = edition.title() + " – " + Dates.month(edition.month(), edition.language());
    var description = first == null ? manuscript.imprint().tagline() : first.standfirst();
    var about = about(context, path, title, description, first);
    var titleLine = first != null && first.headline().equals(edition.title()) ? null : edition.title();
    var page =
        new EditionPage(
            context, corrections(history.corrections()), titleLine, listed ? also : List.of(), opening, lead, Weave.of(Posters.sideBySide(items, manuscript)));
    return new WebPage(path, about, content("edition", page), frame(context.links(), about));
  }

  /// Whether the first story is there in full: then a greeting that the editor put before it would be screens below.
  private boolean startsInFull(@Nullable Story first) {
    return edition.blocks().stream().anyMatch(block -> block instanceof StoryInFull full && full.story() == first);
  }

  private String content(String template, Object page) {
    return LineBreaks.onWeb(Templates.html(FOLDER + template + ".jte", Map.of("page", page)), edition.language());
  }

  private WebItem item(Block block, Content content) {
    return new WebItem(block, content, WebHeights.of(block, manuscript));
  }

  private WebPage storyPage(Story story, @Nullable Story previous, @Nullable Story next) {
    var path = setting.links().path(edition, story);
    var context = new WebPageContext(manuscript, setting.links().from(path), setting.at());
    var about = about(context, path, story.headline(), story.standfirst(), story);
    var issue = edition.isSingle() ? null : Dates.month(edition.month(), edition.language()) + ", " + numberLine(false);
    var concerning =
        Stream.concat(history.earlier().stream(), history.corrections().stream()).filter(correction -> correction.stories().contains(story.slug())).toList();
    var page = new StoryPage(context, story, corrections(concerning), issue, previous, next);
    return new WebPage(path, about, content("story", page), frame(context.links(), about));
  }

  private PageAbout about(
      WebPageContext context, String path, String title, @Nullable String description, @Nullable Story shared) {
    var links = context.links();
    var issue =
        edition.isSingle()
            ? null
            : new PageAbout.Issue(Dates.monthCapitalised(edition.month(), edition.language()), WebPageContext.capitalised(numberLine(true)));
    PageAbout.NextIssue next = null;
    for (var block : edition.blocks()) {
      if (block instanceof NextIssue announced) {
        next = context.nextIssue(announced);
      }
    }
    var published = edition.published();
    return new PageAbout(
        edition.language(),
        path.startsWith("/") ? path : serverPath(shared, path),
        title,
        shorten(description),
        edition.audience() == Audience.PUBLIC,
        sharedPicture(links, shared),
        published == null ? null : published.toString(),
        issue,
        next,
        edition.isSingle() ? null : links.pdf(edition),
        !edition.isSingle() && path.equals(setting.links().path(edition)));
  }

  /// The frame of a page that stands by itself, without a site around it.
  private PublicFrame frame(PageLinks links, PageAbout about) {
    var imprint = manuscript.imprint();
    var site = about.indexed() ? imprint.site() : null;
    var arms = imprint.arms();
    var head =
        new PublicFrame.Head(
            site == null ? null : site + about.path(),
            site == null ? null : PublicFrame.shared(about, site, links.sharedAsset(Assets.SHARE_CARD)),
            List.of(links.asset(Assets.STYLE)),
            List.of(),
            links.asset("img/bird.svg"));
    var places =
        new PublicFrame.Places(
            links.home(), List.of(), arms == null ? null : links.picture(arms, PublicFrames.ARMS_WIDTH), about.pdf(), null, null, null, null, null);
    return new PublicFrame(imprint, about, head, places, setting.demo());
  }

  /// The page's address on the site when it is itself written to a folder.
  private String serverPath(@Nullable Story shared, String path) {
    return shared == null || !edition.isSingle() && path.equals(setting.links().path(edition))
        ? Addresses.edition(edition.audience(), edition.slug())
        : Addresses.story(edition, shared);
  }

  /// The page's own picture, or one of the edition's. Networks show none that is smaller than 200 pixels.
  private PageAbout.@Nullable SharedPicture sharedPicture(PageLinks links, @Nullable Story shared) {
    return Stream.concat(shared == null ? Stream.empty() : Stream.of(shared), edition.stories().stream())
        .flatMap(WebRenderer::pictures)
        .filter(use -> manuscript.pictures().containsKey(use.file()))
        .filter(use -> Math.min(manuscript.picture(use).width(), sharedHeight(manuscript.picture(use))) >= LEAST_SHARED)
        .findFirst()
        .map(use -> sharedPicture(links, use))
        .orElse(null);
  }

  private PageAbout.SharedPicture sharedPicture(PageLinks links, PictureUse use) {
    var picture = manuscript.picture(use);
    var width = Math.min(picture.width(), SHARED_WIDTH);
    var alt = use.decorative() ? null : use.alt();
    return new PageAbout.SharedPicture(links.sharedPicture(picture, SHARED_WIDTH), width, sharedHeight(picture), alt);
  }

  private static int sharedHeight(Picture picture) {
    return Math.round((float) picture.height() * Math.min(picture.width(), SHARED_WIDTH) / picture.width());
  }

  /// The story's picture and then those in its text.
  private static Stream<PictureUse> pictures(Story story) {
    var pictures = new ArrayList<PictureUse>();
    var own = story.picture();
    if (own != null) {
      pictures.add(own);
    }
    for (var image : Markdown.pictures(story.body())) {
      pictures.add(new PictureUse(image.getDestination(), Markdown.alt(image), false, null, null));
    }
    return pictures.stream();
  }

  private String numberLine(boolean withVolume) {
    var volume = edition.volume();
    return withVolume && volume != null
        ? texts.get("editions.web.number-and-volume", String.valueOf(edition.number()), String.valueOf(volume))
        : texts.get("editions.web.number", String.valueOf(edition.number()));
  }

  private List<String> corrections(List<Correction> corrections) {
    return corrections.stream()
        .map(
            correction ->
                texts.get(
                    "editions.web.corrected",
                    Dates.dateAndTime(Dates.local(correction.at()), edition.language()),
                    correction.what()))
        .toList();
  }

  private static @Nullable String shorten(@Nullable String text) {
    if (text == null || !Letters.moreThan(DESCRIPTION_LENGTH, text)) {
      return text;
    }
    var first = Letters.first(DESCRIPTION_LENGTH - 1, text);
    var space = first.lastIndexOf(' ');
    return (space < 0 ? first : first.substring(0, space)) + "…";
  }

  private static Content set(WebPageContext context, String template, @Nullable Object... pairs) {
    var parameters = new HashMap<String, Object>();
    parameters.put("context", context);
    for (var i = 0; i < pairs.length; i += 2) {
      if (pairs[i] instanceof String name && pairs[i + 1] != null) {
        parameters.put(name, pairs[i + 1]);
      }
    }
    var html = Templates.html(FOLDER + template + ".jte", parameters);
    return output -> output.writeContent(html);
  }
}
