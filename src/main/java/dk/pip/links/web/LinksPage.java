package dk.pip.links.web;

import dk.pip.links.Link;
import dk.pip.links.LinkTrouble;
import dk.pip.links.Links;
import dk.pip.shared.Dates;
import dk.pip.shared.Texts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The links that lead out, those that wait for somebody first.
///
/// @param all whether those that work are shown, too
/// @param isEditor whether whoever looks decides what readers are told
/// @param isOff whether nobody looks after links
public record LinksPage(List<Link> links, boolean all, Links.Count count, boolean isEditor, boolean isOff, Instant now) {
  static final String PLACE = "/redaktion/links";
  private static final String STORY = "/historier/";

  public LinksPage {
    links = List.copyOf(links);
  }

  /// How many of those that are shown wait for somebody.
  public long waiting() {
    return links.stream().filter(Link::waits).count();
  }

  public boolean isFull() {
    return links.size() >= Links.MOST_LISTED;
  }

  /// What is known of it, in one or two sentences.
  public String facts(Link link, Texts texts) {
    var trouble = link.trouble();
    var shown = link.shownDeadAt();
    var said = link.worksSaidAt();
    var checked = link.checkedAt();
    if (shown != null) {
      return texts.get(link.waits() ? "links.works-again" : "links.shown-dead", near(shown, texts));
    }
    if (checked == null) {
      return texts.get("links.unseen");
    }
    if (trouble == null) {
      return texts.get("links.works", near(checked, texts));
    }
    if (said != null) {
      return texts.get("links.granted", near(said, texts)) + " " + trouble(trouble, texts);
    }
    var since = link.failingSince();
    if (link.isDead() && since != null) {
      return texts.get("links.dead", near(since, texts)) + " " + trouble(trouble, texts);
    }
    return trouble.fails() ? texts.get("links.failed", near(checked, texts)) + " " + trouble(trouble, texts) : trouble(trouble, texts);
  }

  private String near(Instant at, Texts texts) {
    return Dates.near(at, now, texts);
  }

  private static String trouble(LinkTrouble trouble, Texts texts) {
    return texts.get("links.trouble." + trouble.word());
  }

  /// Where it stands, each thing once: a story in the making and its page have one title.
  public static List<Link.Where> places(Link link) {
    var byTitle = new LinkedHashMap<String, Link.Where>();
    link.places().forEach(place -> byTitle.putIfAbsent(place.title(), place));
    return List.copyOf(byTitle.values());
  }

  /// Where it is put right, in the story if it stands in one; null where it stands nowhere any more.
  public static @Nullable String mend(Link link) {
    var all = link.places().stream().map(Link.Where::mend).toList();
    return all.stream().filter(mend -> mend.contains(STORY)).findFirst().orElse(all.isEmpty() ? null : all.getFirst());
  }

  /// What it is that is put right.
  public static String mendKey(Link link) {
    var mend = mend(link);
    return mend == null || mend.contains(STORY) ? "links.mend-story" : mend.contains("/udgaver/") ? "links.mend-edition" : "links.mend-page";
  }

  public boolean mayShowDead(Link link) {
    return isEditor && link.shownDeadAt() == null && link.isPublished() && link.trouble() != null && link.worksSaidAt() == null;
  }

  public static boolean maySayThatItWorks(Link link) {
    return link.shownDeadAt() == null && link.fails() && link.worksSaidAt() == null;
  }
}
