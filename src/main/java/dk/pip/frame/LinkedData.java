package dk.pip.frame;

import dk.pip.municipality.Imprint;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What search engines are told of a page as data (schema.org, JSON-LD): whose it is, where it stands, and what it says if it
/// is an article. Nothing that the page itself does not say.
final class LinkedData {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PageAbout about;
  private final Imprint imprint;
  private final URI site;

  private LinkedData(PageAbout about, Imprint imprint, URI site) {
    this.about = about;
    this.imprint = imprint;
    this.site = site;
  }

  /// As it may stand in a script element: no text in it can end that.
  static String of(PageAbout about, @Nullable PageFacts facts, Imprint imprint, URI site, PageAbout.SharedPicture picture) {
    var data = new LinkedData(about, imprint, site);
    var graph = new ArrayList<Map<String, Object>>();
    graph.add(data.organization());
    graph.add(data.website());
    var article = facts == null ? null : facts.article();
    if (article != null) {
      graph.add(data.article(article, picture));
    }
    if (facts != null && !facts.crumbs().isEmpty()) {
      graph.add(data.breadcrumbs(facts.crumbs()));
    }
    var all = thing("@context", "https://schema.org", "@graph", graph);
    return JSON.writeValueAsString(all).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  private Map<String, Object> organization() {
    var arms = imprint.arms();
    return thing(
        "@type", "GovernmentOrganization",
        "@id", organizationId(),
        "name", imprint.municipality(),
        "url", site + "/",
        "email", blank(imprint.contactMail()),
        "address", blank(imprint.postalAddress()),
        "logo", arms == null ? null : site + "/billeder/" + arms.sha256() + "-" + PublicFrames.ARMS_WIDTH + ".jpg");
  }

  private Map<String, Object> website() {
    return thing(
        "@type", "WebSite",
        "@id", websiteId(),
        "name", imprint.newsletter(),
        "description", blank(imprint.tagline()),
        "url", site + "/",
        "publisher", Map.of("@id", organizationId()));
  }

  private Map<String, Object> article(PageFacts.Article article, PageAbout.SharedPicture picture) {
    var author = article.author();
    return thing(
        "@type", "NewsArticle",
        "@id", site + about.path(),
        "mainEntityOfPage", site + about.path(),
        "headline", about.title(),
        "description", about.description(),
        "articleSection", article.section(),
        "inLanguage", article.language(),
        "datePublished", article.publishedAt().toString(),
        "dateModified", article.changedAt().toString(),
        "creditText", article.byline(),
        "author", author == null ? Map.of("@id", organizationId()) : thing("@type", author.isPerson() ? "Person" : "Organization", "name", author.name(), "url", site + author.path()),
        "publisher", Map.of("@id", organizationId()),
        "isPartOf", Map.of("@id", websiteId()),
        "image", thing("@type", "ImageObject", "url", picture.address(), "width", picture.width(), "height", picture.height()));
  }

  private Map<String, Object> breadcrumbs(List<PageFacts.Crumb> crumbs) {
    var items = new ArrayList<Map<String, Object>>();
    for (var crumb : crumbs) {
      items.add(thing("@type", "ListItem", "position", items.size() + 1, "name", crumb.name(), "item", site + crumb.path()));
    }
    return thing("@type", "BreadcrumbList", "itemListElement", items);
  }

  private String organizationId() {
    return site + "/#kommune";
  }

  private String websiteId() {
    return site + "/#nyhedsbrev";
  }

  private static @Nullable String blank(String text) {
    return text.isBlank() ? null : text;
  }

  /// What is null is left out.
  private static Map<String, Object> thing(@Nullable Object... pairs) {
    var thing = new LinkedHashMap<String, Object>();
    for (var i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] instanceof Object value) {
        thing.put(String.valueOf(Objects.requireNonNull(pairs[i])), value);
      }
    }
    return thing;
  }
}
