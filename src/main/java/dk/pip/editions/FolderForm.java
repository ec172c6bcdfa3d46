package dk.pip.editions;

import dk.pip.editions.render.FolderLinks;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/// A publication as files of one folder that refer to each other: what `./pip publish` writes and what previews show.
///
/// @param files by path: `index.html`, `nyheder/2026/<slug>.html`, `mail.html`, `edition.pdf` …
/// @param findings of all checks
public record FolderForm(Manuscript manuscript, SequencedMap<String, byte[]> files, List<Finding> findings) {
  public static final String PAGE = "index.html";
  public static final String MAIL = "mail.html";
  public static final String TEXT = "mail.txt";
  public static final String MESSAGE = "mail.eml";
  public static final String PRINT = "edition.pdf";

  private static final String MAIL_PICTURE = "billeder/mail-";
  private static final Set<String> NOT_OF_THE_WEB = Set.of(MAIL, TEXT, MESSAGE, PRINT);

  /// Sets an edition at a moment: what has ended by then says so on its pages.
  static FolderForm set(Bundle bundle, Manuscript manuscript, Instant at, boolean demo) {
    var links = new FolderLinks(PRINT);
    var setting = new WebSetting(links, at, null, demo);
    if (manuscript.edition().isSingle()) {
      return single(bundle, manuscript, links, setting);
    }
    var whole = Forms.set(manuscript, at, () -> WebRenderer.render(manuscript, setting));
    var forms = whole.forms();
    var files = new LinkedHashMap<String, byte[]>();
    addPages(files, whole.web());
    files.put(MAIL, utf8(forms.mail().page(FolderForm::mailPicture)));
    files.put(TEXT, utf8(forms.mail().text()));
    files.put(MESSAGE, forms.message());
    files.put(PRINT, forms.pdf());
    addPictures(files, links);
    addAttachments(files, manuscript.edition());
    forms.mail().pictures().forEach(picture -> files.put(mailPicture(picture), picture.bytes()));
    addAssets(files, links, manuscript);
    var findings = new ArrayList<>(Checks.ofContent(bundle));
    var pages = whole.web().pages().stream().map(WebPage::html).toList();
    var set = new SetForms(pages, forms.mail().html(), forms.mail().text(), forms.pdf(), forms.leftOut());
    findings.addAll(Checks.ofForms(bundle, manuscript, set, List.copyOf(findings)));
    return new FolderForm(manuscript, files, findings);
  }

  /// A story by itself is a page of the web, and nothing else.
  private static FolderForm single(Bundle bundle, Manuscript manuscript, FolderLinks links, WebSetting setting) {
    var web = WebRenderer.render(manuscript, setting);
    var files = new LinkedHashMap<String, byte[]>();
    addPages(files, web);
    addPictures(files, links);
    addAttachments(files, manuscript.edition());
    addAssets(files, links, manuscript);
    var findings = new ArrayList<>(Checks.ofContent(bundle));
    var set = new SetForms(web.pages().stream().map(WebPage::html).toList(), "", "", new byte[0], List.of());
    findings.addAll(Checks.ofForms(bundle, manuscript, set, List.copyOf(findings)));
    return new FolderForm(manuscript, files, findings);
  }

  /// Sets the web alone, which is made in no time: for whoever is still arranging. Only the content is checked.
  static FolderForm web(Bundle bundle, Manuscript manuscript, Instant at) {
    var links = new FolderLinks(PRINT);
    var web = WebRenderer.render(manuscript, new WebSetting(links, at, null, false));
    var files = new LinkedHashMap<String, byte[]>();
    addPages(files, web);
    addPictures(files, links);
    addAttachments(files, manuscript.edition());
    addAssets(files, links, manuscript);
    return new FolderForm(manuscript, files, Checks.ofContent(bundle));
  }

  public boolean mayBePublished() {
    return findings.stream().noneMatch(finding -> finding.level() == Finding.Level.BLOCKS);
  }

  /// Whether a file is of the web, and not of mail or print, which take longer to set.
  static boolean isOfTheWeb(String path) {
    return !path.startsWith(MAIL_PICTURE) && !NOT_OF_THE_WEB.contains(path);
  }

  private static void addPages(Map<String, byte[]> files, WebEdition web) {
    web.pages().forEach(page -> files.put(page.path(), utf8(page.html())));
    web.calendars().forEach(calendar -> files.put(calendar.path(), utf8(calendar.text())));
  }

  private static void addAssets(Map<String, byte[]> files, FolderLinks links, Manuscript manuscript) {
    var assets = Assets.of(manuscript.imprint().theme());
    for (var path : links.assets()) {
      assets.with(path).forEach(file -> files.put(file.path(), file.bodyInFolder()));
    }
  }

  private static void addAttachments(Map<String, byte[]> files, Edition edition) {
    for (var story : edition.stories()) {
      story.additions().attachments().forEach(it -> files.put(FolderLinks.attachmentPath(edition, story, it), it.content().bytes()));
    }
  }

  private static void addPictures(Map<String, byte[]> files, FolderLinks links) {
    var byPicture = links.pictures().values().stream().collect(Collectors.groupingBy(FolderLinks.ScaledPicture::picture));
    for (var group : byPicture.entrySet()) {
      var widths = group.getValue().stream().map(FolderLinks.ScaledPicture::width).toList();
      var scaled = Pictures.scaledTo(group.getKey(), widths);
      for (var i = 0; i < widths.size(); i++) {
        files.put(group.getValue().get(i).path(), scaled.get(i).bytes());
      }
    }
  }

  private static String mailPicture(Picture picture) {
    return MAIL_PICTURE + picture.sha256().substring(0, 16) + "." + picture.format().extension();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
