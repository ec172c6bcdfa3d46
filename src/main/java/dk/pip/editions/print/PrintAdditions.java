package dk.pip.editions.print;

import dk.pip.editions.Addresses;
import dk.pip.editions.AttachmentUse;
import dk.pip.editions.Block;
import dk.pip.editions.PressArticle;
import dk.pip.editions.Story;
import dk.pip.editions.render.RelatedView;
import dk.pip.papers.Fo;
import dk.pip.papers.Type;
import java.util.ArrayList;
import java.util.List;

/// What a story brings along, on paper: in words, each with the address that one would type.
final class PrintAdditions {
  private final PrintSetting setting;

  PrintAdditions(PrintSetting setting) {
    this.setting = setting;
  }

  List<Fo> of(Story story) {
    var additions = new ArrayList<Fo>();
    var added = story.additions();
    if (added.video() != null) {
      additions.add(video(added.video()));
    }
    if (!added.attachments().isEmpty() && setting.address(story) instanceof String address) {
      additions.add(attachments(address, added.attachments()));
    }
    if (added.press() != null) {
      additions.add(press(added.press()));
    }
    var related = RelatedView.onSite(story, setting.manuscript(), setting::address);
    if (!related.isEmpty()) {
      additions.add(related(related));
    }
    return additions;
  }

  private static Fo whole() {
    return Fo.group().set("keep-together.within-column", "always");
  }

  private Fo name(String text) {
    return setting.ours(setting.section(text));
  }

  private Fo video(Block.Video video) {
    var part = whole().add(name(video.duration() == null ? setting.say("video") : setting.say("video-duration", video.duration())));
    part.add(setting.plain(Type.STRONG, video.title()));
    part.add(setting.watch(video.url()));
    if (video.until() != null) {
      part.add(setting.ours(setting.soft(Type.SMALL, setting.say("video-until", setting.date(video.until())))));
    }
    return part;
  }

  private Fo attachments(String story, List<AttachmentUse> attachments) {
    var part = whole().add(name(setting.say("attachments")));
    for (var attachment : attachments) {
      part.add(setting.further(attachment.title() + " (" + setting.facts(attachment) + ")", Addresses.attachment(story, attachment)));
    }
    return part;
  }

  private Fo press(PressArticle press) {
    var part = whole().add(name(setting.say("press"))).add(setting.further(press.title(), press.url()));
    if (press.summary() != null) {
      part.add(setting.plain(Type.TEXT, press.summary()));
    }
    return part.add(setting.ours(setting.soft(Type.SMALL, press.source() + ", " + setting.date(press.date()))));
  }

  private Fo related(List<RelatedView> related) {
    var part = whole().add(name(setting.say("related")));
    related.forEach(story -> part.add(setting.further(story.title(), story.url())));
    return part;
  }
}
