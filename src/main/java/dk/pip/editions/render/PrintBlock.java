package dk.pip.editions.render;

import dk.pip.editions.Block;
import dk.pip.editions.Story;
import dk.pip.shared.Templates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/// A block as it is set on paper.
///
/// @param id what links and bookmarks in the document refer to
record PrintBlock(String id, Block block, PrintSetting setting) {
  private static final int SHORT = 900;

  /// What the block is called among the bookmarks.
  String name() {
    return switch (block) {
      case Block.Greeting _ -> setting.say("greeting");
      case Block.AlsoInThisIssue _ -> setting.say("also");
      case Block.StoryInFull(var story) -> story.title();
      case Block.StoryTeaser(var story, _) -> story.title();
      case Block.PullQuote _ -> setting.say("quote");
      case Block.Pictures pictures -> pictures.title() == null ? setting.say("pictures") : pictures.title();
      case Block.Numbers numbers -> numbers.title() == null ? setting.say("numbers") : numbers.title();
      case Block.Invitation invitation -> invitation.title();
      case Block.Quiz quiz -> quiz.title();
      case Block.Video video -> video.title();
      case Block.PressMention _ -> setting.say("press");
      case Block.Thanks thanks -> thanks.title();
      case Block.InfoBox box -> box.title();
      case Block.NextIssue _ -> setting.say("next-issue");
    };
  }

  /// Whether it shares a pair of columns with its neighbours of this kind; all others have the width of the page.
  boolean isCard() {
    return switch (block) {
      case Block.Greeting _,
          Block.AlsoInThisIssue _,
          Block.StoryTeaser _,
          Block.Invitation _,
          Block.Quiz _,
          Block.Video _,
          Block.PressMention _,
          Block.Thanks _,
          Block.InfoBox _,
          Block.NextIssue _ ->
          true;
      case Block.StoryInFull _, Block.PullQuote _, Block.Pictures _, Block.Numbers _ -> false;
    };
  }

  /// Whether it may stand in the narrow column of the front page.
  boolean fitsBesideLead() {
    return switch (block) {
      case Block.Greeting greeting -> greeting.text().length() < SHORT;
      case Block.Thanks thanks -> thanks.text().length() < SHORT;
      case Block.InfoBox box -> box.text().length() < SHORT;
      case Block.AlsoInThisIssue _, Block.Invitation _, Block.PressMention _ -> true;
      case Block.StoryInFull _,
          Block.StoryTeaser _,
          Block.PullQuote _,
          Block.Pictures _,
          Block.Numbers _,
          Block.Quiz _,
          Block.Video _,
          Block.NextIssue _ ->
          false;
    };
  }

  boolean isStory() {
    return block instanceof Block.StoryInFull || block instanceof Block.StoryTeaser;
  }

  /// The pieces of the block.
  ///
  /// @param also the lines of the box "also in this issue", if the block is that
  List<Element> pieces(List<PrintEntry> also) {
    return pieces(also, false);
  }

  /// The pieces of the block where it has the width of the page, though others of its kind don't.
  List<Element> alone(List<PrintEntry> also) {
    var small = isPicturedTeaser() && setting.layout() != PrintLayout.LARGE;
    var pieces =
        small
            ? set("teaser", Map.of("p", setting, "id", id, "block", block, "lead", false, "small", true))
            : pieces(also);
    if (pieces.size() == 1) {
      pieces.getFirst().addClass("wide");
    } else if (block instanceof Block.InfoBox box && box.text().length() < SHORT) {
      var whole = new Element("div").addClass("piece whole wide");
      pieces.forEach(whole::appendChild);
      return List.of(whole);
    }
    return pieces;
  }

  boolean isPicturedTeaser() {
    return block instanceof Block.StoryTeaser(var story, _) && story.picture() != null;
  }

  /// The pieces of the story that opens the front page.
  List<Element> lead() {
    return pieces(List.of(), true);
  }

  private List<Element> pieces(List<PrintEntry> also, boolean lead) {
    return switch (block) {
      case Block.Greeting _ -> set("greeting");
      case Block.AlsoInThisIssue _ -> also(also, also.size());
      case Block.StoryInFull(Story story) ->
          set("story", Map.of("p", setting, "id", id, "story", story, "lead", lead));
      case Block.StoryTeaser teaser ->
          set("teaser", Map.of("p", setting, "id", id, "block", teaser, "lead", lead));
      case Block.PullQuote _ -> set("quote");
      case Block.Pictures _ -> set("pictures");
      case Block.Numbers _ -> set("numbers");
      case Block.Invitation _ -> set("invitation");
      case Block.Quiz _ -> set("quiz");
      case Block.Video _ -> set("video");
      case Block.PressMention _ -> set("press");
      case Block.Thanks _ -> set("thanks");
      case Block.InfoBox _ -> set("info");
      case Block.NextIssue _ -> set("next");
    };
  }

  /// The box with only the first entries.
  List<Element> also(List<PrintEntry> also, int shown) {
    var parameters =
        Map.of("p", setting, "id", id, "entries", also.subList(0, shown), "more", also.size() - shown);
    return set("also", parameters);
  }

  private List<Element> set(String template) {
    return set(template, Map.of("p", setting, "id", id, "block", block));
  }

  static List<Element> set(String template, Map<String, Object> parameters) {
    var html = Templates.html("editions/print/" + template + ".jte", new HashMap<>(parameters));
    var body = Jsoup.parseBodyFragment(html).body();
    tidy(body);
    return List.copyOf(body.children());
  }

  /// Gives text beside links and emphasis an element of its own, else it would be painted, and so copied, before them;
  /// and takes away the blanks between boxes that stand side by side.
  private static void tidy(Element body) {
    for (var element : body.select(":has(> *)")) {
      for (var text : element.textNodes()) {
        if (!text.isBlank()) {
          text.wrap("<span></span>");
        } else if (element.nameIs("div")) {
          text.remove();
        }
      }
    }
  }
}
