package dk.pip.editions;

import static org.assertj.core.api.Assertions.assertThat;

import dk.pip.editions.render.FolderLinks;
import dk.pip.editions.render.MailFooter;
import dk.pip.editions.render.MailForm;
import dk.pip.editions.render.MailRenderer;
import dk.pip.editions.render.WebRenderer;
import dk.pip.editions.render.WebSetting;
import dk.pip.pictures.Picture;
import dk.pip.shared.Language;
import dk.pip.shared.Texts;
import dk.pip.testing.WebEditions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// An edition as somebody wrote it, read and set: for tests of what becomes of texts.
final class WrittenEdition {
  static final Instant AT = Instant.parse("2026-03-10T08:00:00Z");

  private final Map<String, String> files = new LinkedHashMap<>();
  private final StringBuilder blocks = new StringBuilder();

  /// An edition with one story of this body.
  static WrittenEdition ofBody(String body) {
    return new WrittenEdition().story("historien", "headline: Historien\n", body);
  }

  WrittenEdition story(String slug, String fields, String body) {
    files.put("stories/" + slug + ".md", "---\n" + fields + "---\n\n" + body);
    blocks.append("  - kind: story\n    story: ").append(slug).append('\n');
    return this;
  }

  WrittenEdition file(String path, String text) {
    files.put(path, text);
    return this;
  }

  WrittenEdition block(String yaml) {
    blocks.append(yaml.indent(4).replaceFirst("^ {4}", "  - "));
    return this;
  }

  Bundle read() {
    var edition = "format: pip-edition-1\nnumber: 3\nmonth: 2026-03\ntitle: Forår i byen\nblocks:\n" + blocks;
    var bytes = new LinkedHashMap<String, byte[]>();
    bytes.put(BundleFiles.EDITION, edition.getBytes(StandardCharsets.UTF_8));
    files.forEach((file, text) -> bytes.put(file, text.getBytes(StandardCharsets.UTF_8)));
    return BundleReader.read(new BundleFiles(bytes), (_, _) -> Map.<String, Picture>of());
  }

  private Manuscript manuscript() {
    return new Manuscript(read().edition(), WebEditions.imprint(), Map.of());
  }

  /// The edition's page and those of its stories.
  List<Document> web() {
    return WebRenderer.render(manuscript(), WebSetting.of(new FolderLinks(null), AT)).pages().stream()
        .map(page -> Jsoup.parse(page.html()))
        .toList();
  }

  /// What the text of the first story became on the web, as HTML.
  String webBody() {
    return web().get(1).select(".prose-story").html().replaceAll("\\s*\\n\\s*", "");
  }

  MailForm mail() {
    return new MailRenderer().render(manuscript(), MailFooter.TEST);
  }

  /// What is wrong or worth a look, each as `file:line text`.
  List<String> findings() {
    var findings = new ArrayList<Finding>();
    try {
      findings.addAll(Checks.ofContent(read()));
    } catch (BundleUnreadable refused) {
      findings.addAll(refused.findings());
    }
    var danish = Texts.in(Language.DA);
    return findings.stream()
        .filter(finding -> finding.level() != Finding.Level.PASSED)
        .filter(finding -> !finding.key().equals("editions.check.short-story"))
        .map(finding -> (finding.place() + " " + finding.text(danish)).strip())
        .toList();
  }

  void hasNoFindings() {
    assertThat(findings()).isEmpty();
  }
}
