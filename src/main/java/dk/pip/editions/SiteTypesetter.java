package dk.pip.editions;

import dk.pip.editions.render.History;
import dk.pip.editions.render.ServerLinks;
import dk.pip.editions.render.WebEdition;
import dk.pip.editions.render.WebPage;
import dk.pip.editions.render.WebRenderer;
import dk.pip.editions.render.WebSetting;
import dk.pip.frame.Assets;
import dk.pip.pictures.Picture;
import dk.pip.pictures.Pictures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/// Sets an edition for the site: each page as it stands when it comes out and as it will stand whenever something on it is
/// over, with the pictures in their widths. The frame is put around it when it is served.
@Component
final class SiteTypesetter implements Typesetter {
  @Override
  public Rendition set(Manuscript manuscript, Instant at, History history) {
    var assets = Assets.of(manuscript.imprint().theme());
    var links = new ServerLinks(assets);
    var setting = new WebSetting(links, at, history, false);
    if (manuscript.edition().isSingle()) {
      Pictures.prepare(manuscript.pictures().values());
      return new Rendition(pages(manuscript, setting), files(manuscript, assets, links), attachments(manuscript.edition()), "", "", List.of(), new byte[0]);
    }
    var whole = Forms.set(manuscript, at, () -> pages(manuscript, setting));
    var forms = whole.forms();
    var pages = new ArrayList<>(whole.web());
    pages.add(PublishedFile.of(links.pdf(manuscript.edition()), at, "application/pdf", forms.pdf()));
    var files = new ArrayList<>(files(manuscript, assets, links));
    for (var picture : forms.mail().pictures()) {
      var address = ServerLinks.picture(picture.sha256(), Pictures.MAIL_WIDTH);
      files.add(new Asset(address, picture.format().contentType(), picture.bytes()));
    }
    return new Rendition(
        pages,
        files,
        attachments(manuscript.edition()),
        forms.mail().page(picture -> ServerLinks.picture(picture.sha256(), Pictures.MAIL_WIDTH)),
        forms.mail().text(),
        forms.leftOut(),
        forms.pdf());
  }

  private static List<PublishedAttachment> attachments(Edition edition) {
    var attachments = new ArrayList<PublishedAttachment>();
    for (var story : edition.stories()) {
      var address = Addresses.story(edition, story);
      story.additions().attachments().forEach(it -> attachments.add(new PublishedAttachment(Addresses.attachment(address, it), it.content())));
    }
    return attachments;
  }

  private static List<PublishedFile> pages(Manuscript manuscript, WebSetting setting) {
    var files = new ArrayList<PublishedFile>();
    var standing = new HashMap<String, PublishedFile>();
    var now = WebRenderer.render(manuscript, setting);
    add(files, standing, now, setting.at());
    for (var calendar : now.calendars()) {
      files.add(
          PublishedFile.of(
              calendar.path(), setting.at(), calendar.contentType(), calendar.text().getBytes(StandardCharsets.UTF_8)));
    }
    for (var change : now.changes()) {
      if (change.isAfter(setting.at())) {
        var later = new WebSetting(setting.links(), change, setting.history(), false);
        add(files, standing, WebRenderer.render(manuscript, later), change);
      }
    }
    return files;
  }

  /// Adds the pages that differ from how they stood before.
  private static void add(List<PublishedFile> files, HashMap<String, PublishedFile> standing, WebEdition web, Instant from) {
    for (WebPage page : web.pages()) {
      var file = PublishedFile.of(page.path(), from, page.about(), page.content());
      var before = standing.put(page.path(), file);
      if (before == null || !file.standsLike(before)) {
        files.add(file);
      }
    }
  }

  private static List<Asset> files(Manuscript manuscript, Assets assets, ServerLinks links) {
    var files = new ArrayList<Asset>();
    for (var file : assets.all()) {
      files.add(new Asset(file.address(), file.contentType(), file.body()));
    }
    var pictures = new LinkedHashSet<Picture>(manuscript.pictures().values());
    if (manuscript.imprint().arms() instanceof Picture arms) {
      pictures.add(arms);
    }
    for (var picture : pictures) {
      var widths = Pictures.PAGE_WIDTHS;
      var scaled = Pictures.scaledTo(picture, widths);
      for (var i = 0; i < widths.size(); i++) {
        var shown = scaled.get(i);
        files.add(new Asset(links.picture(picture, widths.get(i)), shown.format().contentType(), shown.bytes()));
      }
    }
    return files;
  }
}
