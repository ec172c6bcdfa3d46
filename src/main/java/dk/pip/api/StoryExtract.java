package dk.pip.api;

import dk.pip.api.FullStory.Link;
import dk.pip.api.FullStory.StoryAttachment;
import dk.pip.api.StoryBrief.StoryPicture;
import dk.pip.editions.Attachment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/// Takes a story apart that was published as a page, as others want to show it in pages of their own: without our style, with whole
/// addresses.
final class StoryExtract {
  private static final String NOWHERE = "https://here.invalid";
  private static final Pattern CONTROLS = Pattern.compile("[\\u00ad\\u200b\\u2060]");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\u00a0]+");
  private static final Pattern LINE_ENDS = Pattern.compile(" *\\n *");
  private static final Pattern GAPS = Pattern.compile("\\n{3,}");
  private static final String BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, tr, figcaption";

  /// What running text may be made of elsewhere; none of our classes, and nothing that runs.
  private static final Safelist KNOWN =
      Safelist.relaxed()
          .addTags("figure", "figcaption", "del", "hr", "footer")
          .addAttributes("img", "srcset", "sizes")
          .addAttributes(":all", "lang", "dir")
          .addProtocols("a", "href", "tel")
          .preserveRelativeLinks(true);

  private final Element article;
  private final String site;

  /// @param html the content of the story's page
  /// @param site what stands before addresses from the root; may be empty
  StoryExtract(String html, String site) {
    var page = Jsoup.parseBodyFragment(html, NOWHERE);
    var found = page.selectFirst("article");
    this.article = found == null ? page.body() : found;
    this.site = site;
  }

  FullStory story(StoryBrief brief) {
    var prose = article.selectFirst(".prose-story");
    var body = prose == null ? new Element("div") : prose;
    return new FullStory(
        brief,
        date(),
        html(body),
        text(body),
        pictures(),
        attachments(),
        link(article.selectFirst(".video .acts a"), article.selectFirst(".video .addition-title, .video h2, .video h3")),
        link(article.selectFirst("article > .onward a"), null),
        article.select(".related a").stream().map(one -> new Link(one.text(), whole(one.attr("href")))).toList());
  }

  private @Nullable LocalDate date() {
    var time = article.selectFirst(".byline time");
    return time == null ? null : LocalDate.parse(time.attr("datetime"));
  }

  private String html(Element body) {
    var shell = Document.createShell(NOWHERE);
    shell.body().append(body.html());
    shell.select("img[src*=?fjernet]").remove();
    for (var image : shell.select("img")) {
      image.attr("src", whole(image.attr("src")));
      if (image.hasAttr("srcset")) {
        image.attr("srcset", srcset(image.attr("srcset")));
      }
    }
    shell.select("a[href]").forEach(link -> link.attr("href", whole(link.attr("href"))));
    var clean = new Cleaner(KNOWN).clean(shell);
    clean.outputSettings(new Document.OutputSettings().prettyPrint(false));
    return clean.body().html().strip();
  }

  private String srcset(String set) {
    var whole = new ArrayList<String>();
    for (var one : set.split(",")) {
      whole.add(whole(one.strip()));
    }
    return String.join(", ", whole);
  }

  static String text(Element body) {
    var copy = body.clone();
    copy.select("br").forEach(line -> line.after("\n"));
    for (var block : copy.select(BLOCKS)) {
      block.prependText("\n\n");
      block.appendText("\n\n");
    }
    copy.select("li > p, blockquote > p").forEach(inner -> inner.appendText("\n"));
    copy.select("td, th").forEach(cell -> cell.appendText(" "));
    copy.select("img[alt]").remove();
    var text = CONTROLS.matcher(copy.wholeText()).replaceAll("");
    return GAPS.matcher(LINE_ENDS.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("\n")).replaceAll("\n\n").strip();
  }

  private List<StoryPicture> pictures() {
    var pictures = new ArrayList<StoryPicture>();
    for (var image : article.select("img[src^=/billeder/]")) {
      if (image.attr("src").contains("?")) {
        continue;
      }
      var sizes = new ArrayList<StoryPicture.Size>();
      for (var one : image.attr("srcset").split(",")) {
        var parts = one.strip().split("\\s+");
        if (parts.length == 2 && parts[1].matches("\\d{1,6}w")) {
          sizes.add(new StoryPicture.Size(whole(parts[0]), Integer.parseInt(parts[1].substring(0, parts[1].length() - 1))));
        }
      }
      pictures.add(
          new StoryPicture(
              whole(image.attr("src")), image.attr("alt"), number(image.attr("width")), number(image.attr("height")), caption(image), List.copyOf(sizes)));
    }
    return List.copyOf(pictures);
  }

  private static @Nullable String caption(Element image) {
    var figure = image.closest("figure");
    var caption = figure == null ? null : figure.selectFirst("figcaption");
    return caption == null || caption.text().isBlank() ? null : CONTROLS.matcher(caption.text()).replaceAll("");
  }

  private static int number(String text) {
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
  }

  private List<StoryAttachment> attachments() {
    var files = new ArrayList<StoryAttachment>();
    for (var link : article.select(".attachments a[href]")) {
      var address = link.attr("href");
      var title = link.clone();
      title.select(".facts").remove();
      files.add(new StoryAttachment(title.text().strip(), whole(address), type(address)));
    }
    return List.copyOf(files);
  }

  private static String type(String address) {
    return Attachment.Kind.ofName(address).map(Attachment.Kind::contentType).orElse("application/octet-stream");
  }

  private @Nullable Link link(@Nullable Element link, @Nullable Element title) {
    return link == null ? null : new Link((title == null ? link : title).text(), whole(link.attr("href")));
  }

  private String whole(String address) {
    return address.startsWith("/") ? site + address : address;
  }
}
