package dk.pip.guides.web;

import dk.pip.guides.Guide;
import dk.pip.guides.GuideTree;
import dk.pip.guides.Guides;
import dk.pip.shared.Audience;
import dk.pip.site.SitemapSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// The guides that everybody may read, for search engines.
@Component
class GuideSitemap implements SitemapSource {
  private final Guides guides;

  GuideSitemap(Guides guides) {
    this.guides = guides;
  }

  @Override
  public Stream<Entry> pages() {
    var tree = guides.tree();
    var top = tree.shown(null, Audience.PUBLIC);
    var all = top.stream().flatMap(guide -> tree.subtree(guide).stream()).filter(guide -> tree.isSeenBy(Audience.PUBLIC, guide));
    return top.isEmpty() ? Stream.of() : Stream.concat(Stream.of(new Entry(GuideTree.PUBLIC, null)), all.map(guide -> new Entry(tree.address(guide), at(guide))));
  }

  private static java.time.Instant at(Guide guide) {
    return Objects.requireNonNull(guide.publication()).at();
  }
}
