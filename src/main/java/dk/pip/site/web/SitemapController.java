package dk.pip.site.web;

import dk.pip.access.Anyone;
import dk.pip.municipality.Municipality;
import dk.pip.site.SitemapSource;
import dk.pip.web.Errors;
import dk.pip.web.NotFound;
import dk.pip.web.PublicPages;
import dk.pip.web.Served;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What search engines are told: which pages there are (sitemaps.org), and which they are not to ask for.
@Controller
class SitemapController {
  private static final String SITEMAP = "/sitemap.xml";
  private static final String CONTENT_TYPE = "application/xml;charset=UTF-8";

  private final List<SitemapSource> sources;
  private final Municipality municipality;
  private final PublicPages pages;

  SitemapController(List<SitemapSource> sources, Municipality municipality, PublicPages pages) {
    this.sources = List.copyOf(sources);
    this.municipality = municipality;
    this.pages = pages;
  }

  /// All pages, or the parts that they are told in where they are more than search engines take at a time.
  @Anyone
  @GetMapping(SITEMAP)
  Served sitemap(HttpServletRequest request) {
    var root = root(request);
    var entries = entries();
    var xml = entries.size() > Sitemap.MOST ? Sitemap.index(root, entries) : Sitemap.of(root, entries);
    return pages.text(SITEMAP, CONTENT_TYPE, xml);
  }

  @Anyone
  @GetMapping("/sitemap-{part:[1-9][0-9]?[0-9]?}.xml")
  Served part(@PathVariable int part, HttpServletRequest request) {
    var root = root(request);
    var entries = entries();
    var from = (part - 1L) * Sitemap.MOST;
    if (from >= entries.size() || entries.size() <= Sitemap.MOST) {
      throw new NotFound();
    }
    var those = entries.subList((int) from, (int) Math.min(entries.size(), from + Sitemap.MOST));
    return pages.text("/sitemap-" + part + ".xml", CONTENT_TYPE, Sitemap.of(root, those));
  }

  @Anyone
  @GetMapping("/robots.txt")
  Served robots() {
    var text = new StringBuilder("User-agent: *\n");
    for (var folder : List.of("/redaktion/", "/medarbejder/", "/indstillinger/", "/konto/", "/feeds/personlig/", "/log-ind")) {
      text.append("Disallow: ").append(folder).append('\n');
    }
    var site = municipality.imprint().site();
    if (site != null) {
      text.append("\nSitemap: ").append(site).append(SITEMAP).append('\n');
    }
    return pages.text("/robots.txt", "text/plain;charset=utf-8", text.toString());
  }

  private List<SitemapSource.Entry> entries() {
    return sources.stream().flatMap(SitemapSource::pages).toList();
  }

  private String root(HttpServletRequest request) {
    var site = municipality.imprint().site();
    if (site == null) {
      request.setAttribute(Errors.EXPLANATION, "site.sitemap.no-address");
      throw new NotFound();
    }
    return site.toString();
  }
}
